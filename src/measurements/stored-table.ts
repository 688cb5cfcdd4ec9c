import { readFileSync, statSync } from 'node:fs';
import { parseCsv } from '../text/csv.ts';
import { UserError } from '../text/user-error.ts';
import { listStored } from './store.ts';

/** The rows of one indicator as they are stored, cell by cell. */
export interface StoredTable {
  readonly framework: string;
  readonly indicator: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** More than a spreadsheet holds. */
const mostBytes = 100_000_000;

/**
 * What is stored of the frameworks that are named; `unread`: files whose form cannot be understood. Throws a UserError where it is
 * more than a spreadsheet holds.
 */
export function storedTables(
  dir: string,
  frameworks: ReadonlySet<string>,
): { readonly tables: readonly StoredTable[]; readonly unread: readonly string[] } {
  const tables: StoredTable[] = [];
  const unread: string[] = [];
  const files = listStored(dir).filter(({ framework }) => frameworks.has(framework));
  if (files.reduce((sum, { path }) => sum + statSync(path).size, 0) > mostBytes) {
    const hint = 'Write a workbook for each framework with --framework, or without the sheet entry.';
    throw new UserError(`More is stored than a spreadsheet holds: over ${mostBytes / 1_000_000} MB.`, hint);
  }
  for (const { name, path, framework, indicator } of files) {
    const { header, records, problems } = parseCsv(name, readFileSync(path, 'utf8'));
    if (problems.length > 0) unread.push(name);
    else tables.push({ framework, indicator, columns: header, rows: records.map(({ cells }) => cells) });
  }
  return { tables, unread };
}
