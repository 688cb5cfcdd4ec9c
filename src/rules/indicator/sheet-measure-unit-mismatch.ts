import { isAdditive } from '../../model/measure.ts';
import { everyLanguage } from '../../model/text.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Only what is certain: “% change” is a number that was published so, and an index may be a share. */
const percent = /^\s*(?:%|per ?cent(?:age)?)(?:\s+of\b|\s*$)/i;
const count = /^\s*(?:(?:number|count) of\b|(?:people|persons|households|cities|units)\s*$)/i;

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
      const units = unit === undefined ? [] : everyLanguage(unit, child(at, 'unit'));
      const share = units.find(({ text }) => percent.test(text));
      const plural = units.find(({ text }) => count.test(text));
      const but = `but its measure is ${measure}`;
      if (share !== undefined && (isAdditive(definition) || (measure === 'ratio' && !per.eq(100)))) {
        const hint = 'Expected measure: percentage, or the unit that is counted.';
        yield { at: share.at, message: `The unit of ${name} is "${share.text}", ${but}.`, hint };
      } else if (plural !== undefined && measure === 'percentage') {
        const hint = 'Expected a unit such as "% of households", or measure: number.';
        yield { at: plural.at, message: `The unit of ${name} is "${plural.text}", ${but}.`, hint };
      } else if (currency !== undefined && (measure === 'number' || measure === 'percentage')) {
        const hint = 'Expected measure: currency; or remove the currency.';
        yield {
          at: keyOf(child(at, 'currency')),
          message: `The indicator ${name} names the currency ${currency}, ${but}.`,
          hint,
        };
      }
    }
  },
};
