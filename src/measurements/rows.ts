import { comparePeriods, type Period } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Approval } from './approvals.ts';
import { allColumns, numberColumns } from './columns.ts';
import { type Database, type EngineRow, name } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { lockOf, resolveSubject, type Subject, straddled } from './subject.ts';

/** What stands behind the engine's table `rows`. */
export interface Rows {
  readonly portfolio: Portfolio;
  readonly files: readonly FileRows[];
  /** By the number in the column `ind`. */
  readonly indicators: readonly IndicatorRows[];
  /** What the rows are about, each once a file. */
  readonly subjects: readonly Subject[];
  /** The columns that any of the files has. */
  readonly columns: ReadonlySet<string>;
}

export interface FileRows {
  readonly file: MeasurementFile;
  /** The `id` of its first record. */
  readonly first: number;
  /** Rows that hold anything. */
  readonly count: number;
}

export interface IndicatorRows {
  readonly indicator: Indicator;
  /** That rows have, earliest first. */
  readonly periods: readonly Period[];
}

export interface RowsInput {
  readonly portfolio: Portfolio;
  readonly files: readonly MeasurementFile[];
  /** How many of the files, the first ones, are under examination; the others are what is stored beside them. */
  readonly fresh: number;
  readonly approvals: readonly Approval[];
}

interface SubjectRow extends EngineRow {
  readonly file: number;
  readonly framework: string | null;
  readonly indicator: string | null;
  readonly period: string | null;
  readonly first: number;
  readonly count: number;
}

interface Found {
  readonly row: SubjectRow;
  readonly subject: Subject;
}

/**
 * Makes the table `rows` of the table `raw`: beside its texts each row has an `id`, the number of its indicator (`ind`) or the
 * `problem` that there is none, the days of its period (`opens`, `closes`), and its numbers as decimals (`value_` …). The table
 * `replaced`, for stored rows that new ones stand for, begins empty.
 */
export async function makeRows(database: Database, input: RowsInput): Promise<Rows> {
  const { portfolio, files } = input;
  const counted = `(count(*) FILTER (WHERE ${present(portfolio)}))::INTEGER AS count`;
  const found = (
    await database.rows<SubjectRow>(
      `SELECT file, framework, indicator, period, min(rowid)::INTEGER AS first, ${counted} FROM raw GROUP BY ALL`,
    )
  ).map((row) => ({ row, subject: subjectOf(row, input) }));
  const indicators = [...new Set(found.flatMap(({ subject: { indicator } }) => indicator ?? []))];
  const numbers = new Map(indicators.map((indicator, number) => [indicator, number]));
  await database.run(`${macros}; ${subjectTable}`);
  await database.feed(
    'subjects',
    found.map((one) => subjectCells(one, numbers, input)),
  );
  await database.run(rowsTable(input));
  return {
    portfolio,
    files: files.map((file, number) =>
      fileRows(
        file,
        found.filter(({ row }) => row.file === number),
      ),
    ),
    indicators: periodsByIndicator(indicators, found),
    subjects: found.map(({ subject }) => subject),
    columns: new Set(files.flatMap(({ columns }) => columns)),
  };
}

// A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it.
const macros = `CREATE OR REPLACE TEMP MACRO number(x) AS CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
  THEN CASE WHEN length(x) <= 14 AND length(split_part(x, '.', 2)) <= 4 THEN x::DECIMAL(18,4)
    WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12) ELSE x::DECIMAL(30,12) END::DECIMAL(30,12) END`;

const subjectTable = `CREATE TEMP TABLE subjects (file INTEGER, framework VARCHAR, indicator VARCHAR, period VARCHAR,
  problem VARCHAR, ind INTEGER, opens VARCHAR, closes VARCHAR, straddles BOOLEAN, locked BOOLEAN)`;

function subjectOf(row: SubjectRow, { files, portfolio }: RowsInput): Subject {
  const owner = files[row.file]?.owner;
  return resolveSubject(
    {
      framework: owner?.framework ?? row.framework ?? undefined,
      indicator: owner?.indicator ?? row.indicator ?? undefined,
      period: row.period ?? undefined,
    },
    portfolio,
  );
}

function subjectCells({ row, subject }: Found, numbers: ReadonlyMap<Indicator, number>, { approvals }: RowsInput) {
  const { indicator, period, problem } = subject;
  const known = indicator !== undefined && period !== undefined;
  return [
    row.file,
    row.framework,
    row.indicator,
    row.period,
    problem ?? null,
    indicator === undefined ? null : (numbers.get(indicator) ?? null),
    period?.start ?? null,
    period?.end ?? null,
    known && straddled(period, indicator) !== undefined,
    known && lockOf(indicator, period, approvals) !== undefined,
  ];
}

/** The row holds anything: a line of commas alone does not. */
function present(portfolio: Portfolio): string {
  const cells = allColumns(portfolio).map((column) => `raw.${name(column)}`);
  return `coalesce(${cells.join(', ')}) IS NOT NULL`;
}

function rowsTable({ portfolio, fresh }: RowsInput): string {
  const numbers = numberColumns.map((column) => `number(${name(column)}) AS ${name(`${column}_`)}`);
  const same = ['framework', 'indicator', 'period'].map((key) => `raw.${key} IS NOT DISTINCT FROM subjects.${key}`);
  return `CREATE TEMP TABLE rows AS
    SELECT raw.rowid::INTEGER AS id, raw.*, problem, ind, opens, closes, straddles, locked,
      raw.file < ${fresh} AS fresh, ${numbers.join(', ')}
    FROM raw JOIN subjects ON raw.file = subjects.file AND ${same.join(' AND ')}
    WHERE ${present(portfolio)};
    CREATE TEMP TABLE replaced AS FROM rows LIMIT 0`;
}

function fileRows(file: MeasurementFile, found: readonly Found[]): FileRows {
  return {
    file,
    first: found.reduce((first, { row }) => Math.min(first, row.first), Number.MAX_SAFE_INTEGER),
    count: found.reduce((total, { row }) => total + row.count, 0),
  };
}

function periodsByIndicator(indicators: readonly Indicator[], found: readonly Found[]): readonly IndicatorRows[] {
  const periods = new Map<Indicator, Map<string, Period>>(indicators.map((indicator) => [indicator, new Map()]));
  for (const { subject } of found) {
    if (subject.indicator === undefined || subject.period === undefined) continue;
    const of = periods.get(subject.indicator);
    const key = `${subject.period.start}/${subject.period.end}`;
    if (of !== undefined && !of.has(key)) of.set(key, subject.period);
  }
  return [...periods].map(([indicator, spans]) => ({
    indicator,
    periods: [...spans.values()].toSorted(comparePeriods),
  }));
}
