import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../text/user-error.ts';
import { reasonOf } from './disk.ts';
import { untilDone } from './leftovers.ts';
import type { OnStage } from './stage.ts';

/**
 * A file of the store to be written: its text, or the name under which it stands in the staging folder already. `file` is
 * relative to the portfolio, with `/`.
 */
export type StoreFile = { readonly file: string } & ({ readonly text: string } | { readonly staged: string });

interface Manifest {
  /** Staged name → file of the store. */
  readonly files: { readonly [staged: string]: string };
}

const stagingFolder = 'measurements/.ingest';
const doneFolder = 'measurements/.ingest-done';
const manifestName = 'manifest.json';

/** The empty folder for files that are staged before all is decided; `commit` takes them on. */
export function stage(dir: string): string {
  const staging = join(dir, stagingFolder);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  return staging;
}

/** The name in the staging folder of the file with this number. */
export function stagedName(number: number): string {
  return `engine-${number}.csv`;
}

/**
 * Writes all files or none. They are staged and synced; renaming the manifest is the moment from which they count; then each
 * takes its place. Whoever holds the lock of the store calls this.
 */
export function commit(dir: string, files: readonly StoreFile[], onStage: OnStage = () => {}): void {
  const staging = join(dir, stagingFolder);
  const forget = untilDone(() => discard(dir));
  const named = files.map((one, index) => ({ ...one, name: 'staged' in one ? one.staged : `${index}.csv` }));
  const manifest: Manifest = { files: Object.fromEntries(named.map(({ name, file }) => [name, file])) };
  try {
    mkdirSync(staging, { recursive: true });
    for (const [index, { name, ...one }] of named.entries()) {
      onStage({ stage: 'writing', done: index, total: files.length, unit: 'files' });
      writeSynced(join(staging, name), 'text' in one ? one.text : undefined);
    }
    writeSynced(join(staging, `${manifestName}.tmp`), `${JSON.stringify(manifest)}\n`);
    syncFolder(staging);
    renameSync(join(staging, `${manifestName}.tmp`), join(staging, manifestName));
  } catch (error) {
    removeQuietly(staging);
    throw error;
  } finally {
    forget();
  }
  try {
    syncFolder(staging);
    finish(dir, manifest);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const hint = 'It counts as written: readers find it, and the next ingest puts the files in their place.';
    throw new UserError(`The new files of the store could not be put in their place: ${reason}.`, hint);
  }
}

/** Finishes a write that was interrupted after its commit point, or discards one that was interrupted before. */
export function recover(dir: string): 'finished' | 'discarded' | undefined {
  rmSync(join(dir, doneFolder), { recursive: true, force: true });
  if (!existsSync(join(dir, stagingFolder))) return undefined;
  const manifest = readManifest(dir);
  if (manifest === undefined) {
    rmSync(join(dir, stagingFolder), { recursive: true, force: true });
    return 'discarded';
  }
  finish(dir, manifest);
  return 'finished';
}

/** Takes away what is staged and was not decided: what counts is left for `recover`. */
export function discard(dir: string): void {
  if (!existsSync(join(dir, stagingFolder, manifestName))) removeQuietly(join(dir, stagingFolder));
}

/** What the disk refuses to take away now, the next run takes away. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It was never decided, so it counts for nothing.
  }
}

/** What a write left that was interrupted: it counts and is to be put in its place, or counts for nothing. */
export function interrupted(dir: string): 'finished' | 'discarded' | undefined {
  if (!existsSync(join(dir, stagingFolder))) return undefined;
  return existsSync(join(dir, stagingFolder, manifestName)) ? 'finished' : 'discarded';
}

/** Where the current text of a file of the store stands: still staged, when a write was interrupted after its commit point. */
export function currentPaths(dir: string): ReadonlyMap<string, string> {
  const entries = Object.entries(readManifest(dir)?.files ?? {});
  return new Map(
    entries
      .map(([staged, file]): [string, string] => [file, join(dir, stagingFolder, staged)])
      .filter(([, path]) => existsSync(path)),
  );
}

function finish(dir: string, { files }: Manifest): void {
  const folders = new Set<string>();
  for (const [staged, file] of Object.entries(files)) {
    const [from, to] = [join(dir, stagingFolder, staged), join(dir, file)];
    if (!existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    folders.add(dirname(to));
  }
  for (const folder of folders) {
    syncFolder(folder);
    syncFolder(dirname(folder));
  }
  // In one step, so that what is left by a crash here cannot be taken for a write that was never decided.
  renameSync(join(dir, stagingFolder), join(dir, doneFolder));
  rmSync(join(dir, doneFolder), { recursive: true, force: true });
}

/** Throws a UserError where the manifest was damaged, or leads out of the folders that are ours. */
function readManifest(dir: string): Manifest | undefined {
  const path = join(dir, stagingFolder, manifestName);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const manifest = parseManifest(text);
  if (manifest !== undefined) return manifest;
  throw new UserError(
    `${stagingFolder}/${manifestName} is not as Plumbline writes it, so nobody can say what an interrupted ingest wrote.`,
    `Look into ${stagingFolder}, keep what you need, delete it, and run the ingest again.`,
  );
}

const staged = /^(?:engine-)?\d+\.csv$/;
const target = /^(?:measurements|corrections)(?:\/(?!\.)[^/\\]+){1,2}\.csv$/;

function parseManifest(text: string): Manifest | undefined {
  try {
    const { files } = JSON.parse(text) as Partial<Manifest>;
    const entries = Object.entries(files ?? {});
    const isOurs = entries.every(([name, file]) => staged.test(name) && target.test(file));
    return files !== undefined && isOurs ? { files } : undefined;
  } catch {
    return undefined;
  }
}

/** Without a text: of a file that stands there. */
function writeSynced(path: string, text: string | undefined): void {
  const handle = openSync(path, text === undefined ? 'r+' : 'w');
  try {
    if (text !== undefined) writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes names in a folder last; systems that cannot sync a folder (Windows) keep them without. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
