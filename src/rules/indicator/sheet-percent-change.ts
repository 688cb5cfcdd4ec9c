import { say } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishNames } from './english-names.ts';
import { percentChangeIn } from './percent-change.ts';

/** English names and units measure a thing, not its change in per cent. */
export const sheetPercentChange: Rule = {
  id: 'sheet-percent-change',
  severity: 'info',
  language: 'en',
  summary: 'An indicator measures a thing, not its change in per cent.',
  why: 'A percentage change cannot be added up over places or periods, and hides what it is a change of (DevResults).',
  fix: 'Collect the thing itself; the change follows from the baseline.',
  *check({ portfolio }) {
    for (const { definition, name } of englishNames(portfolio)) {
      const inName = percentChangeIn(name.text);
      const found = inName ?? percentChangeIn(say(definition.unit, ['en']));
      if (found === undefined) continue;
      yield {
        at: inName === undefined ? child(definition.at, 'unit') : name.at,
        message: `${inName === undefined ? 'The unit' : 'The name'} of ${definition.id} says "${found}": a change, not what changes.`,
        hint: 'Collect the thing itself with a baseline; a target may still be written as a change of it.',
      };
    }
  },
};
