import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '../../src/text/csv.ts';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { base as plain } from './portfolio.ts';
import { run } from './run.ts';

const base = {
  ...plain,
  'frameworks/c.yaml': `id: c
title: C
results: {o: {level: output, statement: S}}
indicators:
  level: {result: o, name: Level, measure: number, direction: increase, cumulation: point-in-time}
`,
};

interface Output {
  readonly files: readonly { readonly [key: string]: unknown }[];
  readonly rejected: readonly { readonly [key: string]: unknown }[];
  readonly written: boolean;
}

/** Takes a file in, by a mapping where there is one. */
async function take(csv: string, mapping?: string, name = 'x.csv') {
  const { dir } = await folderOf({ ...base, [name]: csv, ...(mapping && { 'mappings/m.yaml': mapping }) });
  const by = mapping === undefined ? [] : ['--mapping', 'm'];
  const { out, err, code } = await run(dir, 'ingest', name, '--write', '--format', 'json', ...by);
  if (out === '') throw new Error(err);
  const { files, rejected, written } = JSON.parse(out) as Output;
  expect(code).toBe(rejected.length > 0 ? 1 : 0);
  const [file = {}] = files;
  const statements = (file.statements ?? []) as readonly { message: string }[];
  const store = written ? textsIn(dir, 'measurements') : {};
  delete (store as Record<string, string>)['measurements/ledger.csv'];
  return {
    dir,
    file,
    store: Object.fromEntries(
      Object.entries(store).map(([path, text]) => [path.replace(/^measurements\/|\.csv$/g, ''), text]),
    ),
    rejected: rejected.map(
      ({ line, column, field, rule, message }) => `${line}:${column} ${field} ${rule}: ${message}`,
    ),
    statements: statements.map(({ message }) => message),
    setAside: file.set_aside,
  };
}

/** The values that the store holds of an indicator, one after the other. */
const values = (store: Readonly<Record<string, string>>, indicator: string) => {
  const { header, records } = parseCsv('x', store[indicator] ?? 'period,value\n');
  return records.map(({ cells }) => cells[header.indexOf('value')]);
};

const listed = (numbers: readonly string[], delimiter = ';') =>
  [`indicator;period;value`, ...numbers.map((number, index) => `level;${2000 + index};${number}`), '']
    .join('\n')
    .replaceAll(';', delimiter);

