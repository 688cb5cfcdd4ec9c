import { exact, numberPattern } from '../../model/decimal.ts';
import { type CsvRecord, type ParsedCsv, parseCsv } from '../../text/csv.ts';
import { resolve } from '../../text/location.ts';
import { shortText } from '../../text/short-text.ts';
import type { Oddities } from '../taken-in/oddities.ts';
import { readValue } from '../taken-in/read-value.ts';
import { type YearReader, yearReader } from './year.ts';

/** A value as published: of a period, of a place, of categories. */
export interface DataRow {
  readonly period: string;
  /** Code of the place; empty for the whole. */
  readonly place: string;
  /** Name of the column and what stands there, as far as something does. */
  readonly categories: readonly (readonly [column: string, category: string])[];
  /** Digits; empty where none is published. */
  readonly value: string;
  readonly comment?: string;
}

/** The rows of one series in one unit. */
export interface Series {
  readonly series: string;
  readonly unit: string;
  readonly rows: readonly DataRow[];
}

/** What became of the rows of a file. */
export interface RowTally {
  rows: number;
  taken: number;
  /** Of those taken: without a value. */
  missing: number;
  /** They say again what another row says. */
  repeated: number;
  /** Each is named. */
  leftOut: number;
  blank: number;
}

export const noRows = (): RowTally => ({ rows: 0, taken: 0, missing: 0, repeated: 0, leftOut: 0, blank: 0 });

export type ReadData = { readonly series: readonly Series[] } | { readonly reason: string };

/** Columns that say something of the row, by their name without signs; every other one breaks values down. */
const roles: Readonly<Record<string, Role>> = {
  ...{
    year: 'year',
    value: 'value',
    geocode: 'place',
    series: 'series',
    units: 'unit',
    unit: 'unit',
    unitmeasure: 'unit',
  },
  ...{ unitmultiplier: 'multiplier', unitmult: 'multiplier' },
  ...{ observationstatus: 'note', obsstatus: 'note', commentobs: 'note', commentts: 'note' },
  ...{ timedetail: 'note', sourcedetail: 'note', timecoverage: 'note' },
};
type Role = 'year' | 'value' | 'place' | 'series' | 'unit' | 'multiplier' | 'note' | 'category';

interface Column {
  readonly at: number;
  readonly name: string;
  readonly role: Role;
}

const mostCategories = 2000;
const mostColumns = 100;
const mostSeries = 500;
const longestCell = 2000;

/** A name or category without the differences that are none: case, and blanks around it. */
export const identity = (text: string) => text.trim().toLowerCase();

/** Reads a CSV of Open SDG. Never throws: a file that cannot be read becomes the reason, a row an oddity. */
export function readData(path: string, text: string, oddities: Oddities, tally: RowTally): ReadData {
  const parsed = parseCsv(path, text);
  const { header, records, problems } = parsed;
  const broken = problems.find(({ rule }) => rule === 'csv-syntax' || rule === 'csv-empty');
  if (broken !== undefined) return { reason: broken.message.replace(/\.$/, '') };
  if (header.length > mostColumns)
    return { reason: `it has ${header.length} columns; expected at most ${mostColumns}` };
  const columns = columnsOf(parsed, oddities);
  if ('reason' in columns) return columns;
  const [year, value] = (['year', 'value'] as const).map((role) => columns.found.find((one) => one.role === role));
  if (year === undefined || value === undefined) {
    const names = header.map((name) => `"${short(name)}"`).join(', ');
    return {
      reason: `it has no column ${year === undefined ? 'Year' : 'Value'}; its columns are ${short(names, 300)}`,
    };
  }
  const reading: Reading = {
    parsed,
    columns: columns.found,
    readYear: yearReader(records.map(({ cells }) => cells[year.at] ?? '')),
    year,
    value,
    oddities,
    tally,
    known: new Map(),
    series: new Map(),
  };
  for (const record of records) takeInRecord(record, reading);
  const many = manyCategories(reading);
  if (many !== undefined)
    return { reason: `its column "${short(many)}" has more than ${mostCategories} different texts` };
  if (reading.series.size > mostSeries)
    return { reason: `it has ${reading.series.size} series and units; expected at most ${mostSeries}` };
  return { series: [...reading.series.values()] };
}

