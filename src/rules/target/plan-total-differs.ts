import { digits } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { sameDays } from '../../model/period.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { plansByName, valuesOf } from './planned-values.ts';

/** A total in a plan equals the baseline or target at the indicator. */
export const planTotalDiffers: Rule = {
  id: 'plan-total-differs',
  severity: 'error',
  summary: 'A row of a plan that is for the whole framework equals the baseline or target at the indicator.',
  why: 'Two totals for one period, and every reader takes another one.',
  fix: 'Correct one of the two, or remove the row.',
  reach: 'framework',
  *check({ portfolio }) {
    const plans = plansByName(portfolio);
    for (const owned of measuredIndicators(portfolio)) {
      const { framework, id } = owned.indicator;
      for (const row of plans.get(`${framework}/${id}`)?.rows ?? []) {
        const { kind, period, value, at } = row;
        if (value === undefined || row.place !== undefined || row.reporter !== undefined || row.categories.size > 0)
          continue;
        const total = [...valuesOf(owned)].find((one) => one.kind === kind && sameDays(one.period, period));
        if (total?.value === undefined || total.value.eq(value)) continue;
        yield {
          at: child(at, 'value'),
          message: `The ${kind} of ${id} for ${period.text} is ${digits(value)} in its plan and ${digits(total.value)} in the framework.`,
          hint: 'Correct one of the two, or remove the row.',
          related: [{ at: total.at, message: `The ${kind} in the framework.` }],
        };
      }
    }
  },
};
