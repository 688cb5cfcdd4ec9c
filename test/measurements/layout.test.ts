import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStore } from '../../src/measurements/check-store.ts';
import { base } from '../ingest/portfolio.ts';
import { run } from '../ingest/run.ts';
import { folderOf, put, textsIn } from './folder.ts';

const file = 'measurements/a/served.csv';
const share = 'measurements/a/share.csv';
const plain = 'period,place,value,comment\n2014,jinja,5,\n2014,mbale,0,"a, b"\n2015,jinja,,x\n';

/** `line:column message` of what is said of the layout. */
async function layout(text: string): Promise<readonly string[]> {
  const { dir, portfolio } = await folderOf({ ...base, [file]: text });
  const { diagnostics } = await checkStore(portfolio, dir, '2026-06-30');
  return diagnostics
    .filter(({ rule }) => rule === 'msr-store-layout')
    .map(({ range: { start }, message }) => `${start.line}:${start.column} ${message}`);
}

describe('the layout of a stored file', () => {
  it.each<[name: string, text: string, expected: readonly string[]]>([
    ['as ingest writes it', plain, []],
    ['a BOM', `\uFEFF${plain}`, ['1:1 The file starts with a byte order mark; the store has none.']],
    ['CRLF', plain.replaceAll('\n', '\r\n'), ['1:27 The lines end with CRLF; those of the store end with LF.']],
    [
      'no last line end and a quote too many',
      plain.replace('2014,jinja', '2014,"jinja"').trimEnd(),
      ['2:1 The line is not written as in the store, where it is 2014,jinja,5,.'],
    ],
    ['no last line end', plain.trimEnd(), ['4:1 The last line has no end.']],
    [
      'blanks',
      plain.replace(',5,', ', 5,'),
      ['2:1 The line is not written as in the store, where it is 2014,jinja,5,.'],
    ],
    ['a line of commas', `${plain},,,\n`, ['5:1 The file goes on after its last row.']],
    ['an empty line', `${plain}\n`, ['5:1 The file goes on after its last row.']],
    [
      'a column nobody uses',
      'period,value,source\n2014,5,\n',
      ['1:1 The header is period,value,source; the store has period,value.'],
    ],
    [
      'columns in another order',
      'value,period\n5,2014\n',
      ['1:1 The header is value,period; the store has period,value.'],
    ],
    [
      'rows in another order',
      'period,place,value\n2014,mbale,0\n2014,jinja,5\n',
      ['2:1 The rows are not in the order of the store: here belongs 2014,jinja,5.'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await layout(text)).toEqual(expected);
  });

  it('is put right by ingest --rewrite, which changes no cell, and then stays', { timeout: 120_000 }, async () => {
    const row = fc.record({
      place: fc.constantFrom('jinja', 'mbale', 'UG'),
      period: fc.constantFrom('2013', '2014-Q1', '2014', '2015'),
      value: fc.constantFrom('', '0', '0.0', '5.50', '007'),
      comment: fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '\n', 'é'), maxLength: 4 }),
    });
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: (one) => `${one.period} ${one.place}` });
    const habits = fc.record({
      end: fc.constantFrom('\n', '\r\n'),
      bom: fc.boolean(),
      blank: fc.constantFrom('', ' '),
    });
    const { dir } = await folderOf(base);
    await fc.assert(
      fc.asyncProperty(rows, habits, async (given, { end, bom, blank }) => {
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const lines = given.map(({ place, period, value, comment }) =>
          [quoted(comment), `${blank}${value}`, place, period].join(','),
        );
        put(dir, { [share]: `${bom ? '\uFEFF' : ''}${['comment,value,place,period', ...lines].join(end)}${end}` });
        const first = await run(dir, 'ingest', '--rewrite');
        expect(first).toMatchObject({ code: 0, out: `${share} is written anew.\n` });
        const written = textsIn(dir, 'measurements')[share] ?? '';
        const { out } = await run(dir, 'ingest', '--rewrite');
        expect(out).toBe('Every file is laid out as it should be: nothing to write.\n');
        expect(textsIn(dir, 'measurements')[share]).toBe(written);
        put(dir, {
          'x.csv': ['indicator,comment,value,place,period', ...lines.map((line) => `share,${line}`), ''].join('\n'),
        });
        const { files } = JSON.parse((await run(dir, 'ingest', 'x.csv', '--format', 'json')).out);
        expect(files).toMatchObject([{ rows: given.length, unchanged: given.length, rejected: 0 }]);
        expect(await shortOf(dir)).toEqual([]);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('is left alone where rows cannot be understood', async () => {
    const { dir } = await folderOf({ ...base, [file]: 'period,value\n2015,4\n2014-13,5\n' });
    const before = textsIn(dir, 'measurements');
    expect(await run(dir, 'ingest', '--rewrite')).toMatchObject({
      code: 1,
      out: `Every file is laid out as it should be: nothing to write.\n${file} is left as it is; plumbline validate shows why.\n`,
    });
    expect(textsIn(dir, 'measurements')).toMatchObject(before);
  });
});

async function shortOf(dir: string): Promise<readonly string[]> {
  const { diagnostics } = JSON.parse(
    (await run(dir, 'validate', '--format', 'json', '--rule', 'msr-store-layout')).out,
  );
  return diagnostics.map(({ message }: { message: string }) => message);
}
