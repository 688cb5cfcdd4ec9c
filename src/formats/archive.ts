import { unzipSync, zipSync } from 'fflate';

/** The parts of a ZIP file by name, in the order of the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Local time, as ZIP files have it: the earliest that they can say. */
const always = new Date(1980, 0, 1);

/** The same bytes for the same parts on every machine: no clock, and a compressor that is the same everywhere. */
export function pack(parts: Parts): Uint8Array {
  const files = Object.fromEntries([...parts].map(([name, bytes]) => [name, bytes]));
  return zipSync(files, { level: 6, mtime: always });
}

/** All parts of a file of our own. */
export function unpackOwn(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}
