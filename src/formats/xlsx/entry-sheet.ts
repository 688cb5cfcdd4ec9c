import table from '../../../schemas/measurements.table.json' with { type: 'json' };
import { allColumns, keyColumns, numberColumns, wordsOf } from '../../measurements/columns.ts';
import { isShare, scaleValues } from '../../measurements/subject.ts';
import { exact, numberPattern } from '../../model/decimal.ts';
import { isOnScale, isQuotient } from '../../model/measure.ts';
import { parsePeriod, sameDays } from '../../model/period.ts';
import { targetValue } from '../../model/planned.ts';
import type { Indicator, PlanRow, Portfolio } from '../../model/portfolio.ts';
import { type Edition, told } from '../../report/edition.ts';
import type { EntryRow } from './entry.ts';
import type { Allowed, Choice, Look, SheetCell, SheetColumn, WorkSheet } from './workbook.ts';

export const entrySheetName = 'Data entry';

/** Columns that tell people what a row is about; nothing is read from them. */
export const shownColumns = ['indicator name', 'place name', 'unit', 'target'] as const;

/** Rows for values that nobody expected. */
const spareRows = 200;

/** Rows above the first value: a title, how to fill in, headings. */
export const entryTop = 3;

export interface EntryTerms {
  readonly edition: Edition;
  /** What a list of the workbook allows. */
  allowed(list: string): Allowed | undefined;
}

/** The sheet in which values are entered: a row each, keys locked, what is stored filled in; below it rows for more. */
export function entrySheet(rows: readonly EntryRow[], terms: EntryTerms): WorkSheet {
  const columns = columnsFor(rows, terms.edition.portfolio);
  const keys = columns.filter(isKey).length;
  return {
    name: entrySheetName,
    columns: columns.map((column) => ({ width: widths[column] ?? 16 }) satisfies SheetColumn),
    heading: entryTop - 1,
    frozen: { rows: entryTop, columns: Math.min(keys, 4) },
    filtered: true,
    lines: 1,
    locked: true,
    choices: choicesFor(columns, rows, terms),
    rows: [
      { cells: [{ value: `Data entry: ${told(terms.edition.portfolio.title, terms.edition)}`, look: 'title' }] },
      { cells: [{ value: howTo, look: 'note' }] },
      { cells: columns.map(heading) },
      ...rows.map((row) => ({ cells: columns.map((column) => entryCell(column, row, terms)) })),
      ...Array.from({ length: spareRows }, () => ({ cells: columns.map(spareCell) })),
    ],
  };
}

const howTo =
  'Fill in the white and yellow cells; yellow: nothing is stored yet. A blank cell is "not known", never zero. Values that have no row go into the empty rows at the end. Take it in with: plumbline import xlsx <this file>.';

const widths: Readonly<Record<string, number>> = {
  ...{ framework: 14, indicator: 24, 'indicator name': 48, period: 12, place: 14, 'place name': 20, reporter: 16 },
  ...{ step: 18, unit: 20, target: 12, value: 14, numerator: 13, denominator: 13, qualifier: 11, lower: 11, upper: 11 },
  ...{ n: 8, status: 14, source: 32, evidence: 28, collected_on: 13, comment: 40 },
};

function isKey(column: string): boolean {
  return keyColumns.includes(column);
}

/** The columns that the rows need; those that any row may need always stand. */
function columnsFor(rows: readonly EntryRow[], portfolio: Portfolio): readonly string[] {
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const always = ['framework', 'indicator', 'period', 'place', 'value', 'status', 'source', 'collected_on', 'comment'];
  const hasParts = rows.some(({ indicator }) => isQuotient(indicator));
  const stands = (column: string) =>
    always.includes(column) || used.has(column) || (hasParts && ['numerator', 'denominator'].includes(column));
  const after: Readonly<Record<string, readonly string[]>> = {
    indicator: ['indicator name'],
    place: ['place name'],
  };
  const shown = allColumns(portfolio).filter(stands);
  return shown.flatMap((column) => [
    ...(column === 'value' ? ['unit', 'target'] : []),
    column,
    ...(after[column] ?? []),
  ]);
}

const descriptions = new Map(table.fields.map(({ name, description }) => [name, description]));

function heading(column: string): SheetCell {
  const isShown = (shownColumns as readonly string[]).includes(column);
  return { value: column, look: isShown ? 'heading-shown' : 'heading', comment: descriptions.get(column) };
}

