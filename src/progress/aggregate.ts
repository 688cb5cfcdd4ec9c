import type { PlaceValue } from '../measurements/observation.ts';
import { type Exact, exact, sum, zero } from '../model/decimal.ts';
import { isCondition, type PlacesRule, placesRuleOf } from '../model/defaults.ts';
import { isAdditive, isQuotient } from '../model/measure.ts';
import type { Indicator } from '../model/portfolio.ts';
import { compareText } from '../text/finding.ts';
import { type Combined, marksOf, qualifiersOf, type Valued, type Whole } from './combined.ts';
import { countPlaces } from './count-places.ts';

export interface Combining {
  readonly indicator: Indicator;
  readonly rule: PlacesRule;
  /** How many places are expected to report; undefined where none are declared. */
  readonly expected: number | undefined;
}

/** The places of one window as one figure: calculation contract, section 1.4. */
export function combine(values: readonly PlaceValue[], { indicator, rule, expected }: Combining): Combined {
  const valued = byPlaces(withValues(values, indicator));
  const [first, second] = valued;
  if (first === undefined) return withoutValue(values, rule);
  const reason = refusalOf(rule, indicator);
  if (first.place === undefined) return alone(first, second, rule, reason);
  const isOne = second === undefined && !isCondition(rule);
  if (isOne && (expected ?? 1) <= 1) return whole(first);
  if (reason !== undefined) return { kind: 'refused', reason };
  return isOne && rule !== 'weighted-mean' ? whole(first) : together(valued, rule, indicator);
}

/** Nothing was reported, or nothing that makes a value: a zero denominator, or rows that cannot be put together. */
function withoutValue(values: readonly PlaceValue[], rule: PlacesRule): Combined {
  const puzzling = values.filter(({ denominator }) => denominator === undefined || !denominator.isZero());
  if (puzzling.length === 0) return { kind: 'none' };
  if (rule === 'pooled') return { kind: 'refused', reason: 'not every row has a numerator and a denominator to pool' };
  return { kind: 'refused', reason: 'several rows of one place and period do not make one value' };
}

function withValues(values: readonly PlaceValue[], indicator: Indicator): readonly Valued[] {
  if (values.every(isValue)) return values as readonly Valued[];
  const valued: Valued[] = [];
  for (const each of values) {
    const found = withValue(each, indicator);
    if (found !== undefined) valued.push(found);
  }
  return valued;
}

/** Its value stands in it, and no parts of which it would be worked out. */
function isValue({ value, numerator }: PlaceValue): boolean {
  return value !== undefined && numerator === undefined;
}

/** The value of a place: numerator ÷ denominator × per where both are known; nothing for a zero denominator. */
function withValue(each: PlaceValue, indicator: Indicator): Valued | undefined {
  const { numerator, denominator, value } = each;
  const hasParts = numerator !== undefined && denominator !== undefined;
  if (hasParts && (value === undefined || isQuotient(indicator))) {
    return denominator.isZero() ? undefined : { ...each, value: numerator.times(indicator.per).div(denominator) };
  }
  return value === undefined ? undefined : (each as Valued);
}

/** By place. The engine gives them so: looking is cheaper than sorting again. */
function byPlaces(valued: readonly Valued[]): readonly Valued[] {
  let last = '';
  for (const { place = '' } of valued) {
    if (place < last) return valued.toSorted(byPlace);
    last = place;
  }
  return valued;
}

function byPlace(a: PlaceValue, b: PlaceValue): number {
  return compareText(a.place ?? '', b.place ?? '');
}

/** A row of the whole framework, or places that are added up already. */
function alone(first: Valued, second: Valued | undefined, rule: PlacesRule, reason: string | undefined): Combined {
  if (second !== undefined) {
    return { kind: 'refused', reason: 'rows of the whole framework stand beside rows of places' };
  }
  if (isCondition(rule)) {
    return { kind: 'refused', reason: `${rule.kind} counts places, and the row names none` };
  }
  return first.places > 1 && reason !== undefined ? { kind: 'refused', reason } : whole(first);
}

/** Why the rule cannot be used for this measure, whatever the values are. */
export function refusalOf(rule: PlacesRule, indicator: Indicator, over: Over = 'places'): string | undefined {
  const { measure, parts, aggregation } = indicator;
  if (typeof rule === 'object') return rule.kind === 'unclear' ? rule.reason : undefined;
  if (rule === 'none') return `its ${over} are not combined (aggregation.${over}: none)`;
  // A count of places is a plain number, whatever was measured in them.
  const isCount = over === 'frameworks' && isCondition(placesRuleOf(indicator));
  if (rule === 'sum' && !isAdditive(indicator) && !isCount) {
    return `a ${measure ?? 'value of unknown measure'} is not summed over ${over}`;
  }
  if (rule === 'pooled' && parts === 'sample') return 'parts of samples are not pooled; they need weights';
  if (rule === 'mean' && (isQuotient(indicator) || measure === 'ordinal') && aggregation.meanBecause === undefined) {
    return `an unweighted mean of a ${measure} needs a reason (aggregation.mean_because)`;
  }
  return undefined;
}

