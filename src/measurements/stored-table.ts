import { readFileSync } from 'node:fs';
import { parseCsv } from '../text/csv.ts';
import { listStored } from './store.ts';

/** The rows of one indicator as they are stored, cell by cell. */
export interface StoredTable {
  readonly framework: string;
  readonly indicator: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is stored of the frameworks that are named; `unread`: files whose form cannot be understood. */
export function storedTables(
  dir: string,
  frameworks: ReadonlySet<string>,
): { readonly tables: readonly StoredTable[]; readonly unread: readonly string[] } {
  const tables: StoredTable[] = [];
  const unread: string[] = [];
  for (const { name, path, framework, indicator } of listStored(dir)) {
    if (!frameworks.has(framework)) continue;
    const { header, records, problems } = parseCsv(name, readFileSync(path, 'utf8'));
    if (problems.length > 0) unread.push(name);
    else tables.push({ framework, indicator, columns: header, rows: records.map(({ cells }) => cells) });
  }
  return { tables, unread };
}
