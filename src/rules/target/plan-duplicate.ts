import type { PlanRow } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { aboutRow } from './planned-values.ts';

/** One thing has one row in a plan. */
export const planDuplicate: Rule = {
  id: 'plan-duplicate',
  severity: 'error',
  summary: 'Kind, period, place, reporter and categories together have one row in a plan.',
  why: 'Of two targets for one thing one is wrong, and adding them counts it twice.',
  fix: 'Keep one of the two rows.',
  *check({ portfolio }) {
    for (const { rows } of portfolio.plans) {
      const first = new Map<string, PlanRow>();
      for (const row of rows) {
        const key = keyOf(row);
        const before = first.get(key);
        if (before === undefined) {
          first.set(key, row);
          continue;
        }
        const about = aboutRow(row);
        yield {
          at: row.at,
          message: `The ${row.kind} for ${row.period.text}${about === '' ? '' : ` (${about})`} stands twice.`,
          hint: 'Keep one of the two rows; what tells them apart is a place, a reporter or a category.',
          related: [{ at: before.at, message: 'The first one.' }],
        };
      }
    }
  },
};

function keyOf({ kind, period, place, reporter, categories }: PlanRow): string {
  const sorted = [...categories].map(([dimension, { id }]) => [dimension, id]).toSorted();
  return JSON.stringify([kind, period.start, period.end, place?.id, reporter?.id, sorted]);
}
