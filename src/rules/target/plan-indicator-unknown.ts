import type { Plan, Portfolio } from '../../model/portfolio.ts';
import { suggest } from '../../text/suggestion.ts';
import type { Rule } from '../rule.ts';

/** A plan belongs to a framework and an indicator that exist. */
export const planIndicatorUnknown: Rule = {
  id: 'plan-indicator-unknown',
  severity: 'error',
  summary: 'The folder and the name of a plan are those of a framework and of its indicator.',
  why: 'The targets of a misspelt indicator reach no report.',
  fix: 'Rename the folder or the file.',
  reach: 'outline',
  *check({ portfolio }) {
    const names = new Map(portfolio.frameworks.map(({ id, indicators }) => [id, [...indicators.keys()]]));
    for (const plan of portfolio.plans) {
      const known = names.get(plan.framework);
      if (known?.includes(plan.indicator) || (known === undefined && mayBe(plan, portfolio))) continue;
      const hint = known === undefined ? suggest(plan.framework, names.keys()) : suggest(plan.indicator, known);
      yield {
        at: plan.at,
        message:
          known === undefined
            ? `There is no framework ${plan.framework}, after which the folder of this plan is named.`
            : `There is no indicator ${plan.indicator} in ${plan.framework}, after which this plan is named.`,
        ...(hint === undefined ? {} : { hint }),
      };
    }
  },
};

/** The framework's file could not be read. */
function mayBe({ framework }: Plan, { unknown }: Portfolio): boolean {
  return unknown.frameworks.has(framework) || unknown.frameworks.has('*');
}