describe('numbers of files that are not separated by commas', () => {
  it.each<[name: string, cells: readonly string[], stored: readonly string[], statement: string]>([
    ['decimal commas', ['12,5', '1,110', '7'], ['12.5', '1.110', '7'], 'Numbers have a decimal comma (line 2: 12,5).'],
    ['decimal points', ['12.5', '1.110'], ['12.5', '1.110'], 'Numbers have a decimal point (line 2: 12.5).'],
    [
      'grouping points',
      ['1.234.567', '1.110'],
      ['1234567', '1110'],
      'Numbers have points between thousands (line 2: 1.234.567).',
    ],
    [
      'blanks of all kinds',
      ['1 234,5', '1\u00a0234', '1\u202f234\u2009567'],
      ['1234.5', '1234', '1234567'],
      'Numbers have a decimal comma (line 2: 1 234,5) and blanks between thousands (line 2: 1 234,5).',
    ],
    ['signs', ['−5,5', '- 3', "'12", '0'], ['-5.5', '-3', '12', '0'], 'Numbers have a decimal comma (line 2: −5,5).'],
  ])('%s are found', async (_name, cells, stored, statement) => {
    const { store, statements, rejected } = await take(listed(cells));
    expect(rejected).toEqual([]);
    expect(values(store, 'c/level')).toEqual(stored);
    expect(statements).toContain(statement);
  });

  it('that nothing decides are refused at their cells, until a mapping does', async () => {
    const refused = await take(listed(['1,110', '7', '2,220']));
    expect(refused.rejected).toEqual([
      '2:12 value msr-number-ambiguous: The value "1,110" can be read as 1.110 and as 1110; nothing else in the file shows which.',
      '4:12 value msr-number-ambiguous: The value "2,220" can be read as 2.220 and as 2220; nothing else in the file shows which.',
    ]);
    expect(refused.file).toMatchObject({ rows: 3, added: 1, rejected: 2 });
    expect(values((await take(listed(['1,110']), 'decimal: ","\n')).store, 'c/level')).toEqual(['1.110']);
    expect(values((await take(listed(['1,110']), 'decimal: "."\n')).store, 'c/level')).toEqual(['1110']);
  });

  it('that contradict each other are refused at the cells that do', async () => {
    expect((await take(listed(['12,5', '1,25', '1.5', '1.110']))).rejected).toEqual([
      '4:12 value msr-number-ambiguous: The value "1.5" is not written as the other numbers of the file, which have a decimal comma (line 2: 12,5).',
      '5:12 value msr-number-ambiguous: The value "1.110" can be read as 1.110 and as 1110; nothing else in the file shows which.',
    ]);
  });

  it('with commas between columns are as the store writes them, or refused', async () => {
    const { rejected } = await take('indicator,period,value\nlevel,2014,"1,110"\n');
    expect(rejected).toEqual(['2:12 value msr-decimal-separator: The value "1,110" can be read in two ways.']);
    const mapped = await take('indicator,period,value\nlevel,2014,"1,110"\nlevel,2015,"2,220.5"\n', 'thousands: ","\n');
    expect(values(mapped.store, 'c/level')).toEqual(['1110', '2220.5']);
  });
});

describe('what spreadsheets do to numbers', () => {
  it('exponents are refused, because digits may be lost; a mapping accepts them', async () => {
    expect((await take(listed(['1.00E+05']))).rejected).toEqual([
      '2:12 value msr-not-numeric: The value "1.00E+05" was shortened by a spreadsheet, and may have lost digits.',
    ]);
    expect(values((await take(listed(['1.00E+05', '1.5E-3']), 'exponents: true\n')).store, 'c/level')).toEqual([
      '100000',
      '0.0015',
    ]);
  });

  it('parentheses are refused; a mapping says that they mean minus', async () => {
    expect((await take(listed(['(5)']))).rejected).toEqual([
      '2:12 value msr-not-numeric: The value "(5)" stands in parentheses.',
    ]);
    const mapped = await take('framework;indicator;period;value\na;both;2014;(5)\n', 'negative_in_parentheses: true\n');
    expect(values(mapped.store, 'a/both')).toEqual(['-5']);
  });

  it('a percent sign belongs to a percentage, a currency to an amount', async () => {
    const { store, statements } = await take('indicator;period;value\nshare;2014;12,5 %\n');
    expect(values(store, 'a/share')).toEqual(['12.5']);
    expect(statements).toContain('1 cell written with %: the unit stands at the indicator.');
    expect((await take('indicator;period;value\nlevel;2014;12 %\nlevel;2015;$ 5\n')).rejected).toEqual([
      '2:12 value msr-not-numeric: The value "12 %" is a percentage; c/level is not.',
      '3:12 value msr-not-numeric: The value "$ 5" is an amount in $; c/level is not.',
    ]);
  });

  it('days that became numbers are named, and read where a mapping says so', async () => {
    const csv = 'indicator,period,value,collected_on\nlevel,42005,5,42100\n';
    const { dir } = await folderOf({ ...base, 'x.csv': csv });
    const { out } = await run(dir, 'ingest', 'x.csv');
    expect(out).toContain(
      'x.csv:2:7 There is no period "42005". [msr-period-unknown]\n  → A spreadsheet has probably turned the day 2015-01-01 into this number',
    );
    expect(out).toContain(
      'x.csv:2:15 There is no day "42100". [msr-date-unknown]\n  → A spreadsheet has probably turned the day 2015-04-06',
    );
    const { store } = await take(csv, 'dates: excel\ncolumns: {period: {field: period, period_of: month}}\n');
    expect(store).toEqual({ 'c/level': 'period,value,collected_on\n2015-01,5,2015-04-06\n' });
  });
});

