import { isOnScale, isQuotient } from '../../model/measure.ts';
import type { Definition } from '../../model/portfolio.ts';

/** Why a definition may not combine frameworks as it says (calculation contract, 1.4 and 1.5); undefined where it may. */
export function refusal(definition: Definition): { because: string; hint: string } | undefined {
  const { measure, parts, aggregation } = definition;
  const { frameworks, places, meanBecause } = aggregation;
  const counted = typeof places === 'object' ? places.kind : undefined;
  // A number of places: what was measured in them no longer matters.
  if (counted === 'count-if' || measure === undefined) return undefined;
  const share = isQuotient(definition) || counted === 'share-if';
  if (frameworks === 'sum' && (share || measure === 'index' || isOnScale(definition))) {
    const what = counted === 'share-if' ? 'a share of places' : `values of the measure ${measure}`;
    const hint = share ? 'Expected pooled, or weighted-mean with framework_weights.' : 'Expected median, min or max.';
    return { because: `${what} cannot be added up`, hint };
  }
  if (frameworks === 'mean' && (share || isOnScale(definition)) && meanBecause === undefined)
    return {
      because: `a mean of values of the measure ${measure} weighs a small country like a large one, and no reason is given`,
      hint: 'Expected pooled, weighted-mean or median; or mean_because with the reason.',
    };
  if (frameworks !== 'pooled') return undefined;
  if (!share)
    return {
      because: `the measure ${measure} has no numerator and denominator`,
      hint: 'Expected sum, or another way.',
    };
  if (parts !== 'sample') return undefined;
  return { because: 'its parts are samples', hint: 'Expected weighted-mean with framework_weights.' };
}
