import type { Rule } from '../rule.ts';
import { silentChanges } from './silent-changes.ts';

/** A baseline or target is not changed after its period without a record. */
export const tgtChangedLate: Rule = {
  id: 'tgt-changed-late',
  severity: 'error',
  needs: 'release',
  summary:
    'A baseline or target whose period has ended is what the last release says, or a revision keeps the old value.',
  why: 'Targets change in the plan, never once the result is known (MCC indicator tracking); a moved goalpost makes every rating worthless.',
  fix: 'Put the old value back, or keep it under revisions, with the date and the reason.',
  *check({ portfolio, released, asOf }) {
    for (const { at, message, hint, period } of silentChanges(portfolio, released)) {
      if (period.end < asOf) yield { at, message: `${message}; its period ended on ${period.end}.`, hint };
    }
  },
};
