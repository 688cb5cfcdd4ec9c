import { declaredPlaces, membersOf } from '../measurements/expected.ts';
import type { Observed } from '../measurements/observation.ts';
import { collectionSlots, regularPeriods } from '../measurements/windows.ts';
import { accountableOf } from '../model/accountability.ts';
import { addDays, daysBetween, frequencyMonths, overlaps, type Period } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { Framework, Indicator, Portfolio } from '../model/portfolio.ts';
import { compareText } from '../text/finding.ts';
import { type Case, casesOf } from './case.ts';
import { type History, historyOf } from './history.ts';
import { collectionPeriods } from './rated-period.ts';
import { scheduleOf } from './schedule.ts';
import { stepsOf } from './steps.ts';

/** Something that somebody is to report. */
export interface DueItem {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly kind: 'value' | 'step' | 'baseline';
  /** Id of the step of a milestone. */
  readonly step?: string;
  readonly period: Period;
  /** `overdue`: past the days of grace; `due`: the period has ended; `ahead`: it ends in the time that was asked for. */
  readonly state: 'overdue' | 'due' | 'ahead';
  /** Last day of grace: `YYYY-MM-DD`. */
  readonly by: string;
  /** From the as-of date to that day; negative when it is over. */
  readonly days: number;
  /** Who has not reported; empty where it is the framework as a whole. */
  readonly places: readonly string[];
  /** Who is to report: named for it, else who collects, else who is accountable for the result. Id of a party. */
  readonly party?: string;
}

/**
 * What is overdue and due as of a date, and what becomes due by a later one (`until`), earliest first: by the schedule that
 * ratings go by (calculation contract, section 2), and place by place. It needs no data.
 */
export function dueItems(
  portfolio: Portfolio,
  observed: ReadonlyMap<string, Observed>,
  { asOf, until }: { readonly asOf: string; readonly until: string },
): readonly DueItem[] {
  const caseOf = casesOf(portfolio, observed, { asOf });
  return portfolio.frameworks
    .flatMap((framework) =>
      [...framework.indicators.values()].flatMap((indicator) => ofIndicator(caseOf(framework, indicator), until)),
    )
    .toSorted((a, b) => compareText(a.by, b.by));
}

function ofIndicator(given: Case, until: string): readonly DueItem[] {
  if (given.indicator.status === 'retired') return [];
  const values = given.indicator.measure === 'milestone' ? steps(given, until) : measured(given, until);
  return [...plannedBaseline(given, until), ...values];
}

type What = Pick<DueItem, 'kind' | 'step' | 'period' | 'places'>;

function item(what: What, { framework, indicator, asOf }: Case): DueItem {
  const by = addDays(what.period.end, indicator.dueAfterDays);
  const state = asOf > by ? 'overdue' : what.period.end <= asOf ? 'due' : 'ahead';
  const result = framework.results.get(indicator.result.id);
  const { report, collect } = indicator.responsible;
  const party = report ?? collect ?? (result === undefined ? undefined : accountableOf(framework, result));
  return {
    ...{ framework, indicator, ...what, state, by, days: daysBetween(asOf, by) },
    ...(party === undefined ? {} : { party: party.id }),
  };
}

function plannedBaseline(given: Case, until: string): readonly DueItem[] {
  const { baseline } = given.indicator;
  if (baseline?.kind !== 'planned' || baseline.when.end > until) return [];
  return [item({ kind: 'baseline', period: baseline.when, places: [] }, given)];
}

function steps(given: Case, until: string): readonly DueItem[] {
  const { all, done, periods } = stepsOf(given);
  return all.flatMap(({ id, due }): readonly DueItem[] => {
    const period = due ?? periods.at(-1);
    if (period === undefined || done.has(id) || period.end > until) return [];
    return [item({ kind: 'step', step: id, period, places: [] }, given)];
  });
}

/** Values of the periods in which something is to be collected, of the places that have not answered. */
function measured(given: Case, until: string): readonly DueItem[] {
  const { indicator } = given;
  // What others report is due from them; of an event nobody knows when it comes.
  if (indicator.collectionFrequency === 'event' || (given.contributors.length > 0 && !isMeasured(given))) return [];
  const own: Case = { ...given, contributors: [] };
  const history = historyOf(own);
  // Of a year that has begun the first quarters may be due.
  const begun = wantedPeriods(given).filter(({ start }) => start <= until);
  const end = begun.reduce((last, period) => (period.end > last ? period.end : last), until);
  const periods = collectionPeriods(scheduleOf(begun, end, history, own));
  return periods.flatMap((period) =>
    collectionSlots(period, indicator)
      .filter(({ end }) => end <= until)
      .flatMap((slot): readonly DueItem[] => {
        const missing = missingIn(slot, period, history, own);
        if (missing.length === 0) return [];
        return [item({ kind: 'value', period: slot, places: missing.filter((place) => place !== whole) }, given)];
      }),
  );
}

function isMeasured({ observed }: Case): boolean {
  return observed?.windows.some(({ reported, coverage }) => reported || coverage.withheld > 0) === true;
}

/** Target periods; without any the regular ones of the framework's period. */
export function wantedPeriods({ indicator, framework }: Pick<Case, 'indicator' | 'framework'>): readonly Period[] {
  if (indicator.targets.length > 0) return indicator.targets.map(({ period }) => period);
  const { collectionFrequency } = indicator;
  const isRegular = collectionFrequency !== undefined && frequencyMonths(collectionFrequency) !== undefined;
  return isRegular && framework.period !== undefined ? regularPeriods(framework.period, collectionFrequency) : [];
}

/** Places that have not answered for a stretch of a period; '' is the whole framework. */
function missingIn(slot: Period, period: Period, history: History, given: Case): readonly string[] {
  const inPeriod = history.at(period)?.observation.coverage;
  if (inPeriod !== undefined) {
    return inPeriod.missing.filter((one) => one.period === slot.text).map(({ place }) => place ?? whole);
  }
  const inSlot = history.at(slot)?.observation.coverage;
  if (inSlot !== undefined) return inSlot.missing.map(({ place }) => place ?? whole);
  const declared = declaredPlaces(given.indicator, given.portfolio);
  const members = declared === undefined ? [{ place: whole, opens: '', closes: '9' }] : membersOf(declared);
  return members.filter(({ opens, closes }) => overlaps({ start: opens, end: closes }, slot)).map(({ place }) => place);
}
