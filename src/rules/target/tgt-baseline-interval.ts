import { digits } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** The survey interval of a baseline holds its value. */
export const tgtBaselineInterval: Rule = {
  id: 'tgt-baseline-interval',
  reach: 'framework',
  severity: 'error',
  summary: 'The survey interval of a baseline has its lower end below its upper one, and holds the value.',
  why: 'A change inside the interval is within the margin of error: the interval has to be right.',
  fix: 'Correct lower, upper or the value.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      const { baseline, id } = indicator;
      if (baseline?.kind !== 'known') continue;
      const { lower, upper, value, at } = baseline;
      const hint = 'Correct the one that is wrong.';
      if (lower !== undefined && upper !== undefined && lower.gt(upper)) {
        const message = `The baseline of ${id} has a lower end (${digits(lower)}) above its upper end (${digits(upper)}).`;
        yield { at: child(at, 'lower'), message, hint };
      } else if (value !== undefined && (lower?.gt(value) === true || upper?.lt(value) === true)) {
        const interval = `${lower === undefined ? '…' : digits(lower)} to ${upper === undefined ? '…' : digits(upper)}`;
        yield {
          at: child(at, 'value'),
          message: `The baseline of ${id} (${digits(value)}) lies outside its interval, ${interval}.`,
          hint,
        };
      }
    }
  },
};
