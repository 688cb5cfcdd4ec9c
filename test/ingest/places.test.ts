import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOf, put } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const columns = ['comment', 'indicator', 'period', 'place', 'value'] as const;
type Column = (typeof columns)[number];
/** What no rule takes, by the column it stands in. */
const broken: readonly (readonly [Column, string])[] = [
  ['indicator', 'servd'],
  ['period', '2014-13'],
  ['place', 'jinjaa'],
  ['value', 'abt 5'],
  ['value', '1,5'],
  ['value', '1234567890123456789'],
];

const periods = ['2010', '2011', '2012', '2013', '2014', '2015', '2016', '2017'];

/** Distinct rows of which some have one broken cell; comments hold quoted line breaks. */
const rows = fc.array(
  fc.record({
    comment: fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '"', ',', 'é', '😀'), maxLength: 5 }),
    mistake: fc.option(fc.constantFrom(...broken), { nil: undefined, freq: 2 }),
  }),
  { minLength: 1, maxLength: periods.length },
);

interface Line {
  readonly cells: readonly string[];
  readonly wrong: string | undefined;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The text, and for each broken cell the column and the line and column of its first character. */
function written(lines: readonly Line[], end: string) {
  let text = `${columns.join(',')}${end}`;
  const wrong: string[] = [];
  for (const { cells, wrong: column } of lines) {
    for (const [index, cell] of cells.entries()) {
      const before = text.split('\n');
      if (columns[index] === column) wrong.push(`${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${column}`);
      text += `${quoted(cell)}${index === cells.length - 1 ? end : ','}`;
    }
  }
  return { text, wrong };
}

it('what is rejected is named at its cell, whatever the order of the rows', { timeout: 120_000 }, async () => {
  const { dir } = await folderOf(base);
  const rejected = async (text: string) => {
    put(dir, { 'x.csv': text });
    const { out } = await run(dir, 'ingest', 'x.csv', '--format', 'json');
    return JSON.parse(out).rejected as readonly { line: number; column: number; field: string; message: string }[];
  };
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (given, end) => {
      const lines = given.map(({ comment, mistake }, index): Line => {
        const [column, text] = mistake ?? [];
        const right = {
          comment,
          indicator: 'served',
          period: periods[index] ?? '',
          place: 'jinja',
          value: String(index),
        };
        const row: Record<Column, string> = { ...right, ...(column === undefined ? {} : { [column]: text }) };
        return { cells: columns.map((one) => row[one]), wrong: column };
      });
      const forwards = written(lines, end);
      const backwards = written(lines.toReversed(), end);
      const [found, turned] = [await rejected(forwards.text), await rejected(backwards.text)];
      expect(found.map(({ line, column, field }) => `${line}:${column} ${field}`)).toEqual(forwards.wrong);
      expect(turned.map(({ line, column, field }) => `${line}:${column} ${field}`)).toEqual(backwards.wrong);
      const messages = (all: typeof found) => all.map(({ message }) => message).toSorted();
      expect(messages(turned)).toEqual(messages(found));
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
