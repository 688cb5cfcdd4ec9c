import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openReceived } from '../../src/measurements/received.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-dialects-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'x.csv');

type Written = 'utf-8' | 'utf-8 with a mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

function encode(text: string, written: Written): Buffer {
  if (written === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (written === 'utf-16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  if (written === 'windows-1252') return Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92'), 'latin1');
  return Buffer.from(written === 'utf-8' ? text : `\uFEFF${text}`);
}

const dialects = fc.record({
  written: fc.constantFrom<Written>('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'windows-1252'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnds: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
  quoteAll: fc.boolean(),
  title: fc.boolean(),
  gap: fc.boolean(),
  empty: fc.nat({ max: 2 }),
  lastEnd: fc.boolean(),
});

// Two neighbours beyond ASCII may in Windows-1252 be the bytes of one character in UTF-8.
const unit = fc.constantFrom(
  'a',
  'b',
  '7',
  ' ',
  'é.',
  'ß.',
  '€.',
  '’s',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '\n',
  '\r\n',
  '\r',
  "'",
);
const cell = fc.string({ unit, maxLength: 8 });
const tables = fc.integer({ min: 2, max: 4 }).chain((width) => {
  const row = fc.array(cell, { minLength: width, maxLength: width });
  // What blanks alone stand in is no row; what holds the header again is none either.
  const rows = fc.array(row, { minLength: 1, maxLength: 8 });
  return rows.map((cells) => cells.filter((one) => one.some((text) => text.trim() !== '')));
});

const names = ['indicator', 'period', 'value', 'comment'];

it('a table is read as it was written, whatever the dialect, and every cell is where it is said to be', () => {
  fc.assert(
    fc.property(tables, dialects, (rows, dialect) => {
      const header = names.slice(0, rows[0]?.length ?? 2);
      const { text, cells } = write([header, ...rows], dialect);
      writeFileSync(path, encode(text, dialect.written));
      const { received, problems } = openReceived({ path, name: 'x.csv' }, { columns: names });
      expect(problems).toEqual([]);
      expect(received?.dialect.delimiter).toBe(dialect.delimiter);
      expect(received?.header).toEqual(header);
      expect([...(received?.records() ?? [])].map((one) => one.cells)).toEqual(rows);
      const starts = lineStarts(text);
      for (const [record, column, start, end] of cells) {
        const range = received?.source.locate([record, column]);
        expect([offset(starts, range?.start), offset(starts, range?.end)]).toEqual([start, end]);
      }
    }),
    { numRuns: 200 },
  );
});

it('damaged bytes are read, or refused at a place; nothing throws', () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tables, dialects, damage, fc.nat(), (rows, dialect, bytes, cut) => {
      const whole = encode(write([names.slice(0, rows[0]?.length ?? 2), ...rows], dialect).text, dialect.written);
      for (const [at, byte] of bytes) whole[at % whole.length] = byte;
      writeFileSync(path, whole.subarray(0, 1 + (cut % whole.length)));
      const { received, problems, rows: count } = openReceived({ path, name: 'x.csv' }, { columns: names });
      const places = problems.map(({ at }) => at.source.locate(at.path).start);
      expect(places.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
      if (received === undefined) expect(problems).not.toEqual([]);
      else expect([...received.records()].length + problems.length).toBe(count);
    }),
    { numRuns: 200 },
  );
});

it('bytes of any kind are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 200 }), (bytes) => {
      writeFileSync(path, bytes);
      const { received, problems, rows } = openReceived({ path, name: 'x.csv' }, {});
      for (const { at } of problems) at.source.locate(at.path);
      if (received !== undefined) expect([...received.records()].length).toBeLessThanOrEqual(rows);
    }),
    { numRuns: 200 },
  );
});

