import type { Coverage, Observation, PlaceValue } from '../measurements/observation.ts';
import { sum, zero } from '../model/decimal.ts';
import type { Period } from '../model/period.ts';
import { given } from '../model/reading.ts';
import { type Combining, combine } from './aggregate.ts';
import type { Case } from './case.ts';
import { type Combined, marksOf, qualifiersOf, type Whole } from './combined.ts';
import type { Figure } from './facts.ts';

/** One window of time that has ended by the as-of date. */
export interface Moment {
  readonly period: Period;
  readonly observation: Observation;
  /** Its own value: of the period alone where rows are new in the period. */
  readonly combined: Combined;
  /** What is in it, where figures of several frameworks are combined. */
  readonly contributions?: readonly Contribution[];
}

/** What one indicator brings into a window of a combined figure. */
export interface Contribution {
  readonly from: Case;
  readonly moment: Moment;
}

/** The places of a window as one figure, unless the definition forbids it. */
export function placesTogether({ values }: Observation, given: Case, combining = combiningOf(given)): Combined {
  const combined = combine(values, combining);
  return combined.kind === 'none' ? combined : (forbidden(given) ?? combined);
}

/** How the places of a case are combined: the same for all its windows. */
export function combiningOf({ indicator, framework, places }: Case): Combining {
  return { indicator, rule: places, expected: (indicator.places ?? framework.places)?.length };
}

/** What the definition itself forbids: there is no figure, whatever the rows say. */
function forbidden({ indicator }: Case): Combined | undefined {
  const { measure, cumulation } = indicator;
  const additive = measure === undefined || measure === 'number' || measure === 'currency' || measure === 'boolean';
  const summed = cumulation === 'incremental' || cumulation === 'cumulative-targets';
  if (!summed || additive || measure === 'milestone') return undefined;
  return { kind: 'refused', reason: `a ${measure} is not summed over time (cumulation: ${cumulation})` };
}

/** `targets_include_baseline: true` means that the running total starts at the baseline. */
export function withBaseline(combined: Combined, { indicator }: Case): Combined {
  const { cumulation, targetsIncludeBaseline, baseline } = indicator;
  if (cumulation !== 'cumulative-targets' || combined.kind !== 'value') return combined;
  if (baseline?.kind !== 'known' || baseline.value === undefined || baseline.value.isZero()) return combined;
  if (targetsIncludeBaseline === undefined) {
    return {
      kind: 'refused',
      reason: 'it is not said whether targets include the baseline (targets_include_baseline)',
    };
  }
  if (!targetsIncludeBaseline) return combined;
  const working = `baseline ${baseline.value.toFixed()} + ${combined.value.toFixed()}`;
  return { ...combined, value: combined.value.plus(baseline.value), working };
}

export function hasValue(moment: Moment | undefined): moment is Moment {
  return moment !== undefined && moment.combined.kind !== 'none';
}

/** The whole of a window as a figure. */
export function figureOf(period: Period, whole: Whole): Figure {
  const { value, numerator, denominator, lower, upper, qualifiers, marks } = whole;
  const figure = { period, value, qualifiers, marks };
  // Most have neither parts nor an interval, and each window has a figure.
  if (numerator === undefined && denominator === undefined && lower === undefined && upper === undefined) return figure;
  return { ...figure, ...given({ numerator, denominator, lower, upper }) };
}

/** Several windows of new values as one: time within each place first, then the places. */
export function accumulateOwn(moments: readonly Moment[], given: Case): Combined {
  const [first, second] = moments;
  if (first === undefined) return { kind: 'none' };
  if (second === undefined) return first.combined;
  if (given.places === 'sum') return addUp(moments);
  const refused = moments.find(({ combined }) => combined.kind === 'refused');
  if (refused !== undefined) return refused.combined;
  return combine(overTime(moments.flatMap(({ observation }) => observation.values)), combiningOf(given));
}

function addUp(moments: readonly Moment[]): Combined {
  const refused = moments.find(({ combined }) => combined.kind === 'refused');
  if (refused !== undefined) return refused.combined;
  const wholes = moments.flatMap(({ combined }) => (combined.kind === 'value' ? [combined] : []));
  const [only, another] = wholes;
  if (only === undefined || another === undefined) return only ?? { kind: 'none' };
  const value = sum(wholes.map((each) => each.value));
  const working = wholes.map((each) => each.value.toFixed()).join(' + ');
  return { kind: 'value', value, qualifiers: qualifiersOf(wholes), marks: marksOf(wholes), working };
}

/** Adds the values of each place over time. */
function overTime(values: readonly PlaceValue[]): readonly PlaceValue[] {
  const places = new Map<string, PlaceValue[]>();
  for (const each of values) {
    const key = each.place ?? '';
    const found = places.get(key);
    if (found === undefined) places.set(key, [each]);
    else found.push(each);
  }
  return [...places.values()].flatMap((rows) => {
    const known = rows.filter(({ value }) => value !== undefined);
    const [first] = known;
    if (first === undefined) return [];
    const { lower: _lower, upper: _upper, numerator: _numerator, denominator: _denominator, ...rest } = first;
    const latest = latestDay(known);
    const value = sum(known.map((row) => row.value ?? zero));
    return [{ ...rest, value, latest, qualifiers: qualifiersOf(known), marks: marksOf(known) }];
  });
}

/** The end of the latest row in any of them. */
export function latestDay(values: readonly PlaceValue[]): string {
  let last = '';
  for (const { latest } of values) if (latest > last) last = latest;
  return last;
}

/** Place-periods added up. */
export function addCoverage(all: readonly Coverage[]): Coverage {
  return {
    expected: all.reduce((total, { expected }) => total + expected, 0),
    reported: all.reduce((total, { reported }) => total + reported, 0),
    withheld: all.reduce((total, { withheld }) => total + withheld, 0),
    missing: all.flatMap(({ missing }) => missing),
  };
}