describe('a mapping says what columns and cells mean', () => {
  it('reads the monthly table of the tutorial', async () => {
    const { dir } = await folderOf(base);
    rmSync(join(dir, 'frameworks'), { recursive: true });
    cpSync(join(import.meta.dirname, '../../frameworks/example-city'), dir, { recursive: true });
    const file = 'tutorial/belvia-utility-2026-q1.csv';
    const { out } = await run(
      dir,
      'ingest',
      file,
      '--mapping',
      'belvia-utility',
      '--write',
      '--as-of',
      '2026-06-30',
      '--format',
      'json',
    );
    const { files, rejected } = JSON.parse(out) as Output;
    expect(rejected).toEqual([]);
    // Four rows of three months; one cell says n/d. Two titles and the total are set aside, a blank line skipped.
    expect(files).toMatchObject([
      {
        rows: 11,
        added: 11,
        set_aside: [
          { reason: 'it stands above the header ("Régies de Belvia")', count: 1 },
          { reason: 'it stands above the header ("Pesées en kilogrammes, premier…")', count: 1 },
          { reason: 'it is the sum of other rows ("Total")', count: 1 },
          { reason: 'blank cells of wide columns', count: 1 },
        ],
      },
    ]);
    const stored = textsIn(dir, 'measurements/belvia')['measurements/belvia/waste-collected.csv'] ?? '';
    // Kilograms, made tonnes by moving the point.
    expect(stored.split('\n').filter((line) => line.startsWith('2026-'))).toEqual([
      '2026-01,kessa,cooperative,402,,Tickets 2026/1,2026-04-14,',
      '2026-01,kessa,utility,1205.3005,,Tickets 2026/1,2026-04-14,',
      '2026-01,orlin,utility,951.4,,Tickets 2026/1,2026-04-15,',
      '2026-01,tamsel,utility,745,,Tickets 2026/1,2026-04-15,',
      '2026-02,kessa,cooperative,398.5,,Tickets 2026/1,2026-04-14,',
      '2026-02,kessa,utility,1180.12,,Tickets 2026/1,2026-04-14,',
      '2026-02,tamsel,utility,738.25,,Tickets 2026/1,2026-04-15,',
      '2026-03,kessa,cooperative,410.25,,Tickets 2026/1,2026-04-14,',
      '2026-03,kessa,utility,1231,,Tickets 2026/1,2026-04-14,',
      '2026-03,orlin,utility,968.7,,Tickets 2026/1,2026-04-15,',
      '2026-03,tamsel,utility,760.9,,Tickets 2026/1,2026-04-15,',
    ]);
  });

  it('columns, constants, names, titles, words for no value, rows to skip, columns to ignore', async () => {
    const { store, statements, setAside, file } = await take(
      `Town,Group,How many,Remarks,Who
Jinja Municipality,Women,5,"two
lines",x
mbale town ,FEMALE,n/a,,
Jinja Municipality,Total,9,,y
Kampala,Women,7,,
Sum of all,Women,12,,
`,
      `columns: {Town: place, Group: sex, How many: value, Remarks: comment}
constants: {indicator: a/trained, period: 2014-Q1}
missing: [n/a]
values: {place: {Jinja Municipality: jinja}, sex: {Women: female, Total: ""}}
skip:
  - {column: Town, is: Kampala, reason: Not in the programme.}
  - {column: Town, matches: "^Sum", reason: Sums are computed.}
ignore: [Who]
`,
    );
    expect(store).toEqual({
      'a/trained':
        'period,place,sex,value,comment\n2014-Q1,jinja,,9,\n2014-Q1,jinja,female,5,"two\nlines"\n2014-Q1,mbale,female,,\n',
    });
    expect(file).toMatchObject({ rows: 3, added: 3 });
    expect(setAside).toEqual([
      { reason: 'Not in the programme.', count: 1 },
      { reason: 'Sums are computed.', count: 1 },
    ]);
    expect(statements).toEqual([
      '1 row left out by the mapping: Not in the programme.',
      '1 row left out by the mapping: Sums are computed.',
      'Titles are read as ids in place: "mbale town" is mbale.',
      'Titles are read as ids in sex: "FEMALE" is female.',
      '1 cell with "n/a", which means no value.',
      'Columns are left out that hold something: "Who" (2 cells).',
    ]);
  });

  it('a column for each period, category or indicator', async () => {
    const periods = await take(
      'place;2014-Q1;2014-Q2\njinja;5;\nmbale;0;1,5\n',
      'constants: {indicator: trained}\nwide: {columns: {2014-Q1: {period: 2014-Q1}, 2014-Q2: {period: 2014-Q2}}}\n',
    );
    expect(periods.store).toEqual({
      'a/trained': 'period,place,value\n2014-Q1,jinja,5\n2014-Q1,mbale,0\n2014-Q2,mbale,1.5\n',
    });
    expect(periods.setAside).toEqual([{ reason: 'blank cells of wide columns', count: 1 }]);
    const categories = await take(
      'period,Women,Men,All\n2014-Q1,2,3,5\n',
      'constants: {indicator: trained}\nwide: {columns: {Women: {sex: female}, Men: {sex: male}, All: {sex: ""}}}\n',
    );
    expect(categories.store).toEqual({
      'a/trained': 'period,sex,value\n2014-Q1,,5\n2014-Q1,female,2\n2014-Q1,male,3\n',
    });
    const indicators = await take(
      'period,place,S,P\n2014,jinja,1,2\n',
      'wide: {columns: {S: {indicator: a/both}, P: {indicator: b/both}}}\n',
    );
    expect(indicators.store).toEqual({
      'a/both': 'period,place,value\n2014,jinja,1\n',
      'b/both': 'period,place,value\n2014,jinja,2\n',
    });
  });

  it('periods and days in other forms; a start and an end', async () => {
    const months = await take(
      "m;v;d\n03/2014;1;31/01/2015\n'12/2014;2;01/02/2015\n",
      'columns: {m: {field: period, period_format: MM/YYYY}, v: value, d: collected_on}\nconstants: {indicator: trained}\ndates: DD/MM/YYYY\n',
    );
    expect(months.store).toEqual({
      'a/trained': 'period,value,collected_on\n2014-03,1,2015-01-31\n2014-12,2,2015-02-01\n',
    });
    const spans = await take(
      'from,to,v\n2014-01-01,2014-12-31,1\n2015-01-01,2015-03-31,2\n2015-04-01,2015-04-02,3\n',
      'columns: {from: period_start, to: period_end, v: value}\nconstants: {indicator: trained}\n',
    );
    expect(spans.store).toEqual({ 'a/trained': 'period,value\n2014,1\n2015-Q1,2\n2015-04-01/2015-04-02,3\n' });
    // The fiscal year begins in July and has the name of the year it ends in.
    const fiscal = (format: string) =>
      `columns: {m: {field: period, period_format: ${format}, period_of: fiscal-year}, v: value, d: collected_on}\nconstants: {indicator: level}\n`;
    const years = 'm,v,d\n2013/14,1,2014-06-01T08:30:00+03:00\n2014/15,0,2015-06-01 00:00\n';
    expect((await take(years, fiscal('YYYY/YY'))).store).toEqual({
      'c/level': 'period,value,collected_on\nFY2014,1,2014-06-01\nFY2015,0,2015-06-01\n',
    });
    expect((await take('m,v,d\n2015July,3,\n', fiscal('YYYYMMMM'))).store).toEqual({
      'c/level': 'period,value\nFY2016,3\n',
    });
    const wrong = await take(
      'm;v\n2014;1\n',
      'columns: {m: {field: period, period_format: MM/YYYY}, v: value}\nconstants: {indicator: trained}\n',
    );
    expect(wrong.rejected).toEqual(['2:1 m msr-period-unknown: The period "2014" is not written as MM/YYYY.']);
  });

  it('units are converted exactly, or refused', async () => {
    const csv = 'period,value\n2014,1234567890.123\n2015,0\n';
    const by = (unit: string) => `constants: {indicator: level}\nunits: {level: ${unit}}\n`;
    expect(values((await take(csv, by('{multiply: 0.001}'))).store, 'c/level')).toEqual(['1234567.890123', '0']);
    expect(values((await take(csv, by('{multiply: 1.8, add: 32}'))).store, 'c/level')).toEqual([
      '2222222234.2214',
      '32',
    ]);
    expect((await take(csv, by('{multiply: 1.0e-10}'))).rejected).toEqual([
      '2:6 value msr-number-digits: The value "1234567890.123" in the indicator\'s unit is 0.1234567890123, which cannot be kept exactly.',
    ]);
    const column = 'columns: {value: {field: value, multiply: 1000}}\nconstants: {indicator: level}\n';
    expect(values((await take('period,value\n2014,1.5\n', column)).store, 'c/level')).toEqual(['1500']);
  });

  it('numbers of too many digits are rounded where the mapping says so, but never to zero', async () => {
    const csv = 'period,value\n2012,0.327569171129451\n2013,-1.0000000000005\n2014,0.10\n2015,2\n2016,0\n';
    const mapping = 'constants: {indicator: level}\nround: 12\n';
    const { store, statements } = await take(csv, mapping);
    expect(values(store, 'c/level')).toEqual(['0.327569171129', '-1.000000000001', '0.10', '2', '0']);
    expect(statements).toContain('2 cells rounded to 12 digits after the point.');
    expect((await take('period,value\n2014,0.0000000000004\n', mapping)).rejected).toEqual([
      '2:6 value msr-number-digits: The value "0.0000000000004" would be rounded to 0.',
    ]);
  });

  it('values from the name of the file', async () => {
    const mapping = 'file_name: "data_{indicator}_{place}.csv"\nvalues: {place: {J: jinja}}\n';
    expect((await take('period,value\n2014,5\n', mapping, 'data_level_J.csv')).store).toEqual({
      'c/level': 'period,place,value\n2014,jinja,5\n',
    });
    expect((await take('period,value\n2014,5\n', mapping)).rejected).toEqual([
      "1:1 null msr-file-name: The file's name x.csv does not have the form data_{indicator}_{place}.csv that the mapping reads.",
    ]);
  });

  it('rows to skip by their lines', async () => {
    const { store, setAside } = await take(
      'a title\n\nperiod,value\n2013,1\n2014,"2"\n\n2015,3\n',
      'constants: {indicator: level}\nskip: [{rows: [4, 7], reason: Doubtful.}]\n',
    );
    expect(values(store, 'c/level')).toEqual(['2']);
    expect(setAside).toContainEqual({ reason: 'Doubtful.', count: 2 });
    // Its numbers show how they are written, so that the rows are looked at twice.
    const twice = await take(
      'period;value\n2013;1\n2014;9\n2015;1,5\n',
      'constants: {indicator: level}\nskip: [{rows: [3], reason: Doubtful.}]\n',
    );
    expect(values(twice.store, 'c/level')).toEqual(['1', '1.5']);
  });

  it('columns of one name, and without a name', async () => {
    const csv = 'place,2013,Flag,2014,Flag,\njinja,1,p,0,e,a\nmbale,,,2,,\n';
    expect((await take(csv, 'constants: {indicator: level}\n')).rejected).toContain(
      '1:22 Flag (2) msr-column-unknown: The column "Flag (2)" is not known.',
    );
    const { store, statements } = await take(
      csv,
      `constants: {indicator: level}
wide: {columns: {2013: {period: 2013}, 2014: {period: 2014}}}
ignore: [Flag, Flag (2), column 6]
`,
    );
    expect(store).toEqual({ 'c/level': 'period,place,value\n2013,jinja,1\n2014,jinja,0\n2014,mbale,2\n' });
    expect(statements.at(-1)).toBe(
      'Columns are left out that hold something: "Flag" (1 cell), "Flag (2)" (1 cell), "column 6" (1 cell).',
    );
  });

  it('cells that hold several fields: intervals, limits, flags', async () => {
    const { store, rejected } = await take(
      'Town,2013,2014\njinja,638 [427 – 1010],<5\nmbale,-1.5 [-2.5--0.5],0\nUG,n/a,7\n',
      `missing: [n/a]
columns: {Town: place}
constants: {indicator: level}
wide:
  parts: ["{value} [{lower}-{upper}]", "{qualifier}{value}"]
  columns: {2013: {period: 2013}, 2014: {period: 2014}}
values: {qualifier: {"<": at-most}}
`,
    );
    expect(rejected).toEqual([]);
    expect(store).toEqual({
      'c/level':
        'period,place,value,qualifier,lower,upper\n2013,jinja,638,,427,1010\n2013,mbale,-1.5,,-2.5,-0.5\n2014,UG,7,,,\n2014,jinja,5,at-most,,\n2014,mbale,0,,,\n',
    });
    const flags = 'key;obs\nA,F,jinja;1,5 p\nA,T,jinja;: c\nA,F,mbale;12 xy\nB;x\n';
    const mapping = `missing: [":"]
columns: {key: {field: place, parts: "A,{sex},{place}"}, obs: {field: value, parts: "{value} {status}"}}
constants: {indicator: trained, period: 2014}
values: {sex: {F: female, T: ""}, status: {p: provisional, c: confidential}}
`;
    expect((await take(flags, mapping)).rejected).toEqual([
      '4:11 obs msr-status-unknown: There is no status "xy".',
      '5:3 obs msr-not-numeric: The value "x" is not a number.',
    ]);
    expect((await take(flags.replace(/A,F,mbale.*/s, ''), mapping)).store).toEqual({
      'a/trained': 'period,place,sex,value,status\n2014,jinja,,,confidential\n2014,jinja,female,1.5,provisional\n',
    });
  });

  it('a header of two rows, whose cells were merged, and the file of its rejected rows', async () => {
    const mapping = `header_row: 2
header_rows: 2
columns: {Town: place}
constants: {indicator: a/trained}
wide:
  columns:
    2013 / Women: {period: 2013, sex: female}
    2013 / Men: {period: 2013, sex: male}
    2014 / Women: {period: 2014, sex: female}
`;
    const csv = 'A table\nTown,2013,,2014\n,Women,Men,Women\njinja,1,0,\nmbale,2,x,3\n';
    const { dir, rejected, file } = await take(csv, mapping);
    expect(rejected).toEqual(['5:9 2013 / Men msr-not-numeric: The value "x" is not a number.']);
    expect(file.set_aside).toContainEqual({ reason: 'it stands above the header ("A table")', count: 1 });
    await run(dir, 'ingest', 'x.csv', '--mapping', 'm', '--write', '--accept-partial');
    const left = textsIn(dir, '.')['x.rejected.csv'] ?? '';
    expect(left.split('\n').slice(0, 3)).toEqual(['A table', 'Town,2013,,2014', ',Women,Men,Women,problem']);
    put(dir, { 'y.csv': left.replace(',x,', ',4,') });
    await run(dir, 'ingest', 'y.csv', '--mapping', 'm', '--write');
    expect(textsIn(dir, 'measurements')['measurements/a/trained.csv']).toBe(
      'period,place,sex,value\n2013,jinja,female,1\n2013,jinja,male,0\n2013,mbale,female,2\n2013,mbale,male,4\n2014,mbale,female,3\n',
    );
  });

  it('notes below the table, which are narrower than it', async () => {
    const csv = 'period,place,value\n2013,jinja,1\n\nSource: Census, 2014\nLast Updated: 06/28/2024\n2014,jinja\n';
    const skip = 'skip: [{column: period, matches: "^(Source|Last Updated):", reason: A note.}]\n';
    const { file, setAside, rejected } = await take(csv, `constants: {indicator: level}\n${skip}`);
    expect(rejected).toEqual(['6:1 value csv-width: The row has 2 cells; the header has 3: "value" is missing.']);
    expect({ rows: file.rows, setAside }).toMatchObject({ rows: 4 });
    const whole = await take(csv.replace('2014,jinja\n', ''), `constants: {indicator: level}\n${skip}`);
    expect(whole.store).toEqual({ 'c/level': 'period,place,value\n2013,jinja,1\n' });
    expect(whole.setAside).toEqual([{ reason: 'A note.', count: 2 }]);
  });
});

