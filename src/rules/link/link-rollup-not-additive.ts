import type { Definition, Portfolio } from '../../model/portfolio.ts';
import { child, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from './roll-ups.ts';

/** Frameworks are combined in a way that the measure allows. */
export const linkRollupNotAdditive: Rule = {
  id: 'link-rollup-not-additive',
  severity: 'error',
  summary:
    'aggregation.frameworks fits the measure: no sum or unexplained mean of percentages, nothing pooled that has no parts.',
  why: 'Averages or sums of percentages are wrong wherever denominators differ (DevResults; UNDP), and parts of samples weigh a country by how many people were asked.',
  fix: 'Pool percentages and ratios of whole populations; weigh those of samples (weighted-mean with framework_weights); say mean_because where a plain mean is meant.',
  *check({ portfolio }) {
    for (const [name, definition, at] of definitions(portfolio)) {
      const reason = refusal(definition);
      if (reason === undefined) continue;
      yield {
        at: child(at, 'aggregation', 'frameworks'),
        message: `${name} combines frameworks by ${definition.aggregation.frameworks}, but ${reason.because}.`,
        hint: reason.hint,
      };
    }
  },
};

/** Each definition once: those of the library, and those that stand in a framework. */
function* definitions({ library, frameworks }: Portfolio): Iterable<readonly [string, Definition, Location]> {
  for (const entry of library.values()) yield [`library/${entry.id}`, entry, entry.at];
  for (const { indicators } of frameworks) {
    for (const indicator of indicators.values()) {
      if (indicator.uses === undefined) yield [nameOf(indicator), indicator, indicator.at];
    }
  }
}

const shares: readonly unknown[] = ['percentage', 'ratio'];
const levels: readonly unknown[] = ['ordinal', 'qualitative'];

/** Why the way is refused (calculation contract, 1.4 and 1.5); undefined where it is not. */
function refusal({ measure, parts, aggregation }: Definition): { because: string; hint: string } | undefined {
  const { frameworks, places, meanBecause } = aggregation;
  const counted = typeof places === 'object' ? places.kind : undefined;
  // A number of places: what was measured in them no longer matters.
  if (counted === 'count-if' || measure === undefined) return undefined;
  const share = shares.includes(measure) || counted === 'share-if';
  if (frameworks === 'sum' && (share || measure === 'index' || levels.includes(measure))) {
    const what = counted === 'share-if' ? 'a share of places' : `values of the measure ${measure}`;
    const hint = share ? 'Expected pooled, or weighted-mean with framework_weights.' : 'Expected median, min or max.';
    return { because: `${what} cannot be added up`, hint };
  }
  if (frameworks === 'mean' && (share || levels.includes(measure)) && meanBecause === undefined)
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
