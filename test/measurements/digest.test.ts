import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { digestOf } from '../../src/measurements/digest.ts';

/** The size of the pieces in which files are read. */
const piece = 1 << 20;

it.each([
  ['an empty file', Buffer.alloc(0), true],
  ['text in one piece', Buffer.from('période,valeur\n'), true],
  ...[1, 2, 3, 4].map((before): [string, Buffer, boolean] => [
    `a sign of four bytes, ${before} of them before the end of a piece`,
    Buffer.from(`${'x'.repeat(piece - before)}😀${'é'.repeat(piece)}`),
    true,
  ]),
  ['half a sign at the end', Buffer.from('😀').subarray(0, 2), false],
  ['half a sign at the end of a piece', Buffer.concat([Buffer.alloc(piece - 1, 'x'), Buffer.from([0xc3])]), false],
  [
    'Latin-1 after a long stretch of text',
    Buffer.concat([Buffer.alloc(2 * piece, 'x'), Buffer.from([0xe9, 0x0a])]),
    false,
  ],
  ['a byte that begins nothing', Buffer.from([0x78, 0xff]), false],
  ['NUL in a later piece', Buffer.concat([Buffer.alloc(piece, 'x'), Buffer.from([0])]), false],
])('knows %s', (_name, bytes, text) => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'x'), bytes);
  expect(digestOf(join(dir, 'x'))).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), text });
});