describe("what is wrong is named at the user's own cell", () => {
  it('columns that nobody knows, that are missing, that say the same', async () => {
    const mapping = 'columns: {Town: place, Year: period, Households: value}\nconstants: {indicator: level}\n';
    expect((await take('Town,Year,Housholds,Remark\njinja,2014,5,\n', mapping)).rejected).toEqual([
      '1:1 null msr-column-missing: The column "Households" is missing, which the mapping reads value from.',
      '1:11 Housholds msr-column-unknown: The column "Housholds" is not known.',
      '1:21 Remark msr-column-unknown: The column "Remark" is not known.',
    ]);
    expect((await take('Town,place,Year,Households\njinja,jinja,2014,5\n', mapping)).rejected).toEqual([
      '1:6 place msr-column-twice: The column "place" holds place, which the column "Town" gives as well.',
    ]);
  });

  it('names, periods and values, in long and in wide tables, with line breaks in cells', async () => {
    const { rejected, file } = await take(
      `Town;Note;2014;2015
"Jinja";"a
b;c";5;x
Kampla;"""q""
r";6;7
Jinja;;8;-
`,
      `columns: {Town: place, Note: comment}
constants: {indicator: level}
wide: {columns: {2014: {period: 2014}, 2015: {period: 2015}}}
missing: ["-"]
`,
    );
    expect(rejected).toEqual([
      '3:8 2015 msr-not-numeric: The value "x" is not a number.',
      '4:1 Town msr-place-unknown: There is no place "Kampla".',
      '6:8 2014 msr-duplicate: Two rows have the same key: the value is 5 in one and 8 in the other.',
    ]);
    // Both wide cells of Kampla are refused; what is wrong with them is said once.
    expect(file).toMatchObject({ rows: 5, rejected: 4 });
  });

  it('a title that two places have is not taken for either', async () => {
    const twins = `plumbline: 1
title: T
places: {n: {title: Newtown}, s: {title: newtown}, o: {title: {en: Old, fr: Vieux}}}
`;
    const { dir } = await folderOf({
      'plumbline.yaml': twins,
      'frameworks/c.yaml': base['frameworks/c.yaml'],
      'mappings/m.yaml': 'constants: {indicator: level, period: 2014}\n',
      'x.csv': 'place,value\nNewtown,5\n vieux ,6\n',
    });
    const { out } = await run(dir, 'ingest', 'x.csv', '--mapping', 'm', '--format', 'json');
    const { rejected } = JSON.parse(out) as Output;
    expect(rejected).toMatchObject([{ line: 2, column: 1, field: 'place', rule: 'msr-place-unknown' }]);
  });

  it('changes and their places', async () => {
    const mapping =
      'columns: {Q: period}\nconstants: {indicator: trained}\nwide: {columns: {J: {place: jinja}, M: {place: mbale}}}\n';
    const { dir } = await take('Q;J;M\n2014-Q1;1,5;2\n', mapping);
    put(dir, { 'x.csv': 'Q;J;M\n2014-Q1;1,5;3\n' });
    const { out } = await run(dir, 'ingest', 'x.csv', '--mapping', 'm');
    expect(out).toContain('x.csv:2 a/trained 2014-Q1 mbale: value 2 → 3\n');
    expect(out).toContain('x.csv:2:13 The value 2 is stored for this row; the file says 3.');
    expect((await run(dir, 'ingest', 'x.csv', '--mapping', 'm', '--write', '--reason', 'typo')).code).toBe(0);
    expect(textsIn(dir, 'corrections')['corrections/a/trained.csv']).toContain('2014-Q1,mbale,,,value,2,3,typo,');
    expect((await run(dir, 'ingest', 'x.csv', '--mapping', 'm', '--write')).out).toContain(
      'Everything is stored already',
    );
  });

  it('a mapping that is not there, or has a mistake', async () => {
    const { dir } = await folderOf({
      ...base,
      'x.csv': 'indicator,period,value\n',
      'mappings/census.yaml': 'title: C\n',
    });
    expect((await run(dir, 'ingest', 'x.csv', '--mapping', 'cencus')).err).toContain('Did you mean "census"?');
    put(dir, { 'other.yaml': 'columns: {A: plaec}\n' });
    const { code, err } = await run(dir, 'ingest', 'x.csv', '--mapping', 'other.yaml');
    expect([code, err]).toEqual([
      1,
      'other.yaml:1:14 There is no measurement column or dimension "plaec".\n  → Did you mean "place"?\n',
    ]);
  });
});

