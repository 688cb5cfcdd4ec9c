import { digits, type Exact, hundred } from '../../model/decimal.ts';
import { isUnrated } from '../../model/defaults.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { isCounted } from '../../model/measure.ts';
import { walk } from '../../model/part.ts';
import type { Period } from '../../model/period.ts';
import { targetValue } from '../../model/planned.ts';
import type { Framework, Indicator, Plan, PlannedValue, PlanRow, Portfolio } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';

/** An indicator whose plan is looked at, with its framework. */
export interface Owned {
  readonly framework: Framework;
  readonly indicator: Indicator;
}

/** A baseline or a target. */
export interface PlanValue extends Owned {
  readonly kind: 'baseline' | 'target';
  readonly at: Location;
  readonly period: Period;
  /** It is a number of places that meet a condition. */
  readonly counted: boolean;
  /** As written. */
  readonly planned: PlannedValue;
  /** The value, a relative target worked out; undefined where none is known. */
  readonly value: Exact | undefined;
  /** Its row, where it stands in a plan. */
  readonly row?: PlanRow;
}

/** Indicators that are held against their targets: no mere context. */
export const rated = walk(function* (portfolio): Iterable<Owned> {
  for (const owned of measuredIndicators(portfolio)) if (!isUnrated(owned.indicator)) yield owned;
});

/** Every baseline and target of indicators in use, those of their plans included. */
export const planValues = walk(function* (portfolio): Iterable<PlanValue> {
  const plans = plansByName(portfolio);
  for (const owned of measuredIndicators(portfolio)) {
    yield* valuesOf(owned);
    const { framework, id } = owned.indicator;
    for (const row of plans.get(`${framework}/${id}`)?.rows ?? []) yield planned(row, owned);
  }
});

/** The plans by framework/indicator. */
export function plansByName({ plans }: Portfolio): ReadonlyMap<string, Plan> {
  return new Map(plans.map((plan) => [`${plan.framework}/${plan.indicator}`, plan]));
}

function planned(row: PlanRow, { framework, indicator }: Owned): PlanValue {
  const { kind, period, at, value, place } = row;
  const counted = isCounted(indicator) && place === undefined;
  return { framework, indicator, kind, at, period, counted, planned: row, value, row };
}

/** The name of a value for people: `The target of water-connections for 2015 (jinja)`. */
export function titleOf({ kind, indicator, period, row }: PlanValue): string {
  if (row === undefined && kind === 'baseline') return `The baseline of ${indicator.id}`;
  const about = row === undefined ? '' : aboutRow(row);
  return `The ${kind} of ${indicator.id} for ${period.text}${about === '' ? '' : ` (${about})`}`;
}

/** Place, reporter and categories of a row: `jinja, female`. */
export function aboutRow({ place, reporter, categories }: PlanRow): string {
  return [place, reporter, ...categories.values()].flatMap((mention) => mention?.id ?? []).join(', ');
}

/** The baseline of an indicator, and its targets, earliest first. */
export function* valuesOf({ framework, indicator }: Owned): Iterable<PlanValue> {
  const { baseline, targets } = indicator;
  const counted = isCounted(indicator);
  if (baseline?.kind === 'known') {
    const { at, period, value } = baseline;
    yield { framework, indicator, kind: 'baseline', at, period, counted, planned: baseline, value };
  }
  for (const target of targets) {
    const { at, period } = target;
    const value = targetValue(target, indicator);
    yield { framework, indicator, kind: 'target', at, period, counted, planned: target, value };
  }
}

/** Whether a value is a share of a whole in percent. */
export function isPercentage({ indicator, counted }: Pick<PlanValue, 'indicator' | 'counted'>): boolean {
  return indicator.measure === 'percentage' && !counted && (indicator.per === hundred || indicator.per.eq(hundred));
}

/** A planned value as its author would write it. */
export function written(value: Exact, indicator: Indicator): string {
  const isTruth = indicator.measure === 'boolean' && !isCounted(indicator) && (value.isZero() || value.eq(1));
  return isTruth ? String(!value.isZero()) : digits(value);
}
