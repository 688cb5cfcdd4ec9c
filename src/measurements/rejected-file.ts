import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { UserError } from '../text/user-error.ts';
import { reasonOf } from './disk.ts';
import { untilDone } from './leftovers.ts';
import { type RawForm, type RawRecord, visitRecords } from './raw-records.ts';

/** A file of rows that were left out. */
export interface RejectedFile {
  readonly path: string;
  /** Cells that a spreadsheet would take for a formula: they stand as the user typed them. */
  readonly formulas: number;
  /** Takes it away again, where nothing came of the ingest; a file that was there before stays. */
  undo(): void;
}

/**
 * Writes the records of `input` that have a problem beside it, byte for byte as they stand, with what stands above them, and a
 * last column that says the problem. An earlier file of another content is never replaced: the new one gets a number.
 */
export function writeRejected(
  input: string,
  form: RawForm,
  problems: ReadonlyMap<number, string>,
  column: string,
): RejectedFile {
  const temporary = `${input}.${randomUUID()}.tmp`;
  const forget = untilDone(() => rmSync(temporary, { force: true }));
  try {
    const formulas = writeRows(input, temporary, form, problems, column);
    return { ...put(temporary, input), formulas };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UserError(
      `The rejected rows of ${input} cannot be written beside it: ${reason}.`,
      'Nothing was changed.',
    );
  } finally {
    rmSync(temporary, { force: true });
    forget();
  }
}

/** x.csv → x.rejected.csv, x.2.rejected.csv …; the same for x.rejected.csv itself. */
function* namesFor(input: string): Generator<string> {
  const base = input.replace(/\.csv$/i, '').replace(/(?:\.\d+)?\.rejected$/, '');
  yield `${base}.rejected.csv`;
  for (let number = 2; ; number++) yield `${base}.${number}.rejected.csv`;
}

function put(temporary: string, input: string): Pick<RejectedFile, 'path' | 'undo'> {
  for (const path of namesFor(input)) {
    if (isSameFile(temporary, path)) return { path, undo: () => {} };
    if (!existsSync(path) && link(temporary, path)) return { path, undo: () => rmSync(path, { force: true }) };
  }
  throw new Error('unreachable');
}

function isSameFile(one: string, other: string): boolean {
  const [size, found] = [statSync(one).size, statSync(other, { throwIfNoEntry: false })];
  return found?.isFile() === true && found.size === size && readFileSync(one).equals(readFileSync(other));
}

/** False where a file of that name came up meanwhile. */
function link(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return false;
    // File systems without hard links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error;
    copyFileSync(temporary, path, constants.COPYFILE_EXCL);
    return true;
  }
}

function writeRows(
  input: string,
  output: string,
  form: RawForm,
  problems: ReadonlyMap<number, string>,
  column: string,
): number {
  const [source, target] = [openSync(input, 'r'), openSync(output, 'wx')];
  try {
    const copy = (start: number, end: number): Buffer => {
      const bytes = Buffer.alloc(end - start);
      readSync(source, bytes, 0, bytes.length, start);
      return bytes;
    };
    const decode = new TextDecoder(form.encoding);
    const textOf = ([start, end]: readonly [number, number]) => decode.decode(copy(start, end));
    let header: Header | undefined;
    let formulas = 0;
    visitRecords(input, form, (record) => {
      header ??= headerOf(record, record.cells.map(textOf), column);
      const problem = record.record === 0 ? column : problems.get(record.record);
      if (problem === undefined) return;
      const kept = keptCells(record, header);
      // What stands above the header belongs to it: the next reader looks for it in the same line.
      if (record.record === 0) writeAll(target, copy(0, record.start));
      const rest = `${form.delimiter.repeat(header.kept.length - kept.length)}${form.delimiter}${record.record === 0 ? column : quoted(problem)}`;
      for (const [index, [start, end]] of kept.entries()) {
        if (index > 0) writeAll(target, encode(form.delimiter, form));
        writeAll(target, copy(start, end));
      }
      writeAll(target, encode(rest, form));
      writeAll(target, copy(header.lineEnd[0], header.lineEnd[1]));
      if (record.record > 0) formulas += kept.filter((cell) => isFormula(textOf(cell))).length;
    });
    fsyncSync(target);
    return formulas;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

interface Header {
  /** Indexes of the columns that have a name, but for that of an earlier problem. */
  readonly kept: readonly number[];
  readonly lineEnd: readonly [number, number];
}

function headerOf({ end, next }: RawRecord, names: readonly string[], column: string): Header {
  const plain = names.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim(),
  );
  const width = plain.findLastIndex((name) => name !== '') + 1;
  const kept = Array.from({ length: width }, (_, index) => index).filter((index) => plain[index] !== column);
  return { kept, lineEnd: [end, next] };
}

function keptCells({ cells }: RawRecord, { kept }: Header): readonly (readonly [number, number])[] {
  return kept.flatMap((index) => {
    const cell = cells[index];
    return cell === undefined ? [] : [cell];
  });
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/\s+/g, ' ').replaceAll('"', '""')}"`;
}

/** A number is none, whatever its sign. */
function isFormula(cell: string): boolean {
  const text = cell.replace(/^"/, '');
  return /^[=@+\-\t]/.test(text) && !/^[-+][\d.,\s]+"?$/.test(text);
}

/** Characters that the encoding does not have become question marks. */
function encode(text: string, { encoding }: RawForm): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from([...text].map(western));
}

/** The characters of the bytes 0x80 to 0x9f. Node 20 reads them as Latin-1 has them. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function western(character: string): number {
  const code = character.charCodeAt(0);
  if (code < 0x80 || (code > 0x9f && code < 0x100)) return code;
  const index = windows.indexOf(character);
  return index < 0 ? 0x3f : 0x80 + index;
}
