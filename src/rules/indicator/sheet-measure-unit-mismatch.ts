import { isAdditive } from '../../model/measure.ts';
import { everyLanguage } from '../../model/text.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** The unit is one of the measure. */
export const sheetMeasureUnitMismatch: Rule = {
  id: 'sheet-measure-unit-mismatch',
  severity: 'warning',
  summary: 'The unit is one of the measure.',
  why: 'A number of “%” is added up over places; a percentage of “households” is read as a count; money that is a plain number has no currency.',
  fix: 'Change the measure or the unit, so that both say the same.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, unit, currency, per } = definition;
      const texts = unit === undefined ? [] : everyLanguage(unit, child(at, 'unit'));
      const percent = texts.find(({ text }) => /^\s*(?:%|per ?cent(?:age)?)(?:\s+of\b|\s*$)/i.test(text));
      const count = texts.find(({ text }) =>
        /^\s*(?:(?:number|count) of\b|(?:people|persons|households|cities|units)\s*$)/i.test(text),
      );
      const isPlain = isAdditive(definition) || (measure === 'ratio' && !per.eq(100));
      if (percent !== undefined && isPlain) {
        const hint = 'Expected measure: percentage, or the unit that is counted.';
        yield {
          at: percent.at,
          message: `The unit of ${name} is "${percent.text}", but its measure is ${measure}.`,
          hint,
        };
      } else if (count !== undefined && measure === 'percentage') {
        const hint = 'Expected a unit such as "% of households", or measure: number.';
        yield { at: count.at, message: `The unit of ${name} is "${count.text}", but its measure is percentage.`, hint };
      } else if (currency !== undefined && (measure === 'number' || measure === 'percentage')) {
        const message = `The indicator ${name} names the currency ${currency}, but its measure is ${measure}.`;
        yield {
          at: keyOf(child(at, 'currency')),
          message,
          hint: 'Expected measure: currency; or remove the currency.',
        };
      }
    }
  },
};
