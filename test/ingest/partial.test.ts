import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawForm } from '../../src/measurements/raw-records.ts';
import { writeRejected } from '../../src/measurements/rejected-file.ts';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const header = 'indicator,period,place,value,comment';
const good = 'trained,2014,jinja,5,"two\nlines"';
const bad = ['trained,2014,Mbale,6,=HYPERLINK("x")', 'trained,2015,jinja,n/a,', '"trained",2013, jinja ,"1,5",-1'];
const partial = ['ingest', 'x.csv', '--write', '--accept-partial'] as const;

/** The values of `trained` by period and place after taking a file in partially, and what was left out: its second cell. */
async function taken(rows: readonly string[], more: { readonly [file: string]: string } = {}) {
  const { dir } = await folderOf({
    ...base,
    ...more,
    'x.csv': `indicator,period,place,sex,value\n${rows.join('\n')}\n`,
  });
  await run(dir, ...partial);
  const files = textsIn(dir, '.');
  return {
    store: Object.entries(files).flatMap(([name, text]) =>
      /^measurements\/a\//.test(name) ? text.split('\n').slice(1, -1) : [],
    ),
    left: (files['x.rejected.csv'] ?? '')
      .split('\n')
      .slice(1, -1)
      .map((line) => line.replace(/,"line .*/, '')),
  };
}

describe('ingest --write --accept-partial', () => {
  it('takes the right rows in, and leaves the others beside the input as they stood', async () => {
    const text = `${header}\r\n${[good, ...bad].join('\r\n')}`;
    const { dir } = await folderOf({ ...base, 'incoming/x.csv': text });
    const { code, out } = await run(dir, 'ingest', 'incoming/x.csv', '--write', '--accept-partial');
    expect(code).toBe(1);
    expect(out).toContain('incoming/x.csv: 4 rows: 1 added, 0 changed, 0 unchanged, 3 rejected\n');
    expect(out).toContain(
      'incoming/x.csv: 3 rows left out, in incoming/x.rejected.csv with what is wrong: correct and ingest that file.\n  1 cell of it may run as a formula in a spreadsheet, kept as typed: import these columns as text.\n',
    );
    expect(out).toContain('\nWritten: 1 row.\n');
    const files = textsIn(dir, '.');
    expect(files['incoming/x.csv']).toBe(text);
    expect(files['measurements/a/trained.csv']).toBe('period,place,value,comment\n2014,jinja,5,"two\nlines"\n');
    expect(files['measurements/ledger.csv']).toMatch(/,4,1,0,0,3\n$/);
    const lines = files['incoming/x.rejected.csv']?.split('\r\n') ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(`${header},problem`);
    expect(lines[1]).toBe(`${bad[0]},"line 4: There is no place ""Mbale"". Did you mean ""mbale""?"`);
    expect(lines[2]).toMatch(/^trained,2015,jinja,n\/a,,"line 5: [^"].*"$/);
    expect(lines[3]).toMatch(/^"trained",2013, jinja ,"1,5",-1,"line 6: [^"].*"$/);
  });

  it('shows what it would do, and says it in JSON', async () => {
    const { dir } = await folderOf({ ...base, 'x.csv': `${header}\n${good}\n${bad[1]}\n` });
    const before = textsIn(dir, '.');
    expect((await run(dir, 'ingest', 'x.csv', '--accept-partial')).out).toContain(
      '1 problem: nothing written; with --write 1 row would be left out.\n',
    );
    expect(textsIn(dir, '.')).toEqual(before);
    const { out, code } = await run(dir, ...partial, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'x.csv', rows: 2, added: 1, rejected: 1 }],
      leftOut: [{ file: 'x.csv', rows: 1, rejectedFile: 'x.rejected.csv' }],
      written: true,
    });
  });

  it('takes the corrected rows in: the problem column is not read, and that is said', async () => {
    const { dir } = await folderOf({ ...base, 'x.csv': `${header}\n${good}\n${bad.join('\n')}\n` });
    await run(dir, ...partial);
    const left = textsIn(dir, '.')['x.rejected.csv'] ?? '';
    put(dir, { 'x.rejected.csv': left.replace('Mbale', 'mbale').replace('n/a', '7') });
    const again = await run(dir, 'ingest', 'x.rejected.csv', '--write', '--accept-partial');
    expect(again.out).toContain(
      'x.rejected.csv: 3 rows: 2 added, 0 changed, 0 unchanged, 1 rejected\n  The column problem is not read.\n',
    );
    const files = textsIn(dir, '.');
    expect(files['x.2.rejected.csv']?.split('\n')).toEqual([
      `${header},problem`,
      expect.stringMatching(/^"trained",2013, jinja ,"1,5",-1,"line 4: [^"].*"$/),
      '',
    ]);
    put(dir, { 'x.2.rejected.csv': (files['x.2.rejected.csv'] ?? '').replace('"1,5"', '1.5') });
    expect(await run(dir, 'ingest', 'x.2.rejected.csv', '--write')).toMatchObject({ code: 0 });
    expect(textsIn(dir, '.')['measurements/a/trained.csv']?.split('\n')).toHaveLength(7);
  });

  it('run again changes and writes nothing, and never replaces another file', async () => {
    const { dir } = await folderOf({ ...base, 'x.rejected.csv': 'mine\n', 'x.csv': `${header}\n${good}\n${bad[1]}\n` });
    await run(dir, ...partial);
    const before = textsIn(dir, '.');
    expect(before['x.rejected.csv']).toBe('mine\n');
    expect(before['x.2.rejected.csv']).toContain('line 4: ');
    expect((await run(dir, ...partial)).out).toContain('Nothing else to write.');
    expect(textsIn(dir, '.')).toEqual(before);
  });

  it.each([
    ['a file that cannot be read as a whole', 'indicator,period,value\nserved,2015,"6\n', {}],
    ['a column nobody knows', 'indicator,period,value,colour\nserved,2015,6,red\n', {}],
    ['a row with a cell too many', 'indicator,period,value\nserved,2015,6\nserved,2014,6,7\n', {}],
    [
      'a change without a reason',
      'indicator,period,value\nserved,2015,6\nserved,2014,n/a\n',
      { 'measurements/a/served.csv': 'period,value\n2015,5\n' },
    ],
    [
      'a store that cannot be read',
      'indicator,period,value\nserved,2015,6\nserved,2014,n/a\n',
      { 'measurements/a/served.csv': 'period,value\n2015,"5\n' },
    ],
  ])('is stopped by %s', async (_, text, store) => {
    const { dir } = await folderOf({
      ...base,
      ...store,
      'x.csv': text,
      'y.csv': 'indicator,period,value\ntrained,2014,5\ntrained,2013,x\n',
    });
    const before = textsIn(dir, '.');
    const { code, out } = await run(dir, 'ingest', 'x.csv', 'y.csv', '--write', '--accept-partial');
    expect(code).toBe(1);
    expect(out).toContain('nothing written, because not all are of rows that can be left out.');
    expect(textsIn(dir, '.')).toEqual(before);
  });

  it('leaves out what cannot be read as well, where columns are separated by semicolons', async () => {
    const csv = 'indicator;period;place;value;lower\ntrained;2014;jinja;1,5;1,0\ntrained;2014;mbale;x;1.000.0\n';
    const { dir } = await folderOf({ ...base, 'x.csv': csv });
    expect((await run(dir, 'ingest', 'x.csv', '--accept-partial')).out).toContain(
      '2 problems: nothing written; with --write 1 row would be left out.',
    );
    await run(dir, 'ingest', 'x.csv', '--write', '--accept-partial');
    const files = textsIn(dir, '.');
    expect(files['measurements/a/trained.csv']).toBe('period,place,value,lower\n2014,jinja,1.5,1.0\n');
    expect(files['measurements/ledger.csv']).toMatch(/,2,1,0,0,1\n$/);
    expect(files['x.rejected.csv']).toMatch(
      /^indicator;period;place;value;lower;problem\ntrained;2014;mbale;x;1\.000\.0;"line 3: The value ""x"" [^\n]*; line 3: The lower ""1\.000\.0"" [^\n]*"\n$/,
    );
  });

  it('leaves out with a row what it contradicts, since nobody knows which is right', async () => {
    expect(
      await taken(['trained,2014,jinja,,5', 'trained,2014,jinja,,5', 'trained,2014,mbale,,1', 'trained,2014,jinja,,6']),
    ).toEqual({
      store: ['2014,mbale,1'],
      left: ['trained,2014,jinja,,5', 'trained,2014,jinja,,5', 'trained,2014,jinja,,6'],
    });
    expect(
      await taken([
        'trained,2014,jinja,,5',
        'trained,2014-Q1,jinja,,1',
        'trained,2014-Q3,jinja,,2',
        'trained,2015,jinja,,9',
      ]),
    ).toEqual({
      store: ['2015,jinja,9'],
      left: ['trained,2014,jinja,,5', 'trained,2014-Q1,jinja,,1', 'trained,2014-Q3,jinja,,2'],
    });
    expect(
      await taken([
        'trained,2014,jinja,,5',
        'trained,2014,jinja,male,4',
        'trained,2014,jinja,female,2',
        'trained,2014,mbale,male,2',
      ]),
    ).toEqual({
      store: ['2014,mbale,male,2'],
      left: ['trained,2014,jinja,,5', 'trained,2014,jinja,male,4', 'trained,2014,jinja,female,2'],
    });
    expect(await taken(['trained,2014,,,5', 'trained,2014,jinja,,4', 'trained,2014,mbale,,4'])).toEqual({
      store: ['2014,jinja,4', '2014,mbale,4'],
      left: ['trained,2014,,,5'],
    });
  });

  it('judges the rest again: what was right only beside a row that is left out is left out too', async () => {
    const store = { 'measurements/a/trained.csv': 'period,place,sex,value\n2014,jinja,,5\n2014,jinja,female,2\n' };
    // The new total would have made room for the new part; but it is not numeric.
    const { dir } = await folderOf({
      ...base,
      ...store,
      'x.csv': 'indicator,period,place,sex,value\ntrained,2014,jinja,,9x\ntrained,2014,jinja,male,4\n',
    });
    await run(dir, ...partial, '--reason', 'correction');
    const files = textsIn(dir, '.');
    expect(files['measurements/a/trained.csv']).toBe(store['measurements/a/trained.csv']);
    expect(files['x.rejected.csv']?.split('\n')).toHaveLength(4);
  });

  it('does not depend on the order of the rows', { timeout: 120_000 }, async () => {
    const row = fc.record({
      period: fc.constantFrom('2014', '2014-Q1', '2014-Q2', '2015', '2015-13'),
      place: fc.constantFrom('jinja', 'mbale', ''),
      sex: fc.constantFrom('', 'male', 'female'),
      value: fc.constantFrom('1', '2', '7', 'x', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.infiniteStream(fc.nat()), async (rows, random) => {
        const lines = rows.map(({ period, place, sex, value }) => `trained,${period},${place},${sex},${value}`);
        const shuffled = lines
          .map((line): [number, string] => [random.next().value ?? 0, line])
          .toSorted(([a], [b]) => a - b)
          .map(([, line]) => line);
        const [one, other] = [await taken(lines), await taken(shuffled)];
        expect(other.store).toEqual(one.store);
        expect(other.left.toSorted()).toEqual(one.left.toSorted());
        // Equal rows are stored once; every other row is stored or left.
        expect(one.store.length + new Set(one.left).size).toBe(new Set(lines).size);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a file of rejected rows', () => {
  const encode = (text: string, encoding: RawForm['encoding']) => {
    if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
    if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
    return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
  };

  it('repeats the records byte for byte, in the encoding, with the delimiter and the line ends of the input', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', '\r', ' ', '='), maxLength: 6 });
    const quoted = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const form = fc.record({
      encoding: fc.constantFrom<RawForm['encoding']>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      // Of the rows: tables that were put together have several kinds.
      lineEnds: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 5, maxLength: 5 }),
      mark: fc.boolean(),
      title: fc.boolean(),
      open: fc.boolean(),
    });
    const rows = fc.array(fc.tuple(fc.array(cell, { minLength: 2, maxLength: 2 }), fc.boolean()), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(form, rows, ({ encoding, delimiter, lineEnd, lineEnds, mark, title, open }, all) => {
        const lineOf = (cells: readonly string[]) => cells.map(quoted).join(delimiter);
        const bom = mark && encoding !== 'windows-1252' ? '\uFEFF' : '';
        const above = title ? `A title${lineEnd}${lineEnd}` : '';
        const lines = all.map(([cells]) => lineOf(cells));
        const body = lines
          .map((line, index) => `${line}${open && index === lines.length - 1 ? '' : lineEnds[index]}`)
          .join('');
        const text = `${bom}${above}${['h1', 'h2'].join(delimiter)}${lineEnd}${body}`;
        const input = join(dir, 'x.csv');
        writeFileSync(input, encode(text, encoding));
        const problems = new Map(
          all.flatMap(([, wrong], index) => (wrong ? [[index + 1, `line "${index}" – é`] as const] : [])),
        );
        const { path } = writeRejected(
          input,
          { encoding, delimiter, ...(title ? { headerLine: 3 } : {}) },
          problems,
          'problem',
        );
        const kept = lines.flatMap((line, index) =>
          problems.has(index + 1) ? [`${line}${delimiter}"line ""${index}"" – é"${lineEnd}`] : [],
        );
        const expected = encode(
          `${bom}${above}${['h1', 'h2', 'problem'].join(delimiter)}${lineEnd}${kept.join('')}`,
          encoding,
        );
        // Windows-1252 has the dash where Latin-1 has a control character.
        const found = readFileSync(path);
        const western = (bytes: Buffer) => Buffer.from(bytes.map((byte) => (byte === 0x96 ? 0x13 : byte)));
        expect(encoding === 'windows-1252' ? western(found) : found).toEqual(expected);
        rmSync(path);
      }),
      { numRuns: 200 },
    );
    rmSync(dir, { recursive: true });
  });

  it('has as many columns as have names: blank cells beyond them go, short rows are filled', () => {
    const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
    const input = join(dir, 'x.csv');
    writeFileSync(input, 'a,problem,b,,\n1,old,2,,\n3\n');
    const problems = new Map([
      [1, 'p'],
      [2, 'q'],
    ]);
    const { path } = writeRejected(input, { encoding: 'utf-8', delimiter: ',' }, problems, 'problem');
    expect(readFileSync(path, 'utf8')).toBe('a,b,problem\n1,2,"p"\n3,,"q"\n');
    rmSync(dir, { recursive: true });
  });
});
