import type { Portfolio } from '../model/portfolio.ts';
import { writeCsv } from '../text/csv.ts';
import { storeColumns } from './columns.ts';

/** The canonical text of a file of the store: only the columns that are used; `period` and `value` always stand. */
export function storeText(rows: readonly { readonly [column: string]: unknown }[], portfolio: Portfolio): string {
  const isUsed = (column: string) => rows.some((row) => (row[column] ?? '') !== '');
  const columns = storeColumns(portfolio).filter(
    (column) => column === 'period' || column === 'value' || isUsed(column),
  );
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]);
}
