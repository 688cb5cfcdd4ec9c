import { digits, exact } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { isCounted } from '../../model/measure.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, valuesOf } from './planned-values.ts';

/** Below it a percentage may well be meant: a prevalence, a loss rate. */
const smallest = exact('0.1');

/** Percentages are written in percent, not as fractions. */
export const tgtPercentAsFraction: Rule = {
  id: 'tgt-percent-as-fraction',
  reach: 'framework',
  severity: 'warning',
  summary: 'Percentages are written in percent (45), not as fractions (0.45).',
  why: 'Spreadsheets store 45 % as 0.45; copied as it stands, every measured value passes such a target.',
  fix: 'Write 45 for 45 %; where the share is truly that small, say so with plausible: {max: 1}.',
  *check({ portfolio }) {
    for (const owned of measuredIndicators(portfolio)) {
      const { indicator } = owned;
      if (!isPercentage({ indicator, counted: isCounted(indicator) }) || indicator.plausible?.max?.lte(1) === true)
        continue;
      const values = [...valuesOf(owned)].flatMap(({ value, at }) =>
        value === undefined || value.isZero() ? [] : [{ value, at }],
      );
      const [first, ...rest] = values;
      const isFraction =
        values.every(({ value }) => value.gt(0) && value.lte(1)) &&
        values.some(({ value }) => value.gte(smallest) && value.lt(1));
      if (first === undefined || !isFraction) continue;
      yield {
        at: child(first.at, 'value'),
        message: `All planned values of ${indicator.id} are 1 or less (${values.map(({ value }) => digits(value)).join(', ')}), and it is a percentage.`,
        hint: `Write ${digits(first.value.times(100))} for ${digits(first.value)}; where the share is truly that small, say plausible: {max: 1}.`,
        related: rest.map(({ at }) => ({ at, message: 'Also here.' })),
      };
    }
  },
};
