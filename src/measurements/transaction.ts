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

/** Removes what was staged and will not be decided; what is decided stays. */
export function discardUndecided(dir: string): void {
  if (existsSync(join(dir, stagingFolder, manifestName))) return;
  rmSync(join(dir, stagingFolder), { recursive: true, force: true });
}

/**
 * Writes all files or none. They are staged and synced; renaming the manifest is the moment from which they count; then each
 * takes its place. Whoever holds the lock of the store calls this.
 */
export function commit(dir: string, files: readonly StoreFile[]): void {
  const staging = join(dir, stagingFolder);
  const named = files.map((one, index) => ({ ...one, name: 'staged' in one ? one.staged : `text-${index}.csv` }));
  const manifest: Manifest = { files: Object.fromEntries(named.map(({ name, file }) => [name, file])) };
  try {
    mkdirSync(staging, { recursive: true });
    for (const { name, ...one } of named) writeSynced(join(staging, name), 'text' in one ? one.text : undefined);
    writeSynced(join(staging, `${manifestName}.tmp`), `${JSON.stringify(manifest)}\n`);
    syncFolder(staging);
    renameSync(join(staging, `${manifestName}.tmp`), join(staging, manifestName));
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  try {
    syncFolder(staging);
    finish(dir, manifest);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const hint = 'It counts as written: readers find it, and the next ingest puts the files in their place.';
    throw new UserError(`The new files of the store could not be put in their place: the system says ${code}.`, hint);
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

function readManifest(dir: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, stagingFolder, manifestName), 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
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
