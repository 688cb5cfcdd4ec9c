import { Unzip, UnzipInflate, unzipSync, zipSync } from 'fflate';

/** The parts of a ZIP file by name, in the order of the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Why a file is not read. */
export interface Refused {
  /** What follows the file's name. */
  readonly message: string;
  readonly hint: string;
}

/** Local time, as ZIP files have it: the earliest that they can say. */
const always = new Date(1980, 0, 1);

/** The same bytes for the same parts on every machine: no clock, and a compressor that is the same everywhere. */
export function pack(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 4, mtime: always });
}

/** All parts of a file of our own. */
export function unpackOwn(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

export interface UnpackLimits {
  readonly parts: number;
  /** Bytes of all parts together, unpacked. */
  readonly bytes: number;
}

/** So little is unpacked at a time that no piece of it can grow beyond some 16 MB. */
const piece = 1 << 14;

/**
 * All parts of a file of unknown origin, read from its beginning to its end and each byte once: what its directory says of sizes
 * is not believed, and nothing is unpacked beyond the limits.
 */
export function unpack(
  bytes: Uint8Array,
  limits: UnpackLimits,
): { readonly parts: Parts } | { readonly refused: Refused } {
  const found = new Map<string, { readonly pieces: Uint8Array[]; whole: boolean }>();
  let total = 0;
  let refused: Refused | undefined;
  const stop = (why: Refused): never => {
    refused ??= why;
    throw new Error(why.message);
  };
  const unzip = new Unzip((file) => {
    if (found.size >= limits.parts) stop(tooManyParts(limits));
    if (found.has(file.name)) stop(damaged(`has two parts of the name ${file.name}`));
    const part = { pieces: [] as Uint8Array[], whole: false };
    found.set(file.name, part);
    file.ondata = (error, data, last) => {
      if (error !== null) stop(damaged('is damaged'));
      total += data.length;
      if (total > limits.bytes) stop(tooLarge(limits));
      part.pieces.push(data);
      part.whole ||= last;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
    }
  } catch {
    return { refused: refused ?? damaged('is damaged or cut off') };
  }
  if (!hasDirectory(bytes) || [...found.values()].some(({ whole }) => !whole))
    return { refused: damaged('is cut off') };
  return { parts: new Map([...found].map(([name, { pieces }]) => [name, Buffer.concat(pieces)])) };
}

/** Whether the record that ends a ZIP file is where it should be. */
function hasDirectory(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_557)));
  return tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') >= 0;
}

function damaged(message: string): Refused {
  return { message, hint: 'Open it in a spreadsheet program and save it again as .xlsx, or have it sent again.' };
}

function tooManyParts({ parts }: UnpackLimits): Refused {
  return { message: `has more than ${parts} parts`, hint: 'Copy what is needed into a new workbook.' };
}

function tooLarge({ bytes }: UnpackLimits): Refused {
  return {
    message: `unpacks to more than ${bytes / 1_000_000} MB`,
    hint: 'Copy what is needed into a new workbook, or take the values in as CSV.',
  };
}
