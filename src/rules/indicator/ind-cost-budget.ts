import { digits, exact, sum } from '../../model/decimal.ts';
import { liveIndicators } from '../../model/indicators.ts';
import type { Framework, Indicator } from '../../model/portfolio.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Collecting what a framework measures costs no more than its budget. */
export const indCostBudget: Rule = {
  id: 'ind-cost-budget',
  severity: 'warning',
  summary: 'Collecting the indicators of a framework costs at most limits.collection_cost a year, in one currency.',
  why: 'An indicator is economic when its cost fits its use (CREAM: clear, relevant, economic, adequate, monitorable).',
  fix: 'Collect less often, share a survey, or retire the indicators that cost most; give all costs in one currency.',
  *check({ portfolio, limits }) {
    const budget = limits.collectionCost;
    if (budget === undefined) return;
    for (const framework of portfolio.frameworks) {
      const costs = costsOf(framework);
      const [first, ...others] = costs;
      if (first === undefined) continue;
      const other = others.find(({ currency }) => currency !== first.currency);
      if (other !== undefined) {
        yield {
          at: other.at,
          message: `${other.id} costs ${other.currency}, ${first.id} costs ${first.currency}: they cannot be added up and held against limits.collection_cost.`,
          hint: 'Give all costs of a framework in one currency.',
          related: [{ at: first.at, message: `A cost in ${first.currency}.` }],
        };
        continue;
      }
      const total = sum(costs.map(({ amount }) => amount));
      if (total.lte(exact(budget))) continue;
      yield {
        at: keyOf(child(framework.at, 'indicators')),
        message: `Collecting the indicators of ${framework.id} costs ${digits(total)} ${first.currency} a year; expected at most ${budget}.`,
        hint: 'Collect less often, share a survey, or retire what costs most.',
        related: costs
          .toSorted((a, b) => b.amount.comparedTo(a.amount))
          .slice(0, 3)
          .map(({ id, amount, currency, at }) => ({ at, message: `${id}: ${digits(amount)} ${currency}.` })),
      };
    }
  },
};

function costsOf(framework: Framework) {
  return liveIndicators(framework).flatMap(({ id, cost, definitionAt }: Indicator) =>
    cost === undefined ? [] : [{ id, ...cost, at: child(definitionAt, 'cost') }],
  );
}
