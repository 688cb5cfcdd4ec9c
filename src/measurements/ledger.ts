import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import table from '../../schemas/ledger.table.json' with { type: 'json' };
import { parseCsv, writeCsv } from '../text/csv.ts';
import type { StoreFile } from './transaction.ts';

export const ledgerFile = 'measurements/ledger.csv';

/** What one file brought. */
export interface LedgerEntry {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** The ledger with these entries at its end. */
export function extendLedger(dir: string, entries: readonly LedgerEntry[]): StoreFile {
  const columns = table.fields.map(({ name }) => name);
  const added = entries.map((entry) => new Map(Object.entries(entry).map(([key, value]) => [key, String(value)])));
  return { file: ledgerFile, text: extendTable(join(dir, ledgerFile), columns, added) };
}

/**
 * The text of a CSV with rows added at its end. Columns of the file that `columns` does not know are kept after them; those of
 * `columns` stand always.
 */
export function extendTable(
  path: string,
  columns: readonly string[],
  added: readonly ReadonlyMap<string, string>[],
): string {
  const { header, records } = parseCsv(path, existsSync(path) ? readFileSync(path, 'utf8') : '');
  const all = [...columns, ...header.filter((column) => !columns.includes(column))];
  const old = records.map(({ cells }) => all.map((column) => cells[header.indexOf(column)] ?? ''));
  return writeCsv([all, ...old, ...added.map((row) => all.map((column) => row.get(column) ?? ''))]);
}
