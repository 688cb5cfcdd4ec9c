import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Portfolio } from '../model/portfolio.ts';
import { compareText, type Problem } from '../text/finding.ts';
import { sharedEngine } from './database.ts';
import { type MeasurementFile, openMeasurementFile } from './measurement-file.ts';
import { smallBytes } from './reading.ts';
import { currentPaths } from './transaction.ts';

export const storeFolder = 'measurements';

/** A file of the canonical store: measurements/<framework>/<indicator>.csv. */
export interface StoredFile {
  /** Relative to the portfolio, with `/`. */
  readonly name: string;
  /** Absolute: where its text stands. */
  readonly path: string;
  readonly framework: string;
  readonly indicator: string;
}

/** The file of the store that holds an indicator's rows. */
export function storedName(framework: string, indicator: string): string {
  return `${storeFolder}/${framework}/${indicator}.csv`;
}

/** All files of the store by name, in code units; what an interrupted write has staged for good counts as there. */
export function listStored(dir: string): readonly StoredFile[] {
  const pending = currentPaths(dir);
  const onDisk = folders(join(dir, storeFolder)).flatMap((framework) =>
    files(join(dir, storeFolder, framework)).map((file) => `${storeFolder}/${framework}/${file}`),
  );
  return [...new Set([...onDisk, ...pending.keys()])].toSorted(compareText).flatMap((name) => {
    const [folder, framework, file, ...deeper] = name.split('/');
    if (folder !== storeFolder || framework === undefined || file === undefined || deeper.length > 0) return [];
    const indicator = file.replace(/\.csv$/, '');
    return [{ name, path: pending.get(name) ?? join(dir, name), framework, indicator }];
  });
}

/** Whether the store is so small that the engine answers on one thread, and needs little memory. It may be written meanwhile. */
export function isSmallStore(dir: string): boolean {
  const sizes = listStored(dir).map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((total, size) => total + size, 0) < smallBytes;
}

/** Begins to start the engine where the store is small: it starts on a thread of its own, while the caller does something else. */
export function prepareStore(dir: string): void {
  // What keeps it from starting is told when it is asked.
  if (isSmallStore(dir)) sharedEngine().catch(() => {});
}

/** The stored files that can be read, and why others cannot. */
export function openStored(
  stored: readonly StoredFile[],
  portfolio: Portfolio,
): { readonly files: readonly MeasurementFile[]; readonly problems: readonly Problem[] } {
  const opened = stored.map(({ path, name, framework, indicator }) =>
    openMeasurementFile({ path, name, owner: { framework, indicator } }, portfolio),
  );
  return {
    files: opened.flatMap(({ file }) => file ?? []),
    problems: opened.flatMap(({ problems }) => problems),
  };
}

/**
 * Does `read` on a store that does not change meanwhile: begins again when an ingest was carried out in between, which the
 * ledger shows, because every ingest writes it.
 */
export async function readingStore<T>(dir: string, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = stamp(dir);
    try {
      const result = await read();
      if (attempt === 5 || stamp(dir) === before) return result;
    } catch (error) {
      if (attempt === 5 || stamp(dir) === before) throw error;
    }
  }
}

function stamp(dir: string): string {
  const pending = currentPaths(dir);
  const ledger = pending.get(`${storeFolder}/ledger.csv`) ?? join(dir, storeFolder, 'ledger.csv');
  const found = statSync(ledger, { throwIfNoEntry: false });
  return `${found?.ino} ${found?.size} ${found?.mtimeMs} ${[...pending.values()].join(' ')}`;
}

function folders(folder: string): readonly string[] {
  return entries(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function files(folder: string): readonly string[] {
  return entries(folder).flatMap((entry) => (entry.isFile() && entry.name.endsWith('.csv') ? [entry.name] : []));
}

function entries(folder: string) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
}