function entryCell(column: string, { framework, indicator, cells }: EntryRow, { edition }: EntryTerms): SheetCell {
  const { portfolio } = edition;
  const locked = (value: SheetCell['value'], look: Look = 'key'): SheetCell => ({ value, look });
  const written = cells.get(column);
  switch (column) {
    case 'framework':
      return locked(framework.id);
    case 'indicator':
      return locked(indicator.id);
    case 'indicator name':
      return locked(told(indicator.name, edition), 'shown');
    case 'place name':
      return locked(told(portfolio.places.get(cells.get('place') ?? '')?.title, edition), 'shown');
    case 'unit':
      return locked(told(indicator.unit, edition), 'shown');
    case 'target':
      return locked(targetOf(indicator, cells, portfolio), 'shown');
  }
  if (isKey(column) || portfolio.dimensions.has(column)) return locked(written);
  if (!numberColumns.includes(column) && column !== 'n') return { value: written, look: 'open' };
  const look = column === 'value' && isMissing(cells) ? 'open-missing' : 'open-number';
  return { value: written !== undefined && numberPattern.test(written) ? exact(written) : written, look };
}

function spareCell(column: string): SheetCell {
  if ((shownColumns as readonly string[]).includes(column)) return { value: undefined, look: 'shown' };
  if (column === 'value' || column === 'n' || numberColumns.includes(column)) {
    return { value: undefined, look: 'open-number' };
  }
  return { value: undefined, look: 'open' };
}

function isMissing(cells: EntryRow['cells']): boolean {
  return ['value', 'numerator', 'status'].every((column) => !cells.has(column));
}

/** What is planned for the very row. */
function targetOf(indicator: Indicator, cells: EntryRow['cells'], portfolio: Portfolio): SheetCell['value'] {
  const fiscalYear = portfolio.frameworks.find(({ id }) => id === indicator.framework)?.fiscalYear;
  const period = parsePeriod(cells.get('period') ?? '', fiscalYear ?? portfolio.fiscalYear);
  if (period === undefined) return undefined;
  const categories = [...portfolio.dimensions.keys()].filter((id) => cells.has(id));
  if (!cells.has('place') && categories.length === 0) {
    const target = indicator.targets.find((one) => sameDays(one.period, period));
    if (target !== undefined) return targetValue(target, indicator);
  }
  const isSame = (row: PlanRow) =>
    row.kind === 'target' &&
    sameDays(row.period, period) &&
    (row.place?.id ?? '') === (cells.get('place') ?? '') &&
    row.categories.size === categories.length &&
    categories.every((id) => row.categories.get(id)?.id === cells.get(id));
  const plan = portfolio.plans.find((one) => one.framework === indicator.framework && one.indicator === indicator.id);
  return plan?.rows.find(isSame)?.value;
}

function choicesFor(columns: readonly string[], rows: readonly EntryRow[], terms: EntryTerms): readonly Choice[] {
  const { allowed } = terms;
  const { portfolio } = terms.edition;
  const [spare, last] = [entryTop + rows.length, entryTop + rows.length + spareRows - 1];
  return columns.flatMap((name, column): readonly Choice[] => {
    const cell = (from: number, may: Allowed | undefined, message: string): Choice[] =>
      may === undefined ? [] : [{ column, from, to: last, allowed: may, message }];
    if (isKey(name) || portfolio.dimensions.has(name)) {
      return cell(spare, allowed(name), `Expected one of the ids in the sheet Lists, column ${name}.`);
    }
    if (wordsOf(name) !== undefined)
      return cell(entryTop, allowed(name), `Expected one of ${wordsOf(name)?.join(', ')}.`);
    if (name === 'value') return valueChoices(column, rows, last);
    if (name === 'n') return cell(entryTop, { kind: 'whole', least: '0' }, 'Expected a whole number.');
    if (!numberColumns.includes(name)) return [];
    return cell(entryTop, { kind: 'number' }, 'Expected a number, without its unit.');
  });
}

/** What the value of each indicator may be, in stretches of rows. */
function valueChoices(column: number, rows: readonly EntryRow[], last: number): readonly Choice[] {
  const choices: Choice[] = [];
  let from = 0;
  rows.forEach(({ indicator }, index) => {
    if (rows[index + 1]?.indicator === indicator) return;
    choices.push({ column, from: entryTop + from, to: entryTop + index, ...allowedValue(indicator) });
    from = index + 1;
  });
  const spare = { allowed: { kind: 'number' }, message: 'Expected a number, without its unit.' } as const;
  return [...choices, { column, from: entryTop + rows.length, to: last, ...spare }];
}

function allowedValue(indicator: Indicator): Pick<Choice, 'allowed' | 'message' | 'warns'> {
  const levels = scaleValues(indicator)?.map((value) => value.toFixed());
  if (isOnScale(indicator) && levels !== undefined && levels.join().length < 200) {
    return { allowed: { kind: 'values', values: levels }, message: `Expected one of ${levels.join(', ')}.` };
  }
  if (indicator.measure === 'boolean') {
    return { allowed: { kind: 'values', values: ['0', '1'] }, message: 'Expected 1 for yes, 0 for no.' };
  }
  if (isShare(indicator)) {
    const message = 'A percentage is between 0 and 100: 45 for 45 %. Write it without the sign.';
    return { allowed: { kind: 'number', least: '0', most: '100' }, warns: true, message };
  }
  return { allowed: { kind: 'number' }, message: 'Expected a number, without its unit.' };
}
