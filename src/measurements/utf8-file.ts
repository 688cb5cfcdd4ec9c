import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

const pieceBytes = 4 << 20;

/** The bytes are UTF-8 without NUL, however many they are: the engine checks only the columns that it is asked for. */
export function isUtf8File(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let kept = 0; ; ) {
      const read = readSync(handle, piece, kept, pieceBytes - kept, null);
      const filled = kept + read;
      const whole = read === 0 ? filled : characterEnd(piece, filled);
      const text = piece.subarray(0, whole);
      if (!isUtf8(text) || text.includes(0)) return false;
      if (read === 0) return true;
      piece.copyWithin(0, whole, filled);
      kept = filled - whole;
    }
  } finally {
    closeSync(handle);
  }
}

/** Where the last character begins that may go on beyond `end`; `end` where it is ASCII. */
function characterEnd(bytes: Buffer, end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - 4); at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return at;
  }
  return end;
}
