import type { ReviewerOpinion, StatusStep } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { openReviews } from './reviewed.ts';

/** A review ends in a decision, with its reason. */
export const revDecisionMissing: Rule = {
  id: 'rev-decision-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A reviewer who scores decides; what is not kept, or goes back to draft, has a reason.',
  why: 'The author needs to know what to do, and the next reviewer why it was done.',
  fix: 'Add decision: keep, revise, merge or drop, and the reason.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { review, indicator } of openReviews(portfolio)) {
      for (const opinion of review.reviews) yield* missingIn(opinion, indicator.id);
      for (const step of review.log) yield* missingInStep(step, indicator.id);
    }
  },
};

function* missingIn({ at, party, scores, decision, reason }: ReviewerOpinion, id: string): Iterable<Finding> {
  if (decision === undefined && [...scores.values()].some(({ score }) => score !== null)) {
    yield {
      at,
      message: `${party.id} scores ${id} and decides nothing.`,
      hint: 'Add decision: keep, revise, merge or drop.',
    };
  } else if (decision !== undefined && decision !== 'keep' && reason === undefined) {
    yield {
      at: child(at, 'decision'),
      message: `${party.id} says ${decision} of ${id} without a reason.`,
      hint: 'Add reason.',
    };
  }
}

function* missingInStep({ at, date, from, to, reason }: StatusStep, id: string): Iterable<Finding> {
  if (from !== 'reviewed' || to !== 'draft' || reason !== undefined) return;
  yield { at, message: `${id} went back to draft on ${date} without a reason.`, hint: 'Add reason.' };
}