it.each<Written>(['utf-8', 'utf-16be', 'windows-1252'])(
  'a large file in %s is read and located across its stretches',
  (written) => {
    // Rows of different lengths, so that stretches of the file end in every part of a row.
    const rows = Array.from({ length: 9_000 }, (_, index) => {
      const comment = `${'é€ '.repeat(index % 31)}${index % 7 === 0 ? '"\r\n,' : ''}${index % 1_000 === 0 ? 'x'.repeat(40_000) : ''}`;
      return [`i${index}`, '2014', String(index), `${comment}.`];
    });
    const dialect: Omit<Dialect, 'written'> = {
      delimiter: ',',
      lineEnds: ['\r\n'],
      quoteAll: false,
      title: true,
      gap: false,
      empty: 0,
      lastEnd: true,
    };
    const { text, cells } = write([names, ...rows], { ...dialect, written });
    writeFileSync(path, encode(text, written));
    const { received } = openReceived({ path, name: 'x.csv' }, { columns: names });
    expect([...(received?.records() ?? [])].map((one) => one.cells)).toEqual(rows);
    const starts = lineStarts(text);
    const wrong = cells.filter(([record, column, start, end]) => {
      const range = received?.source.locate([record, column]);
      return offset(starts, range?.start) !== start || offset(starts, range?.end) !== end;
    });
    expect(wrong).toEqual([]);
    expect(received?.source.locate([9_000, 2]).start).toEqual(received?.source.locate([9_000, 'value']).start);
  },
);

it('a byte of another encoding is named at its place, however far down', () => {
  // 71 bytes a line: the stretches in which a file is read end at every place of one, between CR and LF as well.
  const lines = `${'x'.repeat(34)},${'y'.repeat(34)}\r\n`.repeat(30_000);
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`a,b\r\né,1\r\n${lines}z,z`), Buffer.from([0xe9]), Buffer.from(`\r\n${lines}`)]),
  );
  const { problems } = openReceived({ path, name: 'x.csv' }, {});
  expect(problems.map(({ rule, at }) => [rule, at.source.locate(at.path).start])).toEqual([
    ['file-encoding', { line: 30_003, column: 4 }],
  ]);
});

it('a quote that nothing closes is named where it opens, however much follows', () => {
  const rows = 'trained,2014,1,\n'.repeat(200_000);
  writeFileSync(path, `indicator,period,value,comment\n${rows}trained,2014,1,"open\n${rows}`);
  const { problems } = openReceived({ path, name: 'x.csv' }, { columns: names });
  expect(problems.map(({ message, at }) => [message, at.source.locate(at.path).start])).toEqual([
    ['A quote opens a cell and is never closed.', { line: 200_002, column: 16 }],
  ]);
});

type Place = readonly [record: number, column: number, start: number, end: number];
type Dialect = typeof dialects extends fc.Arbitrary<infer D> ? D : never;

function write(rows: readonly (readonly string[])[], dialect: Dialect): { text: string; cells: readonly Place[] } {
  const { delimiter, lineEnds, quoteAll, title, gap, empty, lastEnd } = dialect;
  const lineEnd = (index: number) => lineEnds[index % lineEnds.length] ?? '\n';
  const cells: Place[] = [];
  let text = title ? `Report of 2014${lineEnd(0)}${lineEnd(0)}` : '';
  for (const [record, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      const quoted = quoteAll || value.includes(delimiter) || /["\r\n]/.test(value);
      const form = quoted ? `"${value.replaceAll('"', '""')}"` : value;
      cells.push([record, column, text.length, text.length + form.length]);
      text += form + (column < row.length - 1 ? delimiter : '');
    }
    text += delimiter.repeat(empty) + (record < rows.length - 1 || lastEnd ? lineEnd(record) : '');
    if (gap && record < rows.length - 1) text += lineEnd(record);
  }
  return { text, cells };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

/** The offset of a place in a text whose lines start there. */
function offset(
  starts: readonly number[],
  place: { readonly line: number; readonly column: number } | undefined,
): number {
  return (starts[(place?.line ?? 0) - 1] ?? Number.NaN) + (place?.column ?? 0) - 1;
}
