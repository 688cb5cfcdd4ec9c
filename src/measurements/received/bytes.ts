import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Encoding } from '../../text/dialect.ts';
import type { Position } from '../../text/location.ts';

/** A file on the disk, and as findings name it. */
export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
}

const chunkBytes = 1 << 18;

/** A stretch of a file's bytes; `at` is where it begins. The buffer is used again for the next one. */
export interface Chunk {
  readonly bytes: Buffer;
  readonly at: number;
  readonly last: boolean;
}

/** The bytes of a file from a place on, in stretches that end with a whole character where the bytes allow it. */
export function* chunksOf(path: string, encoding: Encoding, from = 0): Generator<Chunk> {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(4, size - from)));
    for (let at = from; ; ) {
      const read = fill(handle, buffer, at);
      const last = read < buffer.length || at + read >= size;
      const whole = last ? read : wholeCharacters(buffer.subarray(0, read), encoding);
      yield { bytes: buffer.subarray(0, whole), at, last };
      if (last) return;
      at += whole;
    }
  } finally {
    closeSync(handle);
  }
}

function fill(handle: number, buffer: Buffer, from: number): number {
  let filled = 0;
  while (filled < buffer.length) {
    const read = readSync(handle, buffer, filled, buffer.length - filled, from + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

/** How many of the bytes come before a character that goes on after them. */
function wholeCharacters(bytes: Buffer, encoding: Encoding): number {
  const size = bytes.length;
  if (encoding === 'windows-1252') return size;
  if (encoding === 'utf-8') return wholeUtf8(bytes);
  const even = size - (size % 2);
  const high = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

function wholeUtf8(bytes: Buffer): number {
  const size = bytes.length;
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[size - back] ?? 0;
    if (byte < 0x80) return size;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? size - back : size;
  }
  return size;
}

/** What 0x80 to 0x9f are in Windows-1252; the five that it leaves out are the control characters of Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  if (encoding === 'utf-16le') return bytes.toString('utf16le');
  if (encoding === 'utf-16be')
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\x9f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? '');
}

/** How many bytes a decoded text takes. */
export function encodedLength(text: string, encoding: Encoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding === 'windows-1252' ? text.length : text.length * 2;
}

/** What one look at all bytes of a file tells. */
export interface Inspection {
  readonly size: number;
  /** The first bytes, and the last ones. */
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Where the bytes stop being UTF-8. */
  readonly invalid?: number;
  /** Where the first zero byte stands. */
  readonly nul?: number;
  /** A CR without an LF after it ends a line somewhere. */
  readonly loneReturn: boolean;
}

/** Looks at all bytes of a file once, and adds them to a hash. */
export function inspect(path: string, hash?: Hash): Inspection {
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)];
  let [invalid, nul]: (number | undefined)[] = [];
  let [size, loneReturn, endsInReturn] = [0, false, false];
  for (const { bytes, at, last } of chunksOf(path, 'utf-8')) {
    hash?.update(bytes);
    size = at + bytes.length;
    if (at === 0) head = Buffer.from(bytes);
    if (last) tail = Buffer.from(bytes);
    if (invalid === undefined && !isUtf8(bytes)) invalid = at + firstInvalid(bytes);
    const zero: number = nul === undefined ? bytes.indexOf(0) : -1;
    if (zero >= 0) nul = at + zero;
    loneReturn ||= (endsInReturn && bytes[0] !== 0x0a) || hasLoneReturn(bytes);
    endsInReturn = bytes.at(-1) === 0x0d;
  }
  return {
    ...{ size, head, tail, loneReturn: loneReturn || endsInReturn },
    ...(invalid === undefined ? {} : { invalid }),
    ...(nul === undefined ? {} : { nul }),
  };
}

/** Of bytes that are not UTF-8: where they stop being it. */
function firstInvalid(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    // The character itself may be written in the file.
    if (!bytes.subarray(offset, offset + 3).equals(Buffer.from('\uFFFD'))) return offset;
  }
  return 0;
}

function hasLoneReturn(bytes: Buffer): boolean {
  let at = bytes.indexOf(0x0d);
  while (at >= 0 && at + 1 < bytes.length) {
    if (bytes[at + 1] !== 0x0a) return true;
    at = bytes.indexOf(0x0d, at + 1);
  }
  return false;
}

/** Line and column of a byte. `skipped`: bytes at the beginning that are no text. */
export function positionOfByte(path: string, encoding: Encoding, byte: number, skipped: number): Position {
  let [line, column, afterReturn] = [1, 1, false];
  for (const { bytes, at } of chunksOf(path, encoding, skipped)) {
    const text = decode(bytes.subarray(0, Math.max(0, byte - at)), encoding);
    const lineEnd = /\r\n|\n|\r/g;
    const from = afterReturn && text.startsWith('\n') ? 1 : 0;
    lineEnd.lastIndex = from;
    column += text.length - from;
    for (let found = lineEnd.exec(text); found !== null; found = lineEnd.exec(text)) {
      line += 1;
      column = text.length - lineEnd.lastIndex + 1;
    }
    if (text !== '') afterReturn = text.endsWith('\r');
    if (at + bytes.length >= byte) break;
  }
  return { line, column };
}
