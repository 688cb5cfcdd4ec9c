import type { Coverage } from '../measurements/observation.ts';
import { sameDays } from '../model/period.ts';
import { targetValue } from '../model/planned.ts';
import type { Indicator, Target } from '../model/portfolio.ts';
import { say, type Text } from '../model/text.ts';
import { writeCsv } from '../text/csv.ts';
import type { Fact, Facts, Figure, Progress } from './facts.ts';
import type { Part } from './parts.ts';

/** The columns of the tidy table: one row an indicator, period, place and category that has a value or is rated. */
export const factColumns = [
  ...['framework', 'indicator', 'name', 'result', 'level', 'unit', 'place', 'dimension', 'category'],
  ...['period', 'start', 'end', 'actual', 'numerator', 'denominator', 'lower', 'upper', 'marks'],
  ...['target', 'target_min', 'target_max', 'reported', 'expected', 'withheld'],
  ...[
    'rated',
    'actual_to_date',
    'target_to_date',
    'baseline_period',
    'baseline',
    'achievement',
    'rating',
    'reason',
    'trend',
  ],
] as const;

type Row = { readonly [column in (typeof factColumns)[number]]?: string };

/** All facts as a table for other programs: digits unrounded, blank where there is none. */
export function factsCsv(
  { indicators }: Pick<Facts, 'indicators'>,
  languages: readonly string[],
  partsOf: (progress: Progress) => readonly Part[] = () => [],
): string {
  const rows = indicators.flatMap((progress) => [
    ...rowsOf(progress, {}, languages),
    ...partsOf(progress).flatMap(({ slice, progress: part }) => {
      const { place, category } = slice;
      const where = {
        ...(place === undefined ? {} : { place }),
        ...(category === undefined ? {} : category),
      };
      return rowsOf(part, where, languages);
    }),
  ]);
  return writeCsv([[...factColumns], ...rows.map((row) => factColumns.map((column) => row[column] ?? ''))]);
}

function rowsOf(progress: Progress, where: Row, languages: readonly string[]): readonly Row[] {
  const { framework, indicator, result, series, period } = progress;
  const text = (written: Text | undefined) => say(written, languages).replace(/\s+/g, ' ').trim();
  const about: Row = {
    framework: framework.id,
    indicator: indicator.id,
    name: text(indicator.name),
    result: indicator.result.id,
    level: result?.level.id ?? '',
    unit: text(indicator.unit),
    ...where,
  };
  const isRated = (fact: Fact) =>
    period !== undefined && fact.period.start === period.start && fact.period.end === period.end;
  const rows = series.map((fact) => ({
    ...about,
    ...factRow(fact, progress),
    ...(isRated(fact) ? standingRow(progress) : {}),
  }));
  if (series.some(isRated)) return rows;
  // A rating without a value of its period: overdue, steps, what is shown for information.
  return [...rows, { ...about, ...periodRow(period), ...emptyRow(progress), ...standingRow(progress) }];
}

function factRow({ period, actual, target, coverage }: Fact, { indicator }: Progress): Row {
  return {
    ...periodRow(period),
    ...figureRow(actual),
    ...targetRow(target, indicator),
    ...coverageRow(coverage),
  };
}

/** The period's own target, and who was to report; of what is summed over time the coverage is not the period's alone. */
function emptyRow({ period, coverage, indicator }: Progress): Row {
  const target = indicator.targets.find((each) => sameDays(each.period, period));
  const isSum = indicator.cumulation === 'incremental';
  return { ...targetRow(target, indicator), ...(coverage === undefined || isSum ? {} : coverageRow(coverage)) };
}

function targetRow(target: Target | undefined, indicator: Indicator): Row {
  return {
    target: target === undefined ? '' : (targetValue(target, indicator)?.toFixed() ?? ''),
    target_min: target?.min?.toFixed() ?? '',
    target_max: target?.max?.toFixed() ?? '',
  };
}

function coverageRow(coverage: Coverage): Row {
  return {
    reported: String(coverage.reported),
    expected: String(coverage.expected),
    withheld: String(coverage.withheld),
  };
}

function periodRow(period: Fact['period'] | undefined): Row {
  return period === undefined ? {} : { period: period.text, start: period.start, end: period.end };
}

function figureRow(figure: Figure | undefined): Row {
  if (figure === undefined) return {};
  const { value, numerator, denominator, lower, upper, qualifiers, marks } = figure;
  return {
    actual: value.toFixed(),
    numerator: numerator?.toFixed() ?? '',
    denominator: denominator?.toFixed() ?? '',
    lower: lower?.toFixed() ?? '',
    upper: upper?.toFixed() ?? '',
    marks: [...qualifiers, ...marks].join(' '),
  };
}

/** What is said of the rated period; of what is summed over time the sums to date. */
function standingRow({ actual, target, baseline, achievement, rating, rated, reason, trend }: Progress): Row {
  return {
    rated: rated ? '1' : '0',
    actual_to_date: actual?.value.toFixed() ?? '',
    target_to_date: target?.value.toFixed() ?? '',
    baseline_period: baseline?.period.text ?? '',
    baseline: baseline?.value.toFixed() ?? '',
    achievement: achievement?.toFixed() ?? '',
    rating,
    reason: reason ?? '',
    trend: trend ?? '',
  };
}
