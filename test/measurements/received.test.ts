import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReceived, type Told } from '../../src/measurements/received.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-received-'));
afterAll(() => rmSync(folder, { recursive: true }));

function open(bytes: string | Buffer, told: Told = {}) {
  const path = join(folder, 'x.csv');
  writeFileSync(path, bytes);
  const { received, problems } = openReceived({ path, name: 'x.csv' }, told);
  if (received === undefined) throw new Error(JSON.stringify(problems.map(({ message }) => message)));
  return received;
}

it('reads a table with a title, in another encoding and with another delimiter, and knows where its cells stand', () => {
  const text = 'Report 2014\r\n\r\nindicator;period;value\r\nwater;2014;5\r\n"S\u00e3o\nPaulo";2015;6\r\n';
  const received = open(Buffer.from(text, 'latin1'), { columns: ['indicator', 'period', 'value'] });
  expect(received.dialect).toEqual({ encoding: 'windows-1252', delimiter: ';', headerLine: 3, headerRows: 1 });
  expect(received.header).toEqual(['indicator', 'period', 'value']);
  expect([...received.records()]).toEqual([
    { record: 1, cells: ['water', '2014', '5'] },
    { record: 2, cells: ['S\u00e3o\nPaulo', '2015', '6'] },
  ]);
  expect(received.source.locate([2, 1])).toEqual({ start: { line: 6, column: 8 }, end: { line: 6, column: 12 } });
});

describe('what separates the columns', () => {
  const delimiterIn = (text: string, columns: readonly string[] = []) => open(text, { columns }).dialect.delimiter;

  it.each([
    ['decimal commas in every row', 'a;b;c\n1,5;2,5;3,5\n2,5;3,5;4,5\n', ';'],
    ['decimal commas under a header of two', 'a;b\n1,5;2,5\n2,5;3,5\n', ';'],
    ['semicolons in quotes', 'a,b\n"x;y;z",1\n"u;v;w",2\n', ','],
    ['line breaks and semicolons in quotes', 'a,b\n"x;\n;;z",1\n"u;;\nw",2\n', ','],
    ['commas in a title', 'Water, sanitation, health\na\tb\n1\t2\n3\t4\n', '\t'],
    ['lists between semicolons', 'a,b\nx;y,1\nz;w,2\n', ','],
    ['one column', 'a\n1\n2\n', ','],
    ['a header and nothing else', 'a|b|c\n', '|'],
    ['quoted cells', '"a";"b, c"\n"1, 2";"3"\n', ';'],
  ])('%s', (_name, text, delimiter) => {
    expect(delimiterIn(text)).toBe(delimiter);
  });

  it('is what makes known names of the header', () => {
    const text = 'x,y;period;value\n1,5;2014;3\n2,5;2015;4\n';
    expect(delimiterIn(text, ['x,y', 'period', 'value'])).toBe(';');
    expect(delimiterIn('a,b;c\n1,2;3\n', ['a', 'b;c'])).toBe(',');
    expect(delimiterIn('a,b;c\n1,2;3\n', ['a,b', 'c'])).toBe(';');
  });
});

