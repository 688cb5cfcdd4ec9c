import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  promises,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { InputFile } from './load.ts';
import { compareText } from './text/finding.ts';
import { UserError } from './text/user-error.ts';

/** A text, or bytes, to be written; `path` is absolute. */
export type OutputFile = OutputText | OutputBytes;

export interface OutputText extends Output {
  readonly text: string;
}

interface OutputBytes extends Output {
  readonly bytes: Uint8Array;
}

interface Output {
  readonly path: string;
  /** A program that the system may start. */
  readonly executable?: boolean;
}

/** The folders that hold what the model is built from. */
export const folders = ['frameworks', 'library', 'plans', 'narratives', 'reviews', 'mappings'];

/** The nearest folder, upwards from `from`, that holds a plumbline.yaml. */
export function findPortfolio(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'plumbline.yaml'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The nearest folder, upwards from `from`, that is the top of a Git repository or worktree. */
export function findRepository(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The texts of a portfolio: plumbline.yaml and what its folders hold, but for measurements. */
export function readPortfolio(dir: string): readonly InputFile[] {
  const names = folders.flatMap((folder) => listFiles(dir, folder));
  return ['plumbline.yaml', ...names].filter((name) => /\.(ya?ml|csv)$/.test(name)).map((file) => readInput(dir, file));
}

/** All files below a folder, relative to `dir`, with `/`, by code units; none where the folder is missing. */
export function listFiles(dir: string, folder: string): readonly string[] {
  if (!existsSync(join(dir, folder))) return [];
  return onDisk(join(dir, folder), () =>
    readdirSync(join(dir, folder), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .toSorted((a, b) => compareText(a.name, b.name))
      .flatMap((entry) => {
        const name = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return listFiles(dir, name);
        const isFile =
          entry.isFile() || (entry.isSymbolicLink() && statSync(join(dir, name), { throwIfNoEntry: false })?.isFile());
        return isFile ? [name] : [];
      }),
  );
}

/** A stamp for each file of these folders and files of `dir`, as listFiles names them: another one once it was saved again. */
export function stampsIn(dir: string, parts: readonly string[]): ReadonlyMap<string, string> {
  const files = parts.flatMap((part) => (isFolder(join(dir, part)) ? listFiles(dir, part) : [part]));
  return new Map(
    files.flatMap((file): [string, string][] => {
      const found = statSync(join(dir, file), { throwIfNoEntry: false });
      return found === undefined ? [] : [[file, [found.size, found.mtimeMs, found.ino].join(' ')]];
    }),
  );
}

/** The same for a folder of somebody else's: links are told and not followed, sizes are in bytes. */
export function filesBelow(
  dir: string,
  folder: string,
): readonly { readonly path: string; readonly size: number; readonly isLink: boolean }[] {
  const top = join(dir, folder);
  if (lstatSync(top, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return onDisk(top, () =>
    readdirSync(top, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .toSorted((a, b) => compareText(a.name, b.name))
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return filesBelow(dir, path);
        const isLink = entry.isSymbolicLink();
        if (!isLink && !entry.isFile()) return [];
        return [{ path, size: lstatSync(join(dir, path)).size, isLink }];
      }),
  );
}

/** A text file of a folder. Throws a UserError where it cannot be read. */
export function readInput(dir: string, file: string): InputFile {
  return {
    file,
    ...textOf(
      file,
      onDisk(join(dir, file), () => readFileSync(join(dir, file))),
    ),
  };
}

/** The text of a file's bytes, its byte order mark included, so that what is written again keeps it; or why they are none. */
export function textOf(file: string, bytes: Buffer): Omit<InputFile, 'file'> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { text: '', unreadable: `${file} is in UTF-16; expected UTF-8.` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: bytes.toString('latin1'), unreadable: `${file} is not in UTF-8.` };
  }
}

/** The bytes of a file, a piece after the other, so that a large one is never held whole. Throws a UserError where it cannot be read. */
export function* readPieces(path: string, size = 1 << 20): Generator<Uint8Array> {
  const handle = onDisk(path, () => openSync(path, 'r'));
  try {
    for (;;) {
      const piece = new Uint8Array(size);
      const read = onDisk(path, () => readSync(handle, piece, 0, size, null));
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a file; undefined where it has more than `most`. Throws a UserError where there is none. */
export function readBytes(path: string, most: number): Uint8Array | undefined {
  return onDisk(path, () => (statSync(path).size > most ? undefined : readFileSync(path)));
}

/** A text file in UTF-8. Throws a UserError where there is none. */
export function readText(path: string): string {
  return onDisk(path, () => readFileSync(path, 'utf8'));
}

/**
 * Writes each file whose text differs from what is there: all of them beside their places, then synced, then each renamed into its
 * place. Where one cannot be written nothing has happened. Returns the paths that were written.
 */
export function writeFiles(files: readonly OutputFile[]): readonly string[] {
  const staged: string[] = [];
  try {
    for (const file of files) if (stage(file)) staged.push(file.path);
    for (const path of staged) onDisk(path, () => sync(besides(path)));
  } catch (error) {
    for (const path of staged) removeQuietly(besides(path));
    throw error;
  }
  for (const path of staged) onDisk(path, () => renameSync(besides(path), path));
  return staged;
}

const besides = (path: string) => `${path}.tmp`;

/** Writes a file beside its place; not where it says the same already. */
function stage(file: OutputFile): boolean {
  const { path, executable } = file;
  return onDisk(path, () => {
    const content = 'text' in file ? file.text : file.bytes;
    if (existsSync(path) && isSame(readFileSync(path), content)) return false;
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(besides(path), content, { mode: executable === true ? 0o777 : 0o666 });
    } catch (error) {
      removeQuietly(besides(path));
      throw error;
    }
    return true;
  });
}

function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A folder whose files come one after the other, and which is there whole or not at all. */
export interface FolderWriter {
  /** Paths are relative to the folder, with `/`. No path comes twice. */
  add(files: readonly OutputText[]): void;
  /** All files are synced, and then in their places. */
  close(): Promise<void>;
  /** Nothing has happened. */
  abandon(): void;
}

/** Makes a folder that does not exist yet, or fills one that is empty: by way of another one beside it, or inside. */
export function openFolder(path: string): FolderWriter {
  const isThere = isFolder(path);
  const staging = isThere ? join(path, `.${randomUUID()}`) : `${path}.${randomUUID()}`;
  const made = new Set<string>();
  const written: string[] = [];
  return {
    add(files) {
      for (const { path: name, text } of files) {
        const target = join(staging, name);
        onDisk(join(path, name), () => {
          const parent = dirname(target);
          if (!made.has(parent)) mkdirSync(parent, { recursive: true });
          made.add(parent);
          writeFileSync(target, text, { flag: 'wx' });
        });
        written.push(target);
      }
    },
    async close() {
      await syncAll(written);
      onDisk(path, () => {
        if (!isThere) renameSync(staging, path);
        else {
          const entries = readdirSync(staging).toSorted((a, b) => Number(isHead(a)) - Number(isHead(b)));
          for (const entry of entries) renameSync(join(staging, entry), join(path, entry));
          rmSync(staging, { recursive: true });
        }
      });
    },
    abandon() {
      rmSync(staging, { recursive: true, force: true });
    },
  };
}

/** Many at a time: the disk then makes one trip for several files, and each alone would wait for its own. */
async function syncAll(paths: readonly string[]): Promise<void> {
  const left = paths[Symbol.iterator]();
  const worker = async () => {
    for (const path of left) {
      try {
        const handle = await promises.open(path, 'r+');
        await handle.sync().finally(() => handle.close());
      } catch (error) {
        onDisk(path, () => {
          throw error;
        });
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** Without it a folder is no portfolio, so it comes last. */
const isHead = (name: string) => name === 'plumbline.yaml';

function isSame(before: Buffer, content: string | Uint8Array): boolean {
  return typeof content === 'string' ? before.toString('utf8') === content : before.equals(content);
}

/** A text that is written piece by piece, so that a long one is never held whole. */
export interface TextWriter {
  add(text: string): void;
  /** The file is in its place, or stays as it was where it says the same. Returns whether it was written. */
  close(): boolean;
  /** Nothing has happened. */
  abandon(): void;
}

const enough = 1 << 18;

/** Writes a file through a temporary one beside it, which is then renamed. It is not synced: it is for what can be made anew. */
export function openWriter(path: string): TextWriter {
  const temporary = `${path}.tmp`;
  const handle = onDisk(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(temporary, 'w');
  });
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    onDisk(path, () => writeFileSync(handle, waiting.join('')));
    waiting = [];
    length = 0;
  };
  return {
    add(text) {
      waiting.push(text);
      length += text.length;
      if (length > enough) flush();
    },
    close() {
      flush();
      return onDisk(path, () => {
        closeSync(handle);
        if (saysTheSame(temporary, path)) {
          unlinkSync(temporary);
          return false;
        }
        renameSync(temporary, path);
        return true;
      });
    },
    abandon() {
      closeSync(handle);
      removeQuietly(temporary);
    },
  };
}

function saysTheSame(one: string, other: string): boolean {
  if (statSync(other, { throwIfNoEntry: false })?.size !== statSync(one).size) return false;
  const others = readPieces(other)[Symbol.iterator]();
  for (const piece of readPieces(one)) {
    const { value, done } = others.next();
    if (done === true || Buffer.compare(piece, value) !== 0) return false;
  }
  return true;
}

/** A file or folder that gets another path; both are absolute. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Copies files byte for byte, where there is none yet. */
export function copyFiles(copies: readonly Move[]): void {
  for (const { from, to } of copies) {
    onDisk(to, () => {
      mkdirSync(dirname(to), { recursive: true });
      if (!existsSync(to)) copyFileSync(from, to);
    });
  }
}

/** Writes the files, and then moves what is to be moved: all of it, or nothing where one of them cannot be done. */
export function writeAndMove(files: readonly OutputFile[], moves: readonly Move[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const file of files) {
      const before = readText(file.path);
      writeFiles([file]);
      undo.push(() => writeFiles([{ path: file.path, text: before }]));
    }
    for (const { from, to } of moves) {
      onDisk(from, () => {
        mkdirSync(dirname(to), { recursive: true });
        renameSync(from, to);
      });
      undo.push(() => renameSync(to, from));
    }
  } catch (error) {
    for (const back of undo.toReversed()) back();
    throw error;
  }
}

/** A file by its bytes; `file` is relative to a folder, with `/`. */
export interface StoredBytes {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Does the work on a folder that holds these files, for the user alone, and is gone afterwards. */
export async function withTemporaryFolder<T>(
  files: readonly StoredBytes[],
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = onDisk(tmpdir(), () => mkdtempSync(join(tmpdir(), 'plumbline-')));
  try {
    onDisk(folder, () => {
      for (const { file, bytes } of files) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), bytes);
      }
    });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a file of the cache; undefined where they cannot be had, whatever the reason. */
export function readCacheFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Writes a file of the cache, for its owner alone, in one step: who reads it meanwhile finds the old one or the new one. Where
 * it cannot be written there is no cache.
 */
export function writeCacheFile(path: string, parts: readonly Buffer[]): void {
  const temporary = `${path}.${randomUUID()}`;
  try {
    makeFolder(dirname(path));
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      for (const part of parts) writeFileSync(handle, part);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch {
    removeQuietly(temporary);
  }
}

/** One step at a time: where the system makes no folders (/proc), mkdir with `recursive` tries for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made, or its folder cannot be written.
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EMFILE: 'too many files are open',
};

/** Turns what the system says of a path into a sentence for the user; anything else is our bug and goes on. */
function onDisk<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || error instanceof UserError) throw error;
    throw new UserError(`${path}: ${reasons[code] ?? `the system says ${code}`}.`);
  }
}
