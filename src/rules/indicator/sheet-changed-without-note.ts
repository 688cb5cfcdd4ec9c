import { child, keyOf } from '../../text/location.ts';
import { changedKeys, definitionName, newChanges } from '../changed-meaning.ts';
import { pairs } from '../released.ts';
import type { Rule } from '../rule.ts';

/** A change of what an indicator means is told under `changes`. */
export const sheetChangedWithoutNote: Rule = {
  id: 'sheet-changed-without-note',
  severity: 'warning',
  needs: 'release',
  summary:
    'A definition, measure, unit, formula, direction or cumulation that is not what the last release says is told under `changes`.',
  why: 'Reference sheets have a field for changes to the indicator (USAID PIRS): readers of old figures must learn that they mean something else.',
  fix: 'Add an entry to changes: date, what, why, and whether it breaks the series.',
  *check({ portfolio, released, measured }) {
    for (const { framework, now, before } of pairs(portfolio, released)) {
      // A draft is there to be changed, while nothing has been measured by it.
      if (before.status === 'draft' && !measured.has(`${framework.id}/${now.id}`)) continue;
      const [first, ...rest] = changedKeys(before, now, portfolio.languages);
      if (first === undefined || newChanges(before, now).length > 0) continue;
      const all = [first, ...rest];
      yield {
        at: keyOf(child(now.definitionAt, first)),
        message: `${definitionName(now)} has another ${all.join(', ')} than in the last release, and its changes do not tell.`,
        hint: 'Add changes: [{date: …, what: …, why: …, break: true or false}].',
        related: rest.map((key) => ({ at: keyOf(child(now.definitionAt, key)), message: 'Also changed.' })),
      };
    }
  },
};
