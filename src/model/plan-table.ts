import table from '../../schemas/plans.table.json' with { type: 'json' };
import { type CsvRecord, commaHint, parseCsv, separatorProblems } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import type { Location, SourceFile } from '../text/location.ts';
import { suggest } from '../text/suggestion.ts';
import { type Exact, exact, numberPattern } from './decimal.ts';
import type { Mention, Plan, PlanRow } from './portfolio.ts';
import { given, type Reading, readPeriod } from './reading.ts';

const columns = table.fields.map(({ name }) => name);
const numbers: readonly string[] = table.fields.filter(({ type }) => type === 'number').map(({ name }) => name);
const kinds = ['baseline', 'target'] as const;

/** A CSV of plans with what its path says: plans/<framework>/<indicator>.csv. */
export interface PlanFile {
  readonly file: string;
  readonly text: string;
  readonly framework: string;
  readonly indicator: string;
}

/** What a plan is read with. Without the dimensions of plumbline.yaml any column may be one. */
export interface PlanReading extends Reading {
  readonly dimensions: readonly string[] | undefined;
}

/** What the path of a table says; undefined, with a problem, where it says nothing or the bytes are no text. */
export function planFile(
  { file, text, unreadable }: { readonly file: string; readonly text: string; readonly unreadable?: string },
  problems: Problem[],
): PlanFile | undefined {
  const [, framework, indicator] = /^plans\/([^/]+)\/([^/]+)\.csv$/.exec(file) ?? [];
  const top = { source: parseCsv(file, text).source, path: [] };
  if (unreadable !== undefined) {
    problems.push({ rule: 'file-encoding', at: top, message: unreadable, hint: commaHint });
    return undefined;
  }
  if (framework !== undefined && indicator !== undefined) return { file, text, framework, indicator };
  problems.push({
    rule: 'plan-path',
    at: top,
    message: `${file} belongs to no indicator.`,
    hint: 'A plan is a file plans/<framework>/<indicator>.csv.',
  });
  return undefined;
}

/** The rows of a plan; undefined where the file cannot be read as a whole. A row with a cell that means nothing is left out. */
export function buildPlan({ file, text, framework, indicator }: PlanFile, reading: PlanReading): Plan | undefined {
  const { source, header, records, problems } = parseCsv(file, text);
  const names = header.map((name) => name.trim());
  const found = [...problems, ...separatorProblems(source, names)];
  if (found.length === 0) found.push(...columnProblems(source, names, reading));
  reading.problems.push(...found);
  if (found.length > 0) return undefined;
  const rows = records.flatMap((record) => buildRow({ source, names, record }, reading));
  return { at: { source, path: [] }, framework, indicator, rows };
}

function columnProblems(source: SourceFile, names: readonly string[], { dimensions }: PlanReading): Problem[] {
  const known = dimensions === undefined ? names : [...columns, ...dimensions];
  const unknown = names.flatMap((name, index): Problem[] => {
    if (known.includes(name)) return [];
    const hint = suggest(name, known) ?? 'Rename or remove it; a dimension must stand in plumbline.yaml.';
    const message = `The column "${name}" is not known.`;
    return [{ rule: 'plan-column-unknown', at: { source, path: [0, index] }, message, hint }];
  });
  const hasValue = ['value', 'min', 'max'].some((name) => names.includes(name));
  const missing = ['kind', 'period', ...(hasValue ? [] : ['value'])].filter((name) => !names.includes(name));
  // A misspelt column is missing as well: that is said once.
  if (unknown.length > 0) return unknown;
  return missing.map((name) => ({
    rule: 'plan-column-missing',
    at: { source, path: [0] },
    message: `The column "${name}" is missing.`,
    hint: `Add it to the header; the columns found are ${names.join(', ')}.`,
  }));
}

interface Cells {
  readonly source: SourceFile;
  readonly names: readonly string[];
  readonly record: CsvRecord;
}

function buildRow(cells: Cells, reading: PlanReading): PlanRow[] {
  const kind = kindOf(cells, reading);
  const period = periodOf(cells, reading);
  const values = numbers.map((name) => [name, numberAt(cells, name, reading)] as const);
  if (kind === undefined || period === undefined || values.some(([, value]) => value === 'none')) return [];
  return [
    {
      at: { source: cells.source, path: [cells.record.record] },
      kind,
      period,
      categories: new Map(categoriesOf(cells)),
      ...given(Object.fromEntries(values) as { [name in 'value' | 'min' | 'max']: Exact | undefined }),
      ...given({ place: mentionAt(cells, 'place'), reporter: mentionAt(cells, 'reporter') }),
      ...given({ note: cell(cells, 'note') }),
    },
  ];
}

function kindOf(cells: Cells, { problems }: Reading): PlanRow['kind'] | undefined {
  const written = cell(cells, 'kind');
  const kind = kinds.find((one) => one === written);
  if (kind !== undefined) return kind;
  problems.push({
    rule: 'plan-kind-unknown',
    at: at(cells, 'kind'),
    message: written === undefined ? 'The row does not say its kind.' : `There is no kind "${written}".`,
    hint: (written === undefined ? undefined : suggest(written, kinds)) ?? 'Expected baseline or target.',
  });
  return undefined;
}

function periodOf(cells: Cells, reading: Reading): PlanRow['period'] | undefined {
  const written = cell(cells, 'period');
  if (written !== undefined) return readPeriod(reading, written, at(cells, 'period'));
  reading.problems.push({
    rule: 'period-unknown',
    at: at(cells, 'period'),
    message: 'The row has no period.',
    hint: 'Write the period of the baseline or target, such as 2015.',
  });
  return undefined;
}

/** The number in a cell; undefined where it is blank, `none` where it is no number. */
function numberAt(cells: Cells, name: string, { problems }: Reading): Exact | undefined | 'none' {
  const written = cell(cells, name);
  if (written === undefined) return undefined;
  if (numberPattern.test(written)) return exact(written);
  const isLong = /^-?\d+(\.\d+)?$/.test(written);
  problems.push({
    rule: isLong ? 'number-digits' : 'plan-not-numeric',
    at: at(cells, name),
    message: isLong ? `The number ${written} cannot be kept exactly.` : `The ${name} "${written}" is not a number.`,
    hint: isLong
      ? 'Expected at most 18 digits before the point and 12 after it.'
      : 'Expected digits and a decimal point: no thousands separators, no decimal comma, no percent sign; true and false are 1 and 0.',
  });
  return 'none';
}

function categoriesOf(cells: Cells): [string, Mention][] {
  return cells.names.flatMap((name): [string, Mention][] => {
    const mention = columns.includes(name) ? undefined : mentionAt(cells, name);
    return mention === undefined ? [] : [[name, mention]];
  });
}

function mentionAt(cells: Cells, name: string): Mention | undefined {
  const id = cell(cells, name);
  return id === undefined ? undefined : { id, at: at(cells, name) };
}

/** The text of a cell; undefined where it is blank or the file has no such column. */
function cell({ names, record }: Cells, name: string): string | undefined {
  return record.cells[names.indexOf(name)]?.trim() || undefined;
}

function at({ source, names, record }: Cells, name: string): Location {
  const index = names.indexOf(name);
  return { source, path: index < 0 ? [record.record] : [record.record, index] };
}
