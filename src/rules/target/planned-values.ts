import { digits, type Exact } from '../../model/decimal.ts';
import { isDefined } from '../../model/indicators.ts';
import { isCounted } from '../../model/measure.ts';
import type { Period } from '../../model/period.ts';
import { targetValue } from '../../model/planned.ts';
import type { Framework, Indicator, Plan, PlannedValue, PlanRow, Portfolio } from '../../model/portfolio.ts';
import { given } from '../../model/reading.ts';
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
  /** It is a number of places that meet a condition. */
  readonly counted: boolean;
  /** As written. */
  readonly planned: PlannedValue;
  /** The value, a relative target worked out; absent where none is known. */
  readonly value?: Exact;
}

/** Indicators that are still measured and whose definition is known. */
export function* inUse({ frameworks }: Portfolio): Iterable<Owned> {
  for (const framework of frameworks) {
    for (const indicator of framework.indicators.values()) {
      if (indicator.status !== 'retired' && isDefined(indicator)) yield { framework, indicator };
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

/** Every baseline and target of indicators in use, those of their plans included. */
export function* planValues(portfolio: Portfolio): Iterable<PlanValue> {
  const plans = plansByName(portfolio);
  for (const owned of inUse(portfolio)) {
    yield* valuesOf(owned);
    const { framework, id } = owned.indicator;
    for (const row of plans.get(`${framework}/${id}`)?.rows ?? []) yield planned(row, owned);
  }
}

/** The plans by framework/indicator. */
export function plansByName({ plans }: Portfolio): ReadonlyMap<string, Plan> {
  return new Map(plans.map((plan) => [`${plan.framework}/${plan.indicator}`, plan]));
}

function planned(row: PlanRow, owned: Owned): PlanValue {
  const { kind, period, at, value, place } = row;
  const about = aboutRow(row);
  const title = `The ${kind} of ${owned.indicator.id} for ${period.text}${about === '' ? '' : ` (${about})`}`;
  const counted = isCounted(owned.indicator) && place === undefined;
  return { ...owned, kind, title, at, period, counted, planned: row, ...given({ value }) };
}

/** Place, reporter and categories of a row: `jinja, female`. */
export function aboutRow({ place, reporter, categories }: PlanRow): string {
  return [place, reporter, ...categories.values()].flatMap((mention) => mention?.id ?? []).join(', ');
}

/** The baseline of an indicator, and its targets, earliest first. */
export function* valuesOf(owned: Owned): Iterable<PlanValue> {
  const { indicator } = owned;
  const { id, baseline, targets } = indicator;
  const counted = isCounted(indicator);
  if (baseline?.kind === 'known') {
    const { at, period, value } = baseline;
    const title = `The baseline of ${id}`;
    yield { ...owned, kind: 'baseline', title, at, period, counted, planned: baseline, ...given({ value }) };
  }
  for (const target of targets) {
    const { at, period } = target;
    const title = `The target of ${id} for ${period.text}`;
    const value = targetValue(target, indicator);
    yield { ...owned, kind: 'target', title, at, period, counted, planned: target, ...given({ value }) };
  }
}

/** Whether a value is a share of a whole in percent. */
export function isPercentage({ indicator, counted }: Pick<PlanValue, 'indicator' | 'counted'>): boolean {
  return indicator.measure === 'percentage' && indicator.per.eq(100) && !counted;
}

/** A planned value as its author would write it. */
export function written(value: Exact, indicator: Indicator): string {
  const isTruth = indicator.measure === 'boolean' && !isCounted(indicator) && (value.isZero() || value.eq(1));
  return isTruth ? String(!value.isZero()) : digits(value);
}
