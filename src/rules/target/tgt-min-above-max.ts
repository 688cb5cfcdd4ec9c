import { digits } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { planValues, titleOf } from './planned-values.ts';

/** The edges of a band stand in order. */
export const tgtMinAboveMax: Rule = {
  id: 'tgt-min-above-max',
  reach: 'framework',
  severity: 'error',
  summary: 'The lower edge of a band is not above its upper edge, and a value beside them lies between.',
  why: 'No measured value can lie inside a band that is upside down.',
  fix: 'Exchange min and max, or correct the value.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      const { kind, at, planned } = each;
      const { min, max, value } = planned;
      if (kind === 'baseline') continue;
      if (min !== undefined && max !== undefined && min.gt(max)) {
        yield {
          at: child(at, 'min'),
          message: `${titleOf(each)} has a min (${digits(min)}) above its max (${digits(max)}).`,
          hint: 'Were the two exchanged?',
        };
      } else if (value !== undefined && (min?.gt(value) === true || max?.lt(value) === true)) {
        const band = `${min === undefined ? '…' : digits(min)} to ${max === undefined ? '…' : digits(max)}`;
        yield {
          at: child(at, 'value'),
          message: `${titleOf(each)} (${digits(value)}) lies outside its own band, ${band}.`,
          hint: 'Correct the one that is wrong.',
        };
      }
    }
  },
};
