import type { Rule } from '../rule.ts';
import { silentChanges } from './silent-changes.ts';

/** A target of a final indicator is not changed without a record. */
export const tgtChangedFinal: Rule = {
  id: 'tgt-changed-final',
  severity: 'error',
  needs: 'release',
  summary: 'A target that was final in the last release is what it says, or a revision keeps the old value.',
  why: 'What was approved changes by approval: an old target stays beside the new one.',
  fix: 'Put the old value back, or keep it under revisions, with the date, the reason and who approved it.',
  *check({ portfolio, released, asOf }) {
    for (const { at, message, hint, period, before } of silentChanges(portfolio, released)) {
      // What has ended is a matter of tgt-changed-late.
      if (period.end < asOf || before.status !== 'final') continue;
      yield { at, message: `${message}; it was approved as final.`, hint };
    }
  },
};
