import { mkdtempSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folderOf, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const stored = 'period,value,comment\n2014,5,Nîmes\n2015,6,"two\nlines"\n';
const plain = 'indicator,period,value,comment\nserved,2014,5,Nîmes\nserved,2015,6,"two\nlines"\n';
const rows = (delimiter: string, lineEnd = '\n') =>
  ['indicator|period|value|comment', 'served|2014|5|Nîmes', 'served|2015|6|"two\nlines"', '']
    .join(lineEnd)
    .replaceAll('|', delimiter);
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('a file is taken in as it was received', () => {
  it.each<[string, Buffer | string, string[]]>([
    ['plain', plain, []],
    ['with a byte order mark', `\uFEFF${plain}`, []],
    ['UTF-16, little-endian', utf16(`\uFEFF${plain}`), ['Read as UTF-16 (little-endian).']],
    ['UTF-16, big-endian', utf16(`\uFEFF${plain}`).swap16(), ['Read as UTF-16 (big-endian).']],
    ['UTF-16 without a mark', utf16(plain), ['Read as UTF-16 (little-endian).']],
    [
      'Latin-1',
      Buffer.from(plain, 'latin1'),
      ['x.csv:2 Read as Windows-1252 (Latin-1), since it is not UTF-8: line 2 then says "Nîmes".'],
    ],
    ['semicolons', rows(';'), ['The columns are separated by semicolons.']],
    ['tabs and CRLF', rows('\t', '\r\n'), ['The columns are separated by tabs.']],
    ['bars and CR', rows('|', '\r'), ['The columns are separated by bars.']],
    [
      'what Excel writes to itself',
      `sep=;\r\n${rows(';', '\r\n')}`,
      [
        'The columns are separated by semicolons.',
        'x.csv:2 The header is in line 2.',
        'x.csv:1 Row set aside: it says what separates the columns.',
      ],
    ],
    [
      'titles above, totals below, empty columns beside',
      `Report 2014,,,,,\n\n${plain.replaceAll(/(comment|Nîmes|lines")\n/g, '$1,,\n')},,,,,\nGrand total,,11,,,\n,,,,,\n`,
      [
        'x.csv:3 The header is in line 3.',
        'x.csv:1 Row set aside: it stands above the header ("Report 2014").',
        'x.csv:8 Row set aside: it is the sum of other rows ("Grand total").',
        'x.csv:7 2 rows of blank cells skipped.',
        '2 columns at the end left out: no name, no values.',
      ],
    ],
    ['put together of two', plain + plain, ['x.csv:5 Row set aside: it is the header again.']],
    [
      'blanks in the header',
      plain.replace('period,value', ' period ,value '),
      ['x.csv:1 Blanks around names in the header are left out: " period ", "value ".'],
    ],
  ])('%s', async (_name, bytes, statements) => {
    const { dir } = await folderOf(base);
    writeFileSync(join(dir, 'x.csv'), bytes);
    const scratch = mkdtempSync(join(tmpdir(), 'plumbline-scratch-'));
    vi.stubEnv('TMPDIR', scratch);
    const { code, out } = await run(dir, 'ingest', 'x.csv', '--write');
    expect({ code, out }).toMatchObject({ code: 0 });
    const [, ...said] = out.split('\n\n')[0]?.split('\n') ?? [];
    expect(said.map((line) => line.trim())).toEqual(statements);
    expect(textsIn(dir, 'measurements')[join('measurements', 'a', 'served.csv')]).toBe(stored);
    vi.unstubAllEnvs();
    expect(readdirSync(scratch), 'nothing is left in the temporary folder').toEqual([]);
    rmdirSync(scratch);
  });

  it('what is wrong with a row is said at its place in the file as it was received', async () => {
    const { dir } = await folderOf(base);
    const text =
      'Report\r\n\r\nperiod;indicator;comment;value\r\n2014;served;"two\r\nlines; one é";5\r\n;;;\r\n2015;serve;;6\r\n2016;served;é;x\r\n';
    writeFileSync(join(dir, 'x.csv'), Buffer.from(text, 'latin1'));
    const { code, out } = await run(dir, 'ingest', 'x.csv', '--format', 'json');
    const { files, rejected } = JSON.parse(out);
    expect(code).toBe(1);
    expect(rejected.map(({ line, column, field, rule }: Said) => `${line}:${column} ${field} ${rule}`)).toEqual([
      '7:6 indicator msr-indicator-unknown',
      '8:15 value msr-not-numeric',
    ]);
    expect(files).toMatchObject([{ rows: 3, added: 1, rejected: 2 }]);
    expect(files[0].statements).toContainEqual({ message: 'The header is in line 3.', line: 3 });
  });

  it.each([
    [
      'a row too short and one too long',
      'indicator;period;value\nserved;2014\nserved;2015;6;7\n',
      ['2:1 value csv-width', '3:15 null csv-width'],
      2,
    ],
    ['a column twice', 'indicator;period;value;value\nserved;2014;5;5\n', ['1:24 value csv-header'], 1],
    ['a value without a column', 'indicator;period;value;\nserved;2014;5;9\n', ['1:24 null csv-header'], 1],
    ['an unknown column', 'indicator;period;value;colour\nserved;2014;5;red\n', ['1:24 colour msr-column-unknown'], 1],
    ['a quote that is not closed', 'indicator;period;value\nserved;2014;"5\n', ['2:13 null csv-syntax'], 0],
    [
      'a title and no table',
      'Report of 2014\n',
      [
        '1:1 null msr-column-missing',
        '1:1 Report of 2014 msr-column-unknown',
        '1:1 null msr-column-missing',
        '1:1 null msr-column-missing',
      ],
      0,
    ],
  ])('%s', async (_name, text, expected, count) => {
    const { dir } = await folderOf(base);
    writeFileSync(join(dir, 'x.csv'), text);
    const { code, out } = await run(dir, 'ingest', 'x.csv', '--format', 'json');
    const { files, rejected } = JSON.parse(out);
    expect(code).toBe(1);
    expect(
      rejected.map(({ line, column, field, rule }: Said) => `${line}:${column} ${field} ${rule}`).toSorted(),
    ).toEqual(expected.toSorted());
    expect(files).toMatchObject([{ rows: count, rejected: count }]);
  });
});

describe('a file that is too large to be held as a text', () => {
  const words = 'some words in a comment, '.repeat(400);
  const filler = (delimiter: string) =>
    Array.from({ length: 450 }, (_, index) => ['trained', '2014', `p${index}`, '5', `"${words}\n"`].join(delimiter));
  const places = Array.from({ length: 450 }, (_, index) => `p${index}: {title: P}`).join(', ');
  const large = { ...base, 'plumbline.yaml': (base['plumbline.yaml'] ?? '').replace('UG:', `${places}, UG:`) };

  it.each<[string, string, (lines: readonly string[]) => string, string[]]>([
    ['a wrong value', ',', (lines) => [...lines, 'trained,2014,jinja,x,'].join('\n'), ['902:20 value msr-not-numeric']],
    ['a row too long', ',', (lines) => [...lines, 'trained,2014,jinja,5,,6'].join('\n'), ['902:23 null csv-width']],
    ['a row too short', ',', (lines) => [...lines, 'trained,2014,jinja'].join('\r\n'), ['902:1 value csv-width']],
    ['an open quote', ',', (lines) => [...lines, 'trained,2014,jinja,5,"'].join('\n'), ['902:22 null csv-syntax']],
    [
      'a wrong value and CR',
      ',',
      (lines) => [...lines, 'trained,2014,jinja,x,'].join('\r'),
      ['902:20 value msr-not-numeric'],
    ],
    [
      'a wrong value between semicolons',
      ';',
      (lines) => [...lines, 'trained;2014;jinja;x;'].join('\r\n'),
      ['902:20 value msr-not-numeric'],
    ],
    [
      'rows of blanks, blank cells beside, a total',
      ',',
      (lines) => [...lines, '  ', ',,,,,,', 'trained,2014,jinja,x,,,', 'Total,,,2251,'].join('\n'),
      ['904:20 value msr-not-numeric'],
    ],
  ])('%s', { timeout: 60_000 }, async (_name, delimiter, file, expected) => {
    const { dir } = await folderOf(large);
    const header = ['indicator', 'period', 'place', 'value', 'comment'].join(delimiter);
    writeFileSync(join(dir, 'x.csv'), file([header, ...filler(delimiter)]));
    const { out } = await run(dir, 'ingest', 'x.csv', '--format', 'json');
    const { files, rejected } = JSON.parse(out);
    expect(rejected.map(({ line, column, field, rule }: Said) => `${line}:${column} ${field} ${rule}`)).toEqual(
      expected,
    );
    if (expected[0]?.includes('msr')) expect(files).toMatchObject([{ rows: 451, added: 450, rejected: 1 }]);
  });
});

interface Said {
  readonly line: number;
  readonly column: number;
  readonly field: string | null;
  readonly rule: string;
}
