import { liveIndicators } from '../../model/indicators.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { child, keyOf } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import type { Rule } from '../rule.ts';

/** A framework keeps to the numbers of indicators that were agreed. */
export const indBudget: Rule = {
  id: 'ind-budget',
  severity: 'warning',
  summary: 'A framework has at most as many indicators, in all and at each level or tier, as its limits say.',
  why: 'Sets that are followed stay small: Cities Alliance went from 47 indicators to 42 over four tiers, Eurostat keeps six a goal.',
  fix: 'Keep the indicators that decisions rest on; retire the others, or raise limits.indicators_total or indicators_per_level.',
  reach: 'outline',
  *check({ portfolio, limits }) {
    const budgets = Object.entries(limits.indicatorsPerLevel);
    for (const framework of portfolio.frameworks) {
      const live = liveIndicators(framework);
      const { indicatorsTotal = Number.POSITIVE_INFINITY } = limits;
      if (live.length > indicatorsTotal) {
        yield over(framework, `${framework.id} has ${live.length} indicators`, indicatorsTotal);
      }
      for (const [id, budget] of budgets) {
        const count = live.filter((indicator) => standsAt(framework, indicator, id)).length;
        if (count > budget) yield over(framework, `${framework.id} has ${count} indicators at ${id}`, budget);
      }
    }
    yield* unheardBudgets(portfolio, budgets);
  },
};

function over({ at }: Framework, message: string, budget: number) {
  return {
    at: keyOf(child(at, 'indicators')),
    message: `${message}; expected at most ${budget}.`,
    hint: 'Retire those that no decision rests on, or raise the limit in plumbline.yaml.',
  };
}

function standsAt({ results }: Framework, { result, tier }: Indicator, id: string): boolean {
  return tier === id || results.get(result.id)?.level.id === id;
}

/** A budget for a level that does not exist limits nothing. */
function* unheardBudgets({ at, frameworks, unknown }: Portfolio, budgets: readonly (readonly [string, number])[]) {
  if (unknown.frameworks.size > 0 || unknown.library) return;
  const known = new Set(
    frameworks.flatMap(({ levels, indicators }) => [
      ...levels.map(({ id }) => id),
      ...[...indicators.values()].flatMap(({ tier }) => tier ?? []),
    ]),
  );
  for (const [id] of budgets) {
    if (known.has(id)) continue;
    const hint = suggest(id, known);
    yield {
      at: keyOf(child(at, 'limits', 'indicators_per_level', id)),
      message: `limits.indicators_per_level sets a budget for ${id}, which is neither a level nor a tier.`,
      ...(hint === undefined ? {} : { hint }),
    };
  }
}
