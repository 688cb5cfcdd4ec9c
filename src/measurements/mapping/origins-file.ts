import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Which record and which column of the user's file a row of a translated file came from, by the row's number from 1. */
export interface RowOrigin {
  readonly record: number;
  /** Of the wide column; -1 where the record is one row. */
  readonly column: number;
}

const entryBytes = 8;
const bufferedEntries = 1 << 13;

/** Writes origins to a file of eight bytes a row, so that memory does not grow with rows. */
export function originsWriter(path: string): { add(origin: RowOrigin): void; close(): void } {
  const handle = openSync(path, 'wx', 0o600);
  const buffer = Buffer.alloc(bufferedEntries * entryBytes);
  let filled = 0;
  const flush = () => {
    writeSync(handle, buffer, 0, filled);
    filled = 0;
  };
  return {
    add({ record, column }) {
      filled = buffer.writeInt32LE(record, filled);
      filled = buffer.writeInt32LE(column, filled);
      if (filled === buffer.length) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}

/** The origin of a row; undefined where there is no such row. */
export function readOrigin(path: string, row: number): RowOrigin | undefined {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(entryBytes);
    const read = readSync(handle, buffer, 0, entryBytes, (row - 1) * entryBytes);
    return read < entryBytes ? undefined : { record: buffer.readInt32LE(0), column: buffer.readInt32LE(4) };
  } finally {
    closeSync(handle);
  }
}
