import { readFileSync } from 'node:fs';
import type { CellSource } from '../../text/csv.ts';
import { spansOf } from '../../text/csv-records.ts';
import type { Path, Position, Range } from '../../text/location.ts';
import { decode } from './bytes.ts';
import { type Checkpoint, type RawRecord, type ReadableFile, recordsFrom } from './records.ts';

export interface Places extends ReadableFile {
  readonly name: string;
  readonly header: readonly string[];
  /** Which of the file's records is the header. */
  readonly headerRecord: number;
  /** Where records begin, a first one at least. */
  readonly checkpoints: () => readonly Checkpoint[];
}

/** Reads the stretch of the file that a place stands in when it is asked for, and keeps the last few. */
export function cellSource(places: Places): CellSource {
  const { name, path, encoding, delimiter, header, headerRecord } = places;
  const stretches = new Map<number, readonly RawRecord[]>();
  const stretch = (index: number): readonly RawRecord[] => {
    const kept = stretches.get(index) ?? readStretch(places, index);
    stretches.delete(index);
    stretches.set(index, kept);
    const [oldest] = stretches.keys();
    if (stretches.size > keptStretches && oldest !== undefined) stretches.delete(oldest);
    return kept;
  };
  return {
    file: name,
    header,
    get text() {
      return decode(readFileSync(path), encoding).replace(/^\uFEFF/, '');
    },
    locate([row, column]: Path): Range {
      const wanted = headerRecord + Number(row ?? 0);
      const records = stretch(stretchOf(places.checkpoints(), wanted));
      const found = records[wanted - (records[0]?.record ?? 0)];
      if (found === undefined) return row === undefined || row === 0 ? start : this.locate([]);
      const index = typeof column === 'string' ? header.indexOf(column) : column;
      const span = index === undefined ? undefined : spansOf(found.text, delimiter)[index];
      const [from, to] = span ?? [0, found.text.length];
      return { start: positionIn(found, from), end: positionIn(found, to) };
    },
  };
}

const keptStretches = 4;
const start: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function readStretch(places: Places, index: number): readonly RawRecord[] {
  const [from, to] = places.checkpoints().slice(index, index + 2);
  const records: RawRecord[] = [];
  if (from === undefined) return records;
  for (const record of recordsFrom(places, from)) {
    if (record.record >= (to?.record ?? Number.POSITIVE_INFINITY)) break;
    records.push(record);
  }
  return records;
}

/** The last checkpoint that does not come after the record. */
function stretchOf(checkpoints: readonly Checkpoint[], record: number): number {
  let [low, high] = [0, checkpoints.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((checkpoints[middle]?.record ?? 0) <= record) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column of a character of a record. */
export function positionIn({ text, line }: Pick<RawRecord, 'text' | 'line'>, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}