describe('properties', () => {
  const cell = fc.constantFrom('', '', '0', '0,0', '5', '-1,25', '1.234,5', 'n/d');
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 });
  const months = ['01', '02', '03'];

  it('every wide cell is a row, blank or refused; zero stays zero and blank stays blank', {
    timeout: 120_000,
  }, async () => {
    const mapping = `columns: {year: {field: comment}}
constants: {indicator: trained}
decimal: ","
missing: [n/d]
wide: {columns: {${['jinja', 'mbale', 'UG'].map((place, index) => `c${index}: {place: ${place}}`).join(', ')}}}
`;
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const csv = [
          'period;year;c0;c1;c2',
          ...rows.map((cells, index) => [`2014-${months[index % 3]}-0${index + 1}`, 'x', ...cells].join(';')),
          '',
        ].join('\n');
        const { store, file, setAside } = await take(csv, mapping);
        const blanks = rows.flat().filter((text) => text === '' || text === 'n/d').length;
        expect(file.rows).toBe(rows.flat().length - blanks);
        expect(setAside).toEqual(blanks === 0 ? [] : [{ reason: 'blank cells of wide columns', count: blanks }]);
        const expected = rows
          .flat()
          .filter((text) => text !== '' && text !== 'n/d')
          .map((text) => text.replace('.', '').replace(',', '.'));
        expect(values(store, 'a/trained').toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 8 },
    );
  });

  it('a long table says the same with commas as it does with semicolons and decimal commas', {
    timeout: 120_000,
  }, async () => {
    const number = fc.constantFrom('', '0', '0.5', '12', '1234.5', '-3.25');
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 5 }), async (numbers) => {
        const rows = numbers.map((value, index) => ['level', String(2001 + index), value]);
        const plain = await take(writeCsv([['indicator', 'period', 'value'], ...rows]));
        const foreign = await take(
          listed(numbers.map((value) => value.replace('.', ','))).replaceAll(
            /;(20\d\d);/g,
            (_, year) => `;${Number(year) + 1};`,
          ),
        );
        expect(foreign.rejected).toEqual(plain.rejected);
        expect(foreign.store).toEqual(plain.store);
      }),
      { numRuns: 8 },
    );
  });
});
