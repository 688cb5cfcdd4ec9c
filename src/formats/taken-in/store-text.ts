import { parsePeriod } from '../../model/period.ts';
import { writeCsv } from '../../text/csv.ts';
import { compareText } from '../../text/finding.ts';

/** A file of a portfolio; its path is relative, with `/`. */
export interface PortfolioFile {
  readonly path: string;
  readonly text: string;
}

/** A row of a table of the portfolio, by column. */
export interface Row {
  readonly [column: string]: string | undefined;
}

/** Rows of a plan. */
export function planText(rows: readonly Row[], dimensions: readonly string[]): string {
  return table(rows, ['kind', 'period', 'place', ...dimensions, 'value', 'note'], ['kind', 'period', 'value']);
}

/** Rows as the store keeps them: by period, place and categories. */
export function storeText(rows: readonly Row[], dimensions: readonly string[]): string {
  const key = (row: Row) => {
    const period = parsePeriod(row.period ?? '');
    return [period?.start, period?.end, row.place, ...dimensions.map((one) => row[one])].map((part) => part ?? '');
  };
  const sorted = rows
    .map((row) => ({ row, key: key(row) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ row }) => row);
  const columns = ['period', 'place', ...dimensions, 'value', 'status', 'evidence', 'comment'];
  return table(sorted, columns, ['period', 'value']);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const order = compareText(part, b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function table(rows: readonly Row[], columns: readonly string[], always: readonly string[]): string {
  const used = columns.filter((column) => always.includes(column) || rows.some((row) => (row[column] ?? '') !== ''));
  return writeCsv([used, ...rows.map((row) => used.map((column) => row[column] ?? ''))]);
}
