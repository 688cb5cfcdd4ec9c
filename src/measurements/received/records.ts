import { endOfRecord, lineEndsIn } from '../../text/csv-records.ts';
import type { Encoding } from '../../text/dialect.ts';
import { chunksOf, decode, encodedLength } from './bytes.ts';

/** A file whose bytes are understood. */
export interface ReadableFile {
  readonly path: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** Where a record begins. Records are counted from 0, blank lines are none; lines from 1. */
export interface Checkpoint {
  readonly record: number;
  readonly line: number;
  readonly byte: number;
}

/** The text of a record as it stands in the file, without the line end that ends it. */
export interface RawRecord {
  readonly record: number;
  readonly line: number;
  readonly text: string;
  /** Why nothing can be read from here on, and how many characters after the start of the record. */
  readonly fault?: { readonly offset: number; readonly kind: 'unclosed' | 'text-after-quote' };
}

/** A quote that is closed later than this many characters is taken for one that is not closed. */
const longest = 1 << 22;

/** The records of a file from a checkpoint on. `mark` is told where some of them begin, about every quarter of a megabyte. */
export function* recordsFrom(
  { path, encoding, delimiter }: ReadableFile,
  from: Checkpoint,
  mark?: (checkpoint: Checkpoint) => void,
): Generator<RawRecord> {
  let { record, line } = from;
  let rest = '';
  for (const { bytes, at: byte, last } of chunksOf(path, encoding, from.byte)) {
    mark?.({ record, line, byte: byte - encodedLength(rest, encoding) });
    const text = rest + decode(bytes, encoding);
    let at = 0;
    while (at < text.length) {
      const end = endOfRecord(text, at, delimiter, last || text.length - at > longest);
      if (end.kind === 'cut') break;
      if (end.kind === 'broken') {
        yield { record, line, text: text.slice(at), fault: { offset: end.offset - at, kind: end.fault } };
        return;
      }
      const whole = text.slice(at, end.end);
      if (whole !== '') yield { record: record++, line, text: whole };
      line += 1 + (end.quoted ? lineEndsIn(whole) : 0);
      at = end.next;
    }
    rest = text.slice(at);
  }
}

/** Where some of a file's records begin, the first of them at the byte `first`. */
export function checkpointsOf(file: ReadableFile, first: number): readonly Checkpoint[] {
  const checkpoints: Checkpoint[] = [];
  const records = recordsFrom(file, { record: 0, line: 1, byte: first }, (one) => checkpoints.push(one));
  while (records.next().done !== true);
  return checkpoints;
}