function together(valued: readonly Valued[], rule: PlacesRule, { per, aggregation }: Indicator): Combined {
  return putTogether(valued, rule, { per, weights: aggregation.weights, over: 'places' });
}

/** What values are put together of. */
type Over = 'places' | 'frameworks';

export interface Joining {
  readonly per: Exact;
  /** By place or framework. */
  readonly weights: ReadonlyMap<string, Exact>;
  readonly over: Over;
}

/** Values of places, or of frameworks in their stead, as one by a rule that is not refused. */
export function putTogether(valued: readonly Valued[], rule: PlacesRule, joining: Joining): Combined {
  if (typeof rule === 'object') {
    return rule.kind === 'unclear' ? { kind: 'refused', reason: rule.reason } : countPlaces(valued, rule);
  }
  if (rule === 'sum') return added(valued, joining);
  const values = valued.map(({ value }) => value);
  const shared = { kind: 'value', qualifiers: qualifiersOf(valued), marks: marksOf(valued) } as const;
  switch (rule) {
    case 'pooled':
      return pooled(valued, joining, shared);
    case 'weighted-mean':
      return weighted(valued, joining, shared);
    case 'mean':
      return { ...shared, value: sum(values).div(values.length), working: `unweighted mean of ${values.length}` };
    case 'median':
      return { ...shared, value: median(values), working: `median of ${values.length}` };
    case 'min':
    case 'max':
      return { ...shared, value: extreme(values, rule), working: `${rule} of ${values.length}` };
    default:
      return { kind: 'refused', reason: `its ${joining.over} are not combined` };
  }
}

/** Σ of the values: what most indicators ask for every window, so that nothing is made on the way. */
function added(valued: readonly Valued[], { over }: Joining): Combined {
  let value: Exact | undefined;
  for (const each of valued) value = value === undefined ? each.value : value.plus(each.value);
  const [qualifiers, marks] = [qualifiersOf(valued), marksOf(valued)];
  if (value === undefined || valued.length < 2) return { kind: 'value', value: value ?? zero, qualifiers, marks };
  return { kind: 'value', value, qualifiers, marks, working: `Σ of ${valued.length} ${over}` };
}

type Shared = Pick<Whole, 'kind' | 'qualifiers' | 'marks'>;

/** Σ numerators ÷ Σ denominators × per. */
function pooled(valued: readonly Valued[], { per }: Joining, shared: Shared): Combined {
  const without = valued.find(({ numerator, denominator }) => numerator === undefined || denominator === undefined);
  if (without !== undefined) {
    return { kind: 'refused', reason: `${without.place ?? 'a row'} has no numerator and denominator to pool` };
  }
  const numerator = sum(valued.flatMap((each) => each.numerator ?? []));
  const denominator = sum(valued.flatMap((each) => each.denominator ?? []));
  return { ...shared, value: numerator.times(per).div(denominator), numerator, denominator };
}

/** Σ weight × value ÷ Σ weight over the places that report. */
function weighted(valued: readonly Valued[], { weights, over }: Joining, shared: Shared): Combined {
  const without = valued.find(({ place }) => place === undefined || !weights.has(place));
  if (without !== undefined) {
    return {
      kind: 'refused',
      reason: `${without.place ?? 'a row'} has no weight (aggregation.${over === 'places' ? 'weights' : 'framework_weights'})`,
    };
  }
  const pairs = valued.map(({ place, value }) => ({ value, weight: weights.get(place ?? '') ?? exact(0) }));
  const total = sum(pairs.map(({ weight }) => weight));
  if (total.isZero()) return { kind: 'refused', reason: `the weights of the reporting ${over} are all 0` };
  const value = sum(pairs.map((pair) => pair.value.times(pair.weight))).div(total);
  return { ...shared, value, working: `weighted mean of ${pairs.length}, weights ${total.toFixed()} in all` };
}

function median(values: readonly Exact[]): Exact {
  const sorted = values.toSorted((a, b) => a.cmp(b));
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? exact(0);
  return sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? upper).plus(upper).div(2);
}

function extreme(values: readonly Exact[], which: 'min' | 'max'): Exact {
  return values.reduce((best, value) => ((which === 'min' ? value.lt(best) : value.gt(best)) ? value : best));
}

function whole({ value, numerator, denominator, lower, upper, qualifiers, marks }: Valued): Whole {
  return {
    kind: 'value',
    value,
    qualifiers: qualifiersOf([{ qualifiers }]),
    marks: marksOf([{ marks }]),
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}
