import table from '../../schemas/measurements.table.json' with { type: 'json' };
import type { Portfolio } from '../model/portfolio.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}

const fields: readonly Field[] = table.fields;
const names = fields.map((field) => field.name);

/** Columns that say what a row is about, dimensions apart: framework, indicator, period, place, reporter, step. */
export const keyColumns: readonly string[] = names.slice(0, names.indexOf('value'));

/** Columns that a new value replaces together: value, parts, qualifier, interval, sample, status. */
export const measuredColumns: readonly string[] = names.slice(names.indexOf('value'), names.indexOf('status') + 1);

/** Columns that say where a value comes from. */
export const describingColumns: readonly string[] = names.slice(names.indexOf('status') + 1);

export const numberColumns: readonly string[] = fields.filter(({ type }) => type === 'number').map(({ name }) => name);

export const requiredColumns: readonly string[] = fields
  .filter(({ constraints }) => constraints?.required === true)
  .map(({ name }) => name);

/** Free text: kept as it is, blanks at its ends included. */
export const textColumns: readonly string[] = describingColumns.filter((column) =>
  fields.some(({ name, type }) => name === column && type === 'string'),
);

/** The words that a column may hold; undefined where any text may stand. */
export function wordsOf(column: string): readonly string[] | undefined {
  return fields.find(({ name }) => name === column)?.constraints?.enum;
}

/** All columns of incoming files in the order of the store: dimensions stand before the value. */
export function allColumns(portfolio: Portfolio): readonly string[] {
  return [...keyColumns, ...portfolio.dimensions.keys(), ...measuredColumns, ...describingColumns];
}

/** The columns of the store's files: its path says framework and indicator. */
export function storeColumns(portfolio: Portfolio): readonly string[] {
  return allColumns(portfolio).filter((column) => column !== 'framework' && column !== 'indicator');
}

/** The columns that, with the period's days and the indicator, make the key of a row. */
export function identityColumns(portfolio: Portfolio): readonly string[] {
  const others = keyColumns.filter((column) => !['framework', 'indicator', 'period'].includes(column));
  return [...others, ...portfolio.dimensions.keys()];
}

/** The column of a file of rejected rows that says what is wrong with them; it is not read when the file comes back. */
export function problemColumn({ dimensions }: Portfolio): string {
  return dimensions.has('problem') ? 'problem-found' : 'problem';
}
