import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '../../src/text/csv.ts';
import { resolve } from '../../src/text/location.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r', ';', '#', "'", '=', '0', '.'),
});
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

const named = (rows: readonly (readonly string[])[]) => [
  (rows[0] ?? []).map((_, index) => `column ${index}`),
  ...rows.slice(1),
];

describe('writeCsv', () => {
  it('writes what parseCsv reads back, and the same text again', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = writeCsv(named(rows));
        const { header, records, problems } = parseCsv('x.csv', text);
        expect(problems).toEqual([]);
        expect([header, ...records.map(({ cells }) => cells)]).toEqual(named(rows));
        expect(writeCsv([header, ...records.map(({ cells }) => cells)])).toBe(text);
      }),
    );
  });

  it('writes rows that need no quotes as csv-stringify does', () => {
    const plain = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', ' ', ';', "'", '=', '.') }), { minLength: 2 });
    fc.assert(
      fc.property(fc.array(plain), (rows) => {
        expect(writeCsv(rows)).toBe(stringify(rows));
      }),
    );
  });

  it('quotes only what needs it', () => {
    expect(
      writeCsv([
        ['a', 'b b', '', '=1', "'x", '#'],
        [',', '"', '\n', '\r', '5 m', 'é'],
      ]),
    ).toBe('a,b b,,=1,\'x,#\n",","""","\n","\r",5 m,é\n');
  });
});

describe('parseCsv', () => {
  it('reads a text without quotes as csv-parse does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ',', '\n', '\r', '\r\n', ';'), minLength: 1 });
    fc.assert(
      fc.property(text, (written) => {
        const { header, records } = parseCsv('x.csv', written);
        const ends = written.includes('\n') ? ['\r\n', '\n'] : ['\r'];
        const options = { relax_column_count: true, skip_empty_lines: true, record_delimiter: ends };
        const rows = records.map(({ cells }) => cells);
        expect(header.length === 0 ? rows : [header, ...rows]).toEqual(parse(written, options));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('places', () => {
  it('are where the text says, quoted line breaks and empty lines included', () => {
    const written = fc.record({
      rows: table,
      lineEnd: fc.constantFrom('\n', '\r\n'),
      quoteAll: fc.boolean(),
      bom: fc.boolean(),
      gap: fc.boolean(),
    });
    fc.assert(
      fc.property(written, ({ rows, lineEnd, quoteAll, bom, gap }) => {
        let text = '';
        const places: [record: number, column: number, offset: number, length: number][] = [];
        for (const [record, cells] of named(rows).entries()) {
          for (const [column, value] of cells.entries()) {
            const quoted = quoteAll || value === '' || /[",\r\n]/.test(value);
            const form = quoted ? `"${value.replaceAll('"', '""')}"` : value;
            places.push([record, column, text.length, form.length]);
            text += form + (column < cells.length - 1 ? ',' : lineEnd);
          }
          if (gap) text += lineEnd;
        }
        const { source } = parseCsv('x.csv', (bom ? '\uFEFF' : '') + text);
        for (const [record, column, offset, length] of places) {
          const range = source.locate([record, column]);
          const startOf = (line: number) => {
            let start = 0;
            for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
            return start;
          };
          expect(startOf(range.start.line) + range.start.column - 1).toBe(offset);
          expect(startOf(range.end.line) + range.end.column - 1).toBe(offset + length);
          expect(source.locate([record, `column ${column}`])).toEqual(range);
        }
      }),
    );
  });

  it('counts the header as line 1 and characters, not bytes', () => {
    const { source } = parseCsv('x.csv', '\uFEFFplace,value\r\n"São\r\nPaulo",12%\r\n\r\nNîmes,5\r\n');
    expect(source.locate([0, 'value']).start).toEqual({ line: 1, column: 7 });
    expect(source.locate([1, 'place']).start).toEqual({ line: 2, column: 1 });
    expect(source.locate([1, 'value'])).toEqual({ start: { line: 3, column: 8 }, end: { line: 3, column: 11 } });
    expect(source.locate([2, 'value']).start).toEqual({ line: 5, column: 7 });
  });

  it('falls back to the row, then to the header', () => {
    const { source } = parseCsv('x.csv', 'a,b\n1,2\n');
    expect(source.locate([1, 'c'])).toEqual({ start: { line: 2, column: 1 }, end: { line: 2, column: 4 } });
    expect(source.locate([7, 'a']).start).toEqual({ line: 1, column: 1 });
    expect(source.locate([])).toEqual({ start: { line: 1, column: 1 }, end: { line: 1, column: 4 } });
  });
});

describe('problems of form', () => {
  const problemsOf = (text: string) =>
    parseCsv('x.csv', text).problems.map(({ rule, at, message }) => {
      const { line, column } = resolve(at).start;
      return `${line}:${column} ${rule}: ${message}`;
    });

  it.each([
    ['a,b\n1,2,3\n', '2:5 csv-width: The row has 3 cells; the header has 2.'],
    ['a,b\n1\n', '2:1 csv-width: The row has 1 cell; the header has 2.'],
    ['a,a\n', '1:3 csv-header: The column "a" stands twice in the header.'],
    ['a,,c\n', '1:3 csv-header: Column 2 has no name in the header.'],
    ['a,b\n1,"2\n', '2:3 csv-syntax: A quote opens a cell and is never closed.'],
    ['a,b\n"x"y,2\n', '2:4 csv-syntax: Text follows the closing quote of a cell.'],
    ['', '1:1 csv-empty: x.csv is empty.'],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it('a quote inside an unquoted cell is a character', () => {
    const { records, problems } = parseCsv('x.csv', 'pipe,n\n5" steel,2\n');
    expect(problems).toEqual([]);
    expect(records).toEqual([{ record: 1, cells: ['5" steel', '2'] }]);
  });
});
