import { digits } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, planValues, titleOf } from './planned-values.ts';

/** Planned values lie in the range that the indicator calls plausible. */
export const tgtImplausible: Rule = {
  id: 'tgt-implausible',
  reach: 'framework',
  severity: 'warning',
  summary: 'Baselines and targets lie in the range that the indicator itself calls plausible.',
  why: 'A value out of range is a typing mistake, or the range is; measured values are held to the same.',
  fix: 'Correct the value, or plausible.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      const { indicator, value, at } = each;
      const { min, max } = indicator.plausible ?? {};
      if (value === undefined) continue;
      // tgt-percent-range says it.
      if (isPercentage(each) && !indicator.over100 && (value.lt(0) || value.gt(100))) continue;
      const isLow = min !== undefined && value.lt(min);
      const edge = isLow ? min : max;
      if (edge === undefined || (!isLow && value.lte(edge))) continue;
      yield {
        at: child(at, 'value'),
        message: `${titleOf(each)} (${digits(value)}) is ${isLow ? 'below' : 'above'} what the indicator calls plausible (at ${isLow ? 'least' : 'most'} ${digits(edge)}).`,
        hint: 'Correct the one that is wrong.',
        related: [{ at: child(indicator.definitionAt, 'plausible'), message: 'The plausible range.' }],
      };
    }
  },
};
