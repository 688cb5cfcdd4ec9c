import { measuredIndicators } from '../../model/indicators.ts';
import type { Indicator, PlanRow } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { plansByName } from './planned-values.ts';

/** A plan is broken down by dimensions that the indicator is broken down by. */
export const planDimensionUndeclared: Rule = {
  id: 'plan-dimension-undeclared',
  severity: 'warning',
  summary: 'A plan is broken down by dimensions, and crosses of them, that the indicator declares.',
  why: 'A target for women needs values for women: what is not collected cannot be compared.',
  fix: 'Add the dimension to disaggregate_by (or to cross), or leave it out of the plan.',
  reach: 'framework',
  *check({ portfolio }) {
    const plans = plansByName(portfolio);
    for (const { indicator } of measuredIndicators(portfolio)) {
      const told = new Set<string>();
      for (const row of plans.get(`${indicator.framework}/${indicator.id}`)?.rows ?? []) {
        const names = [...row.categories.keys()];
        const key = names.join(' × ');
        if (told.has(key) || isDeclared(row, indicator)) continue;
        told.add(key);
        const wanted = names.length > 1 ? `cross: [[${names.join(', ')}]]` : `disaggregate_by: [${key}]`;
        yield {
          at: row.categories.values().next().value?.at ?? row.at,
          message: `The plan of ${indicator.id} is broken down by ${key}, and the indicator is not.`,
          hint: `Add ${wanted} to the indicator, or leave it out of the plan.`,
          related: [
            { at: child(indicator.definitionAt, 'disaggregate_by'), message: 'What the indicator is broken down by.' },
          ],
        };
      }
    }
  },
};

function isDeclared({ categories }: PlanRow, { disaggregateBy, cross }: Indicator): boolean {
  const names = [...categories.keys()];
  const [only, second] = names;
  if (only === undefined) return true;
  if (second === undefined) return disaggregateBy.some(({ id }) => id === only);
  return cross.some((one) => one.length === names.length && one.every(({ id }) => names.includes(id)));
}
