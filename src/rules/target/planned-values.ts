import { digits, type Exact } from '../../model/decimal.ts';
import type { Period } from '../../model/period.ts';
import { targetValue } from '../../model/planned.ts';
import type { Framework, Indicator, PlannedValue, Portfolio } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';

/** An indicator whose plan is looked at, with its framework. */
export interface Owned {
  readonly framework: Framework;
  readonly indicator: Indicator;
}

/** A baseline or a target, with its name for people. */
export interface PlanValue extends Owned {
  readonly kind: 'baseline' | 'target';
  /** `The target of water-connections for 2015` */
  readonly title: string;
  readonly at: Location;
  readonly period: Period;
  /** As written. */
  readonly planned: PlannedValue;
  /** The value, a relative target worked out; absent where none is known. */
  readonly value?: Exact;
}

/** Indicators that are still measured. */
export function* inUse({ frameworks }: Portfolio): Iterable<Owned> {
  for (const framework of frameworks) {
    for (const indicator of framework.indicators.values()) {
      if (indicator.status !== 'retired') yield { framework, indicator };
    }
  }
}

/** Indicators that are held against their targets: no mere context. */
export function* rated(portfolio: Portfolio): Iterable<Owned> {
  for (const owned of inUse(portfolio)) {
    const { class: kind, achievement, direction } = owned.indicator;
    if (kind !== 'context' && achievement !== 'none' && direction !== 'none') yield owned;
  }
}

/** Every baseline and target of indicators in use. */
export function* planValues(portfolio: Portfolio): Iterable<PlanValue> {
  for (const owned of inUse(portfolio)) yield* valuesOf(owned);
}

/** The baseline of an indicator, and its targets, earliest first. */
export function* valuesOf(owned: Owned): Iterable<PlanValue> {
  const { indicator } = owned;
  const { id, baseline, targets } = indicator;
  if (baseline?.kind === 'known') {
    const { at, period, value } = baseline;
    const title = `The baseline of ${id}`;
    yield {
      ...owned,
      kind: 'baseline',
      title,
      at,
      period,
      planned: baseline,
      ...(value === undefined ? {} : { value }),
    };
  }
  for (const target of targets) {
    const { at, period } = target;
    const value = targetValue(target, indicator);
    const title = `The target of ${id} for ${period.text}`;
    yield { ...owned, kind: 'target', title, at, period, planned: target, ...(value === undefined ? {} : { value }) };
  }
}

/** The values count places that meet a condition: what was measured there no longer matters. */
export function isCounted({ aggregation }: Indicator): boolean {
  return typeof aggregation.places === 'object';
}

/** Whether the values are shares of a whole in percent. */
export function isPercentage(indicator: Indicator): boolean {
  return indicator.measure === 'percentage' && indicator.per.eq(100) && !isCounted(indicator);
}

/** A planned value as its author would write it. */
export function written(value: Exact, indicator: Indicator): string {
  const isTruth = indicator.measure === 'boolean' && !isCounted(indicator) && (value.isZero() || value.eq(1));
  return isTruth ? String(!value.isZero()) : digits(value);
}