describe('what the caller tells wins', () => {
  it('a delimiter and an encoding', () => {
    expect([...open('a;b,c\n1;2,3\n', { delimiter: ',' }).records()]).toEqual([{ record: 1, cells: ['1;2', '3'] }]);
    // Both bytes are one character in UTF-8.
    const bytes = Buffer.from('a,b\n1,\u00c3\u00a9\n', 'latin1');
    expect([...open(bytes).records()][0]?.cells[1]).toBe('é');
    expect([...open(bytes, { encoding: 'windows-1252' }).records()][0]?.cells[1]).toBe('Ã©');
    expect(() => open(Buffer.from('a,b\n1,\u00e9\n', 'latin1'), { encoding: 'utf-8' })).toThrow(
      'was said to be in UTF-8, but here it is not',
    );
  });

  it('the line of the header', () => {
    const text = 'indicator,period,value\n"x\ny",2014,5\na,b,c\n1,2,3\n';
    const { header, dialect, setAside, records, source } = open(text, {
      headerLine: 4,
      columns: ['indicator', 'period'],
    });
    expect({ header, line: dialect.headerLine, rows: [...records()] }).toEqual({
      header: ['a', 'b', 'c'],
      line: 4,
      rows: [{ record: 1, cells: ['1', '2', '3'] }],
    });
    expect(setAside.map(({ record }) => record)).toEqual([-2, -1]);
    expect(source.locate([-1, 1])).toEqual({ start: { line: 3, column: 4 }, end: { line: 3, column: 8 } });
    expect(() => open(text, { headerLine: 3 })).toThrow('No row begins in line 3');
  });
});

describe('rows that are sums of others', () => {
  it.each<[string, string, Told, number[]]>([
    ['below', 'indicator,period,value\na,2014,1\nTotal,,1\n', {}, [2]],
    ['between', 'indicator,period,value\na,2014,1\nSubtotal:,,1\nb,2014,1\nGRAND TOTAL,,2\n', {}, [2, 4]],
    ['in the period', 'indicator,period,value\na,2014,1\na,Total,1\n', {}, [2]],
    ['as a place', 'indicator,period,place,value\na,2014,x,1\n,,Total,1\n', {}, [2]],
    ['too short', 'indicator,period,value\na,2014,1\nTotal\n', {}, [2]],
    ['in a row of its own', 'indicator,period,place,value\na,2014,Total,1\n', {}, []],
    ['within other words', 'indicator,period,value\nTotal population,,1\n', {}, []],
    ['with the names of a mapping', 'Was,Jahr,Wert\na,2014,1\nSumme,,1\n', { key: ['Was', 'Jahr'] }, [2]],
    ['in a table without a key', 'Was,Jahr,Wert\na,2014,1\nSumme,,1\n', {}, []],
  ])('%s', (_name, text, told, expected) => {
    const { setAside, records } = open(text, told);
    expect(setAside.map(({ record }) => record)).toEqual(expected);
    expect([...records()].length + setAside.length).toBe(text.trim().split('\n').length - 1);
  });
});

describe('rows of HXL tags', () => {
  it.each([
    ['below the header', 'indicator,place,value\n#indicator+code,#adm1 +name,#value\na,b,1\n', 2],
    ['with columns that have none', 'indicator,place,value\n,#adm1+name+v_pcode,\na,b,1\n', 2],
    ['beside other words', 'indicator,place,value\n#1,#adm1,x\na,b,1\n', 1],
  ])('%s', (_name, text, first) => {
    const { records } = open(text);
    expect([...records()][0]?.record).toBe(first);
  });
});

it('a row too many is told by number, not one by one', () => {
  const path = join(folder, 'x.csv');
  writeFileSync(path, `a,b\n${'1\n'.repeat(250)}2,3\n`);
  const { received, problems, rows } = openReceived({ path, name: 'x.csv' }, {});
  expect(problems.length).toBe(101);
  expect(problems.at(-1)?.message).toBe('150 more rows below this one: too many cells or too few.');
  expect({ rows, read: [...(received?.records() ?? [])] }).toEqual({
    rows: 251,
    read: [{ record: 251, cells: ['2', '3'] }],
  });
});

it('refuses a file whose rows all stand in one line', () => {
  const { problems, received } = openReceived(
    { path: written('indicator,period,value,'.repeat(100_000)), name: 'x.csv' },
    { columns: ['indicator', 'period', 'value'] },
  );
  expect(received).toBeUndefined();
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^The header has \d{6} columns or more; expected at most 16384, as many as a spreadsheet has\.$/,
    ),
  ]);
});

function written(text: string): string {
  const path = join(folder, 'wide.csv');
  writeFileSync(path, text);
  return path;
}
