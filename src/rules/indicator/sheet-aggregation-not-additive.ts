import { isCondition } from '../../model/defaults.ts';
import { isAdditive, isQuotient } from '../../model/measure.ts';
import type { Definition, Measure } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

const shares = 'Expected pooled, or weighted-mean with weights.';
const levels = 'Expected median, min, max, or count-if and share-if with a condition.';
const better: Readonly<Record<Measure, string>> = {
  number: 'Expected sum.',
  currency: 'Expected sum.',
  percentage: shares,
  ratio: shares,
  index: 'Expected mean, weighted-mean, median, min or max.',
  ordinal: levels,
  qualitative: levels,
  boolean: 'Expected count-if or share-if with {op: "=", value: 1}; or min for all of them, max for one of them.',
  milestone: 'Expected none.',
};

/** Places are combined in a way that their measure allows. */
export const sheetAggregationNotAdditive: Rule = {
  id: 'sheet-aggregation-not-additive',
  severity: 'error',
  summary: 'Places are combined in a way that their measure allows.',
  why: 'Sums and plain means of percentages are wrong wherever denominators differ; levels have an order and no distance (DevResults; Akvo RSR).',
  fix: 'Pool the parts, weigh the places, take the median or count the places that meet a condition; an unweighted mean needs its reason.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, aggregation } = definition;
      const why = refusal(definition);
      if (measure === undefined || why === undefined) continue;
      yield {
        at: child(at, 'aggregation', 'places'),
        message: `The places of ${name} are combined by ${aggregation.places}, but ${why}.`,
        hint: aggregation.places === 'mean' ? `${better[measure]} Or give the reason: mean_because.` : better[measure],
      };
    }
  },
};

function refusal(definition: Definition): string | undefined {
  const { measure, achievement = 'binary', aggregation } = definition;
  const { places, meanBecause } = aggregation;
  if (places === undefined || isCondition(places)) return undefined;
  if (places === 'sum' && !isAdditive(definition)) return `its measure is ${measure}, which is not added up`;
  if (places === 'mean' && meanBecause === undefined && (isQuotient(definition) || measure === 'ordinal')) {
    return `its measure is ${measure}, and no reason is given for an unweighted mean`;
  }
  const isBetween = places !== 'min' && places !== 'max' && places !== 'none';
  const isYesOrNo = measure === 'boolean' && achievement === 'binary';
  return isYesOrNo && isBetween ? 'between yes and no there is nothing to reach' : undefined;
}
