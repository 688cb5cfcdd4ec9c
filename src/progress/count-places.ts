import { type Exact, exact } from '../model/decimal.ts';
import type { Condition, PlaceAggregation, Qualifier } from '../model/portfolio.ts';
import { type Combined, marksOf, qualifiersOf, type Valued } from './combined.ts';

/** How many places meet the condition, or their percentage of those that report. */
export function countPlaces(valued: readonly Valued[], rule: Extract<PlaceAggregation, object>): Combined {
  const { kind, condition } = rule;
  const met = valued.filter(({ value }) => meets(value, condition));
  const numerator = exact(met.length);
  const shared = { kind: 'value', qualifiers: countQualifiers(valued, condition), marks: marksOf(valued) } as const;
  const working = `${met.length} of ${valued.length} places ${condition.op} ${condition.value.toFixed()}`;
  if (kind === 'count-if') return { ...shared, value: numerator, working };
  const denominator = exact(valued.length);
  return { ...shared, value: numerator.times(100).div(denominator), numerator, denominator, working };
}

function meets(value: Exact, { op, value: edge }: Condition): boolean {
  if (op === '>=') return value.gte(edge);
  if (op === '>') return value.gt(edge);
  if (op === '<=') return value.lte(edge);
  return op === '<' ? value.lt(edge) : value.eq(edge);
}

/** A bound that does not settle the condition makes the count itself a bound. */
function countQualifiers(valued: readonly Valued[], condition: Condition): readonly Qualifier[] {
  const upward = condition.op === '>=' || condition.op === '>';
  const found = valued.flatMap(({ value, qualifiers }) =>
    qualifiers.flatMap((qualifier): readonly Qualifier[] => {
      if (qualifier === 'about' || condition.op === '=') return ['about'];
      const met = meets(value, condition);
      const settled = (qualifier === 'at-least') === upward ? met : !met;
      if (settled) return [];
      return [met ? 'at-most' : 'at-least'];
    }),
  );
  return qualifiersOf([{ qualifiers: found }]);
}
