import { comparePeriods, type Period } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Approval } from './approvals.ts';
import { numberColumns } from './columns.ts';
import type { Database, EngineRow } from './database.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { rawColumns } from './reading.ts';
import { macros, packing, present, type RawTable, rowsTable, subjectCells, usedIdentity } from './rows-table.ts';
import { lockOf, resolveSubject, type Subject, straddled } from './subject.ts';
import { makeWords, type Words } from './words.ts';

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
  /** The columns of `rows` that together are the key of a row, in the order of the store; blank comes first. */
  readonly key: readonly string[];
  /** The texts that stand in those columns of `rows` that have few; none of few rows. */
  readonly words: Words;
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
  /** So many rows that it pays to keep them as small numbers: see words.ts. */
  readonly many?: boolean;
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
 * Makes the view `rows` of the table `raw`, which goes where there are many rows: beside its texts each row has an `id`, the
 * number of its indicator (`ind`) or the `problem` that there is none, the days of its period (`opens`, `closes`), its numbers as
 * decimals (`value_` …) and whether it is under examination (`fresh`). `replaced`, for stored rows that new ones stand for,
 * begins empty. They are views of `kept` and `aside`, between which rows are moved.
 */
export async function makeRows(database: Database, input: RowsInput): Promise<Rows> {
  const { portfolio, files, many } = input;
  const raw = await lookAt(database, input);
  const found = await findSubjects(database, raw, input);
  const indicators = [...new Set(found.flatMap(({ subject: { indicator } }) => indicator ?? []))];
  const spans = numberSpans(found);
  await database.run(`${macros}; ${subjectTable}`);
  const numbers = new Map(indicators.map((indicator, number) => [indicator, number]));
  await database.feed(
    'subjects',
    found.map((one) => subjectRow(one, numbers, spans, input)),
  );
  const packed = packing(raw, portfolio, { indicators: indicators.length, spans: spans.size });
  await database.run(
    `${rowsTable(raw, input, { packed, isDated: spans.size > 0 })}${many === true ? '; DROP TABLE raw' : ''}`,
  );
  return {
    portfolio,
    files: rowsByFile(files, found),
    indicators: periodsByIndicator(indicators, found),
    subjects: found.map(({ subject }) => subject),
    columns: new Set(files.flatMap(({ columns }) => columns)),
    key: packed === undefined ? ['ind', 'opens', 'closes', ...usedIdentity(raw, portfolio)] : ['row_key'],
    words: raw.words ?? new Map(),
  };
}

/** Of few rows nothing needs to be known before. */
async function lookAt(database: Database, { many }: RowsInput): Promise<RawTable> {
  const columns = await rawColumns(database);
  if (many !== true) return { columns, words: undefined };
  return {
    columns,
    words: await makeWords(
      database,
      columns.filter((column) => !numberColumns.includes(column)),
    ),
  };
}

/** What the rows are about: each framework, indicator and period of a file once. */
async function findSubjects(database: Database, raw: RawTable, input: RowsInput): Promise<readonly Found[]> {
  const { framework, indicator, period } = subjectCells(raw);
  const rows = await database.rows<SubjectRow>(
    `SELECT file, ${framework} AS framework, ${indicator} AS indicator, ${period} AS period,
       min(rowid)::INTEGER AS first, (count(*) FILTER (WHERE ${present(raw)}))::INTEGER AS count
     FROM raw GROUP BY ALL`,
  );
  return rows.map((row) => ({ row, subject: subjectOf(row, input) }));
}

/** Every span of days, `start/end`, with its place in their order. */
function numberSpans(found: readonly Found[]): ReadonlyMap<string, number> {
  const spans = new Map(found.flatMap(({ subject: { period } }) => (period ? [[spanOf(period), period]] : [])));
  return new Map([...spans.values()].toSorted(comparePeriods).map((period, number) => [spanOf(period), number]));
}

function spanOf({ start, end }: Period): string {
  return `${start}/${end}`;
}

const subjectTable = `CREATE TABLE subjects (file INTEGER, framework VARCHAR, indicator VARCHAR, period VARCHAR,
  problem VARCHAR, ind INTEGER, span INTEGER, opens VARCHAR, closes VARCHAR, straddles BOOLEAN, locked BOOLEAN)`;

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

function subjectRow(
  { row, subject: { indicator, period, problem } }: Found,
  numbers: ReadonlyMap<Indicator, number>,
  spans: ReadonlyMap<string, number>,
  { approvals }: RowsInput,
) {
  const known = indicator !== undefined && period !== undefined;
  return [
    ...[row.file, row.framework, row.indicator, row.period, problem ?? null],
    indicator === undefined ? null : (numbers.get(indicator) ?? null),
    period === undefined ? null : (spans.get(spanOf(period)) ?? null),
    ...[period?.start ?? null, period?.end ?? null],
    known && straddled(period, indicator) !== undefined,
    known && lockOf(indicator, period, approvals) !== undefined,
  ];
}

function rowsByFile(files: readonly MeasurementFile[], found: readonly Found[]): readonly FileRows[] {
  const known = files.map((file) => ({ file, first: Number.MAX_SAFE_INTEGER, count: 0 }));
  for (const { row } of found) {
    const of = known[row.file];
    if (of === undefined) continue;
    of.first = Math.min(of.first, row.first);
    of.count += row.count;
  }
  return known;
}

function periodsByIndicator(indicators: readonly Indicator[], found: readonly Found[]): readonly IndicatorRows[] {
  const periods = new Map<Indicator, Map<string, Period>>(indicators.map((indicator) => [indicator, new Map()]));
  for (const { subject } of found) {
    if (subject.indicator === undefined || subject.period === undefined) continue;
    const of = periods.get(subject.indicator);
    const key = spanOf(subject.period);
    if (of !== undefined && !of.has(key)) of.set(key, subject.period);
  }
  return [...periods].map(([indicator, spans]) => ({
    indicator,
    periods: [...spans.values()].toSorted(comparePeriods),
  }));
}
