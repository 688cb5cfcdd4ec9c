import { comparePeriods, type Period, sameDays } from '../../model/period.ts';
import type { Fact, Progress } from '../../progress/facts.ts';
import { type TrackedPeriod, trackedPeriods } from '../../progress/tracking.ts';
import { progressBadge } from '../../report/badge.ts';
import { type Edition, plainText, told } from '../../report/edition.ts';
import { reasonSaid } from '../../report/reasons.ts';
import { baselineCell, targetCell } from './planned-cell.ts';
import { plannedNumbers } from './results-sheet.ts';
import { numberFormat, type SheetCell, type WorkSheet } from './workbook.ts';

const before = [
  ['Framework', 14],
  ['Result', 22],
  ['Indicator', 24],
  ['Name', 44],
  ['Unit', 18],
  ['Desired change', 11],
  ['Baseline', 12],
  ['Baseline period', 11],
] as const;

const inPeriod = [
  ['Target', 12],
  ['Actual', 12],
  ['Achieved', 10],
  ['Reported', 11],
] as const;

const after = [
  ['Period rated', 11],
  ['Target to date', 12],
  ['Actual to date', 12],
  ['Reported', 11],
  ['Achieved', 10],
  ['Rating', 16],
  ['Trend', 12],
  ['Remarks', 44],
] as const;

/** The indicator tracking table: baseline, target and actual of each period with how far it was achieved and who reported, and where things stand. */
export function trackingSheet(indicators: readonly Progress[], edition: Edition): WorkSheet {
  const tracked = indicators.map((progress) => ({ progress, tracked: trackedPeriods(progress) }));
  const periods = periodsOf(tracked.flatMap((one) => one.tracked));
  const names = [...before, ...periods.flatMap(() => inPeriod), ...after];
  const first = before.length;
  return {
    name: 'Tracking table',
    columns: names.map(([, width]) => ({ width })),
    heading: 2,
    frozen: { rows: 3, columns: 4 },
    filtered: true,
    spans: periods.map((_, index) => ({ row: 1, column: first + index * inPeriod.length, width: inPeriod.length })),
    rows: [
      {
        cells: [
          {
            value: `Indicator tracking table as of ${edition.asOf}: ${told(edition.portfolio.title, edition)}`,
            look: 'title',
          },
        ],
      },
      { cells: bands(periods) },
      { cells: names.map(([name]): SheetCell => ({ value: name, look: 'heading' })) },
      ...tracked.map((one) => ({ cells: row(one, periods, edition) })),
    ],
  };
}

function bands(periods: readonly Period[]): readonly (SheetCell | undefined)[] {
  const over = periods.flatMap(({ text }) =>
    inPeriod.map((_, index): SheetCell => ({ value: index === 0 ? text : undefined, look: 'band' })),
  );
  const to = after.map((_, index): SheetCell => ({ value: index === 0 ? 'Where it stands' : undefined, look: 'band' }));
  return [...before.map(() => undefined), ...over, ...to];
}

interface TrackedIndicator {
  readonly progress: Progress;
  readonly tracked: readonly TrackedPeriod[];
}

/** Each once. */
function periodsOf(tracked: readonly TrackedPeriod[]): readonly Period[] {
  return [...new Map(tracked.map(({ period }) => [`${period.start}/${period.end}`, period])).values()].toSorted(
    comparePeriods,
  );
}

function row(
  { progress, tracked }: TrackedIndicator,
  periods: readonly Period[],
  edition: Edition,
): readonly SheetCell[] {
  const { framework, indicator, result, baseline, period, target, actual, coverage, achievement, trend } = progress;
  const values = progress.series.flatMap((fact) => fact.actual?.value ?? []);
  const format = numberFormat(plannedNumbers(indicator), values);
  const plain = (value: string | undefined): SheetCell => ({ value, look: 'text' });
  const figure = (value: SheetCell['value']): SheetCell => ({ value, look: 'number', format });
  const badge = progressBadge(progress, edition);
  return [
    { value: framework.id, look: 'key' },
    plain(told(result?.short ?? result?.statement ?? indicator.result.id, edition)),
    { value: indicator.id, look: 'key' },
    plain(told(indicator.name, edition)),
    plain(told(indicator.unit, edition)),
    plain(indicator.direction),
    baseline === undefined ? baselineCell(indicator, { edition, format }) : figure(baseline.value),
    plain(baseline?.period.text),
    ...periods.flatMap((one) => ofPeriod(one, { progress, tracked }, { edition, format })),
    plain(period?.text),
    figure(target?.value),
    figure(actual?.value),
    plain(covered(coverage)),
    { value: achievement, look: 'percent' },
    { value: `${badge.symbol} ${badge.word}`, look: badge.tone },
    plain(trend === undefined ? undefined : (edition.words.trend[trend] ?? trend)),
    plain(progress.reason === undefined ? undefined : plainText(reasonSaid(progress.reason, edition))),
  ];
}

interface Shown {
  readonly edition: Edition;
  readonly format: string;
}

/** Where another indicator has a column of less time than a target of this one, its value stands there too. */
function ofPeriod(period: Period, { progress, tracked }: TrackedIndicator, shown: Shown): readonly SheetCell[] {
  const { indicator, series } = progress;
  const fact = series.find((one) => sameDays(one.period, period));
  const own = tracked.find((one) => sameDays(one.period, period));
  return [
    targetCell(own?.target, indicator, shown),
    { value: fact?.actual?.value, look: 'number', format: shown.format },
    { value: own?.achievement, look: 'percent' },
    { value: covered(fact?.coverage), look: 'text' },
  ];
}

/** `7 of 9`: a figure is not shown without who reported. */
function covered(coverage: Fact['coverage'] | undefined): string | undefined {
  if (coverage === undefined || coverage.expected === 0) return undefined;
  const withheld = coverage.withheld === 0 ? '' : `, ${coverage.withheld} withheld`;
  return `${coverage.reported} of ${coverage.expected}${withheld}`;
}