interface Reading {
  readonly parsed: ParsedCsv;
  readonly columns: readonly Column[];
  readonly readYear: YearReader;
  readonly year: Column;
  readonly value: Column;
  readonly oddities: Oddities;
  readonly tally: RowTally;
  /** Value by what makes a row one of its kind. */
  readonly known: Map<string, string>;
  readonly series: Map<string, { readonly series: string; readonly unit: string; readonly rows: DataRow[] }>;
}

function columnsOf(
  { source, header, records }: ParsedCsv,
  oddities: Oddities,
): { readonly found: readonly Column[] } | { readonly reason: string } {
  const found: Column[] = [];
  for (const [at, written] of header.entries()) {
    const name = written.trim();
    const isUsed = records.some(({ cells }) => (cells[at] ?? '').trim() !== '');
    if (name === '' && !isUsed) {
      oddities.add('columns without a name and without a cell', `${source.file}: column ${at + 1} is left out.`);
      continue;
    }
    if (name === '') {
      oddities.add(
        'columns without a name',
        `${source.file}: column ${at + 1} has no name; it is called "Column ${at + 1}".`,
      );
    }
    const role = roles[name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')] ?? 'category';
    found.push({ at, name: name === '' ? `Column ${at + 1}` : name, role });
  }
  const twice = (['year', 'value'] as const).find((role) => found.filter((one) => one.role === role).length > 1);
  return twice === undefined
    ? { found: toldApart(source.file, found, oddities) }
    : { reason: `it has two columns "${twice}"` };
}

/** No two columns with one name, and none but units with one role: what stands in the second breaks values down. */
function toldApart(file: string, columns: readonly Column[], oddities: Oddities): readonly Column[] {
  const roled = new Set<Role>();
  const named = new Set<string>();
  return columns.map((column): Column => {
    const isSecond = (column.role === 'place' || column.role === 'series') && roled.has(column.role);
    const role = isSecond ? 'category' : column.role;
    roled.add(role);
    let name = column.name;
    for (let count = 2; named.has(identity(name)); count++) name = `${column.name} (${count})`;
    named.add(identity(name));
    if (name !== column.name) {
      oddities.add(
        'columns of the same name',
        `${file}: column ${column.at + 1} is called "${short(name)}", as an earlier one is "${short(column.name)}".`,
      );
    }
    return { ...column, name, role };
  });
}

/** A row that has been read, with what is said of it. */
interface ReadRow extends DataRow {
  readonly series: string;
  readonly unit: string;
  readonly told: readonly Told[];
}

interface Told {
  readonly kind: string;
  readonly message: string;
}

function takeInRecord(record: CsvRecord, reading: Reading): void {
  const { parsed, oddities, tally, known } = reading;
  tally.rows += 1;
  if (record.cells.every((cell) => cell.trim() === '')) {
    tally.blank += 1;
    return;
  }
  const tell = ({ kind, message }: Told) =>
    oddities.add(
      kind,
      `${parsed.source.file}: ${message}`,
      resolve({ source: parsed.source, path: [record.record] }).start.line,
    );
  const leaveOut = ({ kind, message }: Told) => {
    tally.leftOut += 1;
    tell({ kind, message: `${message} The row is left out: ${short(record.cells.join(','), 200)}` });
  };
  const row = readRecord(record, reading);
  if ('kind' in row) {
    leaveOut(row);
    return;
  }
  const { series, unit, told, ...data } = row;
  const categories = data.categories.map((pair) => pair.map(identity));
  const key = JSON.stringify([series, unit, data.period, data.place, ...categories]);
  const before = known.get(key);
  if (before === data.value) {
    tally.repeated += 1;
    tell({ kind: 'rows that stand there twice', message: 'the same row stands before it.' });
  } else if (before !== undefined) {
    leaveOut({
      kind: 'rows with another value for the same',
      message: `"${data.value}", where an earlier row says "${before}".`,
    });
  } else {
    known.set(key, data.value);
    tally.taken += 1;
    if (data.value === '') tally.missing += 1;
    for (const one of told) tell(one);
    const group = reading.series.get(JSON.stringify([series, unit])) ?? { series, unit, rows: [] };
    reading.series.set(JSON.stringify([series, unit]), group);
    group.rows.push(data);
  }
}

/** What a row says, or why it cannot be taken in. */
function readRecord({ cells }: CsvRecord, { parsed, columns, readYear, year, value }: Reading): ReadRow | Told {
  const extra = cells.slice(parsed.header.length);
  if (extra.some((cell) => cell.trim() !== ''))
    return {
      kind: 'rows with more cells than columns',
      message: `${cells.length} cells; expected ${parsed.header.length}.`,
    };
  const long = cells.find(({ length }) => length > longestCell);
  if (long !== undefined)
    return {
      kind: 'cells that are too long',
      message: `a cell has ${long.length} characters; expected at most ${longestCell}.`,
    };
  const at = ({ at: index }: Column) => (cells[index] ?? '').trim();
  const of = (role: Role) => columns.filter((one) => one.role === role && at(one) !== '');
  const [writtenYear, written] = [at(year), at(value)];
  const period = readYear(writtenYear);
  if (period === undefined)
    return {
      kind: 'years that are none',
      message: `"${short(writtenYear)}" is no year, no span of years, and no part of one.`,
    };
  const read = digitsOf(written);
  if (read === undefined)
    return { kind: 'values that are no numbers', message: `"${short(written)}" is not read as a number.` };
  const [place = ''] = of('place').map(at);
  const [series = ''] = of('series').map(at);
  const units = new Map(of('unit').map((one) => [identity(at(one)), at(one)]));
  const multipliers = of('multiplier')
    .map(at)
    .filter((text) => identity(text) !== 'units');
  const unit = [...units.values(), ...multipliers.map((text) => `(${text})`)].join(' ');
  const categories = of('category').map((one) => [one.name, at(one)] as const);
  const comment = [
    ...(period.isOdd ? [`Published for ${writtenYear}`] : []),
    ...(read.isOdd ? [`Published as ${written}`] : []),
    ...of('note').map((one) => `${one.name}: ${at(one)}`),
  ].join('; ');
  const told: readonly (Told | false)[] = [
    period.isOdd && {
      kind: 'years that are read as a span, or have signs around them',
      message: `"${short(writtenYear)}" is read as ${period.period}.`,
    },
    read.isOdd &&
      (read.digits === ''
        ? { kind: 'values that say that there is none', message: `"${short(written)}" is read as no value.` }
        : { kind: 'values read or rounded', message: `"${short(written)}" is read as ${read.digits}.` }),
    ...categories.map(
      ([column, category]) =>
        runs.test(category) && {
          kind: 'texts that a spreadsheet would run',
          message: `"${short(category)}" in "${short(column)}" is kept as a text.`,
        },
    ),
  ];
  return {
    ...{ series, unit, period: period.period, place, categories, value: read.digits },
    ...(comment === '' ? {} : { comment }),
    told: told.filter((one) => one !== false),
  };
}

/** A spreadsheet runs a cell that starts like this. */
const runs = /^[=@]/;

/** What the build of Open SDG, too, reads as a cell without a value. */
const noValue = /^(?:#?n\/a|na|nan|null|none|<na>)$/i;

/** The digits of a value; empty for none, undefined for what is no number. Beyond twelve decimals it is rounded. */
function digitsOf(written: string): { readonly digits: string; readonly isOdd: boolean } | undefined {
  if (noValue.test(written)) return { digits: '', isOdd: true };
  const value = readValue(written);
  if (value.kind === 'none') return { digits: '', isOdd: false };
  if (value.kind !== 'words') return { digits: value.digits, isOdd: value.kind === 'dressed' };
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(written) || written.length > 60) return undefined;
  const number = exact(written);
  const digits = number.toDecimalPlaces(12).toFixed();
  return numberPattern.test(digits) ? { digits, isOdd: !number.eq(digits) } : undefined;
}

function manyCategories({ columns, series }: Reading): string | undefined {
  const texts = new Map(columns.map(({ name }) => [name, new Set<string>()]));
  for (const { rows } of series.values()) {
    for (const { categories } of rows) for (const [name, category] of categories) texts.get(name)?.add(category);
  }
  return [...texts].find(([, { size }]) => size > mostCategories)?.[0];
}

/** A text as a message can hold it. */
export function short(text: string, most = 80): string {
  return shortText(text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' '), most);
}
