import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** What a file's bytes are, read once in pieces. */
export interface Digest {
  readonly sha256: string;
  /** The bytes are UTF-8 without NUL. */
  readonly text: boolean;
}

const pieceBytes = 1 << 20;

/** Throws what the system says where the file cannot be read. */
export function digestOf(path: string): Digest {
  const hash = createHash('sha256');
  let text = true;
  let rest = Buffer.alloc(0);
  for (const piece of pieces(path)) {
    hash.update(piece);
    if (!text) continue;
    const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = whole.length - begun(whole);
    text = isUtf8(whole.subarray(0, end)) && !piece.includes(0);
    rest = Buffer.from(whole.subarray(end));
  }
  return { sha256: hash.digest('hex'), text: text && rest.length === 0 };
}

/** The pieces of a file, in a buffer that the next one overwrites. */
function* pieces(path: string): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

/** How many bytes at the end begin a character that is not whole. */
function begun(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Of the character that a byte begins. */
function lengthOf(byte: number): number {
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : 2;
}
