import { type Period, sameDays } from '../../model/period.ts';
import { isSamePlan, keeps } from '../../model/planned.ts';
import type { Indicator, PlannedValue, Portfolio, Revision } from '../../model/portfolio.ts';
import { child, keyOf, type Location } from '../../text/location.ts';
import { pairs } from '../released.ts';
import { type PlanValue, titleOf, valuesOf } from './planned-values.ts';
import { asYaml, said } from './planned-words.ts';

/** A baseline or target that is not what the last release says, and no revision keeps the old one. */
export interface SilentChange {
  readonly at: Location;
  /** `The target of water-connections for 2015 was 45 in the last release and is 40` */
  readonly message: string;
  readonly hint: string;
  readonly period: Period;
  readonly before: Indicator;
}

/** Everything that was changed or removed since the release without a trace. */
export function* silentChanges(portfolio: Portfolio, released: Portfolio | undefined): Iterable<SilentChange> {
  for (const { framework, now, before } of pairs(portfolio, released)) {
    const values = [...valuesOf({ framework, indicator: now })];
    for (const old of valuesOf({ framework, indicator: before })) {
      const still = values.find(({ kind, period }) => kind === old.kind && sameDays(period, old.period));
      if (still !== undefined && isSamePlan(still.planned, old.planned)) continue;
      if (now.revisions.some((revision) => isTrace(revision, old))) continue;
      const name = old.kind === 'target' ? titleOf(old) : `${titleOf(old)} of ${old.period.text}`;
      yield {
        at: still === undefined ? placeOf(old.kind, now) : child(still.at, 'value'),
        message: `${name} was ${said(old.planned, before)} in the last release and is ${still === undefined ? 'gone' : said(still.planned, now)}`,
        hint: `Keep the old value: revisions: [{${old.kind}: ${old.period.text}, was: ${asYaml(old.planned, before)}, date: …, reason: …}].`,
        period: old.period,
        before,
      };
    }
  }
}

/** A revision that keeps the old value, and that the release did not have: there it kept one that was older still. */
function isTrace(revision: Revision, { kind, period, planned, value, indicator }: PlanValue): boolean {
  const { was } = revision;
  if (revision.kind !== kind || !sameDays(revision.period, period) || was === undefined) return false;
  const isOlder = indicator.revisions.some(
    (one) => one.kind === kind && sameDays(one.period, period) && one.date === revision.date && isSame(one.was, was),
  );
  return !isOlder && (keeps(was, planned) || (value !== undefined && keeps(was, { value })));
}

function isSame(a: PlannedValue | undefined, b: PlannedValue): boolean {
  return a !== undefined && isSamePlan(a, b);
}

/** Where the value would stand. */
function placeOf(kind: PlanValue['kind'], { at, baseline, targets }: Indicator): Location {
  if (kind === 'baseline') return baseline === undefined ? keyOf(at) : keyOf(child(at, 'baseline'));
  return targets.length === 0 ? keyOf(at) : keyOf(child(at, 'targets'));
}
