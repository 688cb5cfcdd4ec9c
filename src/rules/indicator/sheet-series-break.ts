import { keyOf } from '../../text/location.ts';
import { changedKeys, definitionName, newChanges } from '../changed-meaning.ts';
import { pairs } from '../released.ts';
import type { Rule } from '../rule.ts';

/** A change of meaning after the first values says whether it breaks the series. */
export const sheetSeriesBreak: Rule = {
  id: 'sheet-series-break',
  severity: 'warning',
  needs: 'release',
  summary: 'A change of what a measured indicator means says whether values before and after can be compared.',
  why: 'Before and after are drawn as one line (Open SDG marks series breaks; SDMX COMPARABILITY).',
  fix: 'Say break: true or break: false in the entry under changes.',
  *check({ portfolio, released, measured }) {
    for (const { framework, now, before } of pairs(portfolio, released)) {
      if (!measured.has(`${framework.id}/${now.id}`)) continue;
      const keys = changedKeys(before, now, portfolio.languages);
      const told = newChanges(before, now);
      const last = told.at(-1);
      if (keys.length === 0 || last === undefined || told.some((change) => change.break !== undefined)) continue;
      yield {
        at: keyOf(last.at),
        message: `${definitionName(now)} has values, and its change (${keys.join(', ')}) does not say whether it breaks the series.`,
        hint: 'Add break: true where values before and after cannot be compared, else break: false.',
      };
    }
  },
};
