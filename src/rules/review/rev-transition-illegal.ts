import type { IndicatorStatus, StatusStep } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type Reviewed, reviewsIn } from './reviewed.ts';

const ways: Readonly<Record<IndicatorStatus, readonly IndicatorStatus[]>> = {
  draft: ['reviewed'],
  reviewed: ['final', 'draft'],
  final: ['retired'],
  retired: [],
};

/** The life of an indicator goes step by step. */
export const revTransitionIllegal: Rule = {
  id: 'rev-transition-illegal',
  severity: 'error',
  summary:
    'An indicator goes from draft to reviewed, final and retired, or from reviewed back to draft; its log says so without gaps.',
  why: 'The log is what an auditor reads: who let the indicator pass, when, and from where (Akvo RSR keeps such states).',
  fix: 'Add the step that is missing, or correct the status.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const reviewed of reviewsIn(portfolio)) {
      const wrong = reviewed.review.log.flatMap((step, index, log) => wrongIn(step, log[index - 1], reviewed) ?? []);
      const last = reviewed.review.log.at(-1);
      if (wrong.length > 0) yield* wrong;
      else if (last !== undefined) yield* wrongEnd(last, reviewed);
    }
  },
};

function wrongIn(step: StatusStep, before: StatusStep | undefined, { indicator }: Reviewed): Finding | undefined {
  const { at, date, from, to } = step;
  const where = `The step of ${indicator.id} on ${date}`;
  if (!ways[from].includes(to)) {
    const expected = ways[from].join(' or ');
    return {
      at: child(at, 'to'),
      message: `${where} leads from ${from} to ${to}; expected ${expected === '' ? 'no step after it' : expected}.`,
      hint: 'The way is draft, reviewed, final, retired; what is reviewed may go back to draft.',
    };
  }
  // Where a step between the two could not be read, they need not meet.
  if (before === undefined || !follows(before, step)) return undefined;
  const related = [{ at: before.at, message: 'The step before.' }];
  if (before.to !== from) {
    return {
      at: child(at, 'from'),
      message: `${where} starts at ${from}, but the step before ended at ${before.to}.`,
      related,
    };
  }
  if (date >= before.date) return undefined;
  return {
    at: child(at, 'date'),
    message: `${where} stands after one of ${before.date}.`,
    hint: 'The earliest comes first.',
    related,
  };
}

function follows({ at: before }: StatusStep, { at }: StatusStep): boolean {
  return Number(at.path.at(-1)) === Number(before.path.at(-1)) + 1;
}

function* wrongEnd({ at, to }: StatusStep, { indicator }: Reviewed): Iterable<Finding> {
  if (to === indicator.status) return;
  yield {
    at: child(at, 'to'),
    message: `The log of ${indicator.id} ends at ${to}, but the indicator is ${indicator.status}.`,
    hint: 'Add the step that is missing, or correct the status.',
    related: [{ at: child(indicator.definitionAt, 'status'), message: `status: ${indicator.status}` }],
  };
}
