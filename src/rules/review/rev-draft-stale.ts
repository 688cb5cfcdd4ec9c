import { daysBetween } from '../../model/period.ts';
import type { Framework } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { type Draft, draftsIn, isLate } from './drafts.ts';

/** A draft does not linger. */
export const revDraftStale: Rule = {
  id: 'rev-draft-stale',
  severity: 'warning',
  summary: 'A draft was last touched at most limits.draft_days ago.',
  why: 'Draft sets linger, and are measured, before anybody has agreed to them (Cities Alliance 2012).',
  fix: 'Have it reviewed, or drop it; a draft that is worked on has a new date under updated.',
  reach: 'framework',
  *check(input) {
    for (const framework of input.portfolio.frameworks) {
      const drafts = draftsIn(framework, input.portfolio).filter(
        ({ indicator }) => !isLate(indicator, input.measured, input.asOf),
      );
      const whole = staleFramework(framework, drafts, input);
      if (whole !== undefined) yield whole;
      for (const { indicator, since } of drafts) {
        // Written with a framework that is reported itself: one round of work.
        const isTold = whole !== undefined && framework.status === 'draft' && indicator.uses === undefined;
        if (since === undefined || (isTold && since.date <= (framework.updated ?? ''))) continue;
        yield* stale(`${indicator.id} is a draft and`, since, input);
      }
    }
  },
};

/** The framework as a draft, or for those of its drafts that have no date. */
function staleFramework(framework: Framework, drafts: readonly Draft[], input: RuleInput): Finding | undefined {
  const { at, id, status, updated } = framework;
  const undated = drafts.filter(({ since }) => since === undefined).length;
  if (updated === undefined || (status !== 'draft' && undated === 0)) return undefined;
  const subject =
    status === 'draft'
      ? `${id} is a draft and`
      : `${undated} ${undated === 1 ? 'indicator' : 'indicators'} of ${id} ${undated === 1 ? 'is a draft' : 'are drafts'} without a date, and ${id}`;
  const [found] = stale(subject, { date: updated, at: child(at, 'updated') }, input);
  return found;
}

function* stale(
  subject: string,
  { date, at }: NonNullable<Draft['since']>,
  { asOf, limits }: RuleInput,
): Iterable<Finding> {
  const days = daysBetween(date, asOf);
  if (days <= limits.draftDays) return;
  yield {
    at,
    message: `${subject} was last touched on ${date}, ${days} days before ${asOf}; expected at most ${limits.draftDays}.`,
    hint: 'Have it reviewed, or drop it.',
  };
}
