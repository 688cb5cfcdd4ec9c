import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '../../src/text/csv.ts';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

interface Outcome {
  readonly code: number;
  readonly files: readonly { readonly [key: string]: unknown }[];
  readonly rejected: readonly { readonly rule: string; readonly message: string }[];
  readonly written: boolean;
}

async function ingest(dir: string, ...argv: readonly string[]): Promise<Outcome> {
  const { out, code } = await run(dir, 'ingest', ...argv, '--format', 'json');
  return { code, ...JSON.parse(out) };
}

describe('ingest', () => {
  it('writes one canonical file an indicator, only the columns that are used, sorted', async () => {
    const { dir } = await folderOf({
      ...base,
      'incoming/x.csv': `framework,indicator,period,place,sex,value,source,comment
a,trained,2015,mbale,,5.50,Survey,"a, b"
a,trained,2014-Q2,jinja,male,2,,
a,trained,2014-Q2,jinja,female,1,,
a,trained,2014-Q2,jinja,,3,,
a,served,2015,,,007,,
a,trained,2014-Q1,jinja,,0,,
`,
    });
    const { code, ...said } = await ingest(dir, 'incoming/x.csv', '--write');
    expect(said).toEqual({
      files: [
        {
          file: 'incoming/x.csv',
          rows: 6,
          added: 6,
          changed: 0,
          unchanged: 0,
          rejected: 0,
          set_aside: [],
          statements: [],
        },
      ],
      rejected: [],
      written: true,
    });
    expect(code).toBe(0);
    const { 'measurements/ledger.csv': ledger, ...store } = textsIn(dir, 'measurements');
    expect(store).toEqual({
      'measurements/a/served.csv': 'period,value\n2015,007\n',
      'measurements/a/trained.csv': `period,place,sex,value,source,comment
2014-Q1,jinja,,0,,
2014-Q2,jinja,,3,,
2014-Q2,jinja,female,1,,
2014-Q2,jinja,male,2,,
2015,mbale,,5.50,Survey,"a, b"
`,
    });
    expect(ledger).toMatch(
      /^date,file,sha256,rows,added,changed,unchanged,rejected\n2026-06-30,incoming\/x\.csv,[0-9a-f]{64},6,6,0,0,0\n$/,
    );
  });

  it('plans without --write, and writes nothing', async () => {
    const { dir } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2015,5\n' });
    const { out, code } = await run(dir, 'ingest', 'x.csv');
    expect(out).toBe(`x.csv: 1 row: 1 added, 0 changed, 0 unchanged, 0 rejected

Nothing written; run again with --write.
`);
    expect(code).toBe(0);
    expect(existsSync(join(dir, 'measurements'))).toBe(false);
  });

  it('writes nothing at all when one row of one file is rejected', async () => {
    const { dir } = await folderOf({
      ...base,
      'x.csv': 'indicator,period,value\nserved,2015,5\n',
      'y.csv': 'indicator,period,place,value\nshare,2015,Mbale Town,5\n',
    });
    const { out, code } = await run(dir, 'ingest', 'x.csv', 'y.csv', '--write');
    expect(out).toBe(`x.csv: 1 row: 1 added, 0 changed, 0 unchanged, 0 rejected
y.csv: 1 row: 0 added, 0 changed, 0 unchanged, 1 rejected

y.csv:2:12 There is no place "Mbale Town". [msr-place-unknown]
  → Its id is mbale.

1 problem: nothing written. Correct the file and run again.
`);
    expect(code).toBe(1);
    expect(textsIn(dir, 'measurements')).toEqual({});
  });

  it('the same file twice changes nothing and writes nothing', async () => {
    const { dir } = await folderOf({
      ...base,
      'x.csv': 'indicator,period,place,value\nserved,2015,jinja,5\nserved,2015,mbale,0\n',
    });
    await ingest(dir, 'x.csv', '--write');
    const stamps = () =>
      Object.keys(textsIn(dir, '.')).map((file) => {
        const { ino, mtimeMs, ctimeMs } = statSync(join(dir, file));
        return { file, ino, mtimeMs, ctimeMs };
      });
    const before = textsIn(dir, '.');
    const stamped = stamps();
    expect(await ingest(dir, 'x.csv', '--write')).toEqual({
      code: 0,
      files: [
        { file: 'x.csv', rows: 2, added: 0, changed: 0, unchanged: 2, rejected: 0, set_aside: [], statements: [] },
      ],
      rejected: [],
      written: false,
    });
    expect(textsIn(dir, '.')).toEqual(before);
    expect(stamps()).toEqual(stamped);
  });

  it('files that agree are taken in once; files that do not are refused', async () => {
    const { dir } = await folderOf({
      ...base,
      'x.csv': 'indicator,period,value\nserved,2015,5\n',
      'y.csv': 'indicator,period,value\nserved,2015,5.0\n',
      'z.csv': 'indicator,period,value\nserved,2015,6\n',
    });
    expect((await ingest(dir, 'x.csv', 'y.csv')).files).toEqual([
      { file: 'x.csv', rows: 1, added: 1, changed: 0, unchanged: 0, rejected: 0, set_aside: [], statements: [] },
      { file: 'y.csv', rows: 1, added: 0, changed: 0, unchanged: 1, rejected: 0, set_aside: [], statements: [] },
    ]);
    expect((await ingest(dir, 'x.csv', 'z.csv')).rejected).toMatchObject([{ file: 'z.csv', rule: 'msr-duplicate' }]);
  });

  it('names a file inside the portfolio from its top, another as it was given', async () => {
    const { dir } = await folderOf({ ...base, 'incoming/x.csv': 'indicator,period,value\nserved,2015,5\n' });
    const other = await folderOf({ ...base, 'y.csv': 'indicator,period,value\nserved,2014,5\n' });
    const { files } = await ingest(join(dir, 'incoming'), 'x.csv', join(other.dir, 'y.csv'));
    expect(files.map(({ file }) => file)).toEqual(['incoming/x.csv', join(other.dir, 'y.csv')]);
  });
});

describe('changes', () => {
  const stored = {
    'measurements/a/served.csv': 'period,place,value,source,comment\n2014,jinja,5,Survey,seen\n2015,jinja,9,,\n',
  };

  it('need a reason, and are shown as old → new', async () => {
    const { dir } = await folderOf({
      ...base,
      ...stored,
      'x.csv': 'indicator,period,place,value\nserved,2014,jinja,6\n',
    });
    const before = textsIn(dir, '.');
    const { out, code } = await run(dir, 'ingest', 'x.csv', '--write');
    expect(out).toBe(`x.csv: 1 row: 0 added, 1 changed, 0 unchanged, 0 rejected

x.csv:2 a/served 2014 jinja: value 5 → 6

x.csv:2:19 The value 5 is stored for this row; the file says 6. [msr-revised-unlogged]
  → Say why it changes: --reason <code>, or --reason "<code>: <text>". The codes are correction, typo, late-data, final-data, audit, method-change, privacy, adaptive-management, budget-realignment, change-in-context, costed-extension, covid-19, donor-requirement, implementation-delay, other.
  measurements/a/served.csv:2:1 The other row.

1 problem: nothing written. Correct the file and run again.
`);
    expect(code).toBe(1);
    expect(textsIn(dir, '.')).toEqual(before);
  });

  it('are written with a reason; the old value is kept under corrections', async () => {
    const { dir } = await folderOf({
      ...base,
      ...stored,
      'x.csv': 'indicator,period,place,value\nserved,2014,jinja,6\n',
    });
    expect(await ingest(dir, 'x.csv', '--write', '--reason', 'typo: a digit, misread')).toMatchObject({
      code: 0,
      written: true,
    });
    expect(textsIn(dir, 'measurements')['measurements/a/served.csv']).toBe(
      'period,place,value,source,comment\n2014,jinja,6,Survey,seen\n2015,jinja,9,,\n',
    );
    expect(textsIn(dir, 'corrections')).toEqual({
      'corrections/a/served.csv':
        'period,place,reporter,step,field,old,new,reason,note,date,file\n2014,jinja,,,value,5,6,typo,"a digit, misread",2026-06-30,x.csv\n',
    });
    put(dir, { 'y.csv': 'indicator,period,place,value,comment\nserved,2014,jinja,7,\n' });
    await ingest(dir, 'y.csv', '--write', '--reason', 'audit');
    expect(textsIn(dir, 'corrections')['corrections/a/served.csv']?.split('\n').slice(2)).toEqual([
      '2014,jinja,,,value,6,7,audit,,2026-06-30,y.csv',
      '2014,jinja,,,comment,seen,,audit,,2026-06-30,y.csv',
      '',
    ]);
  });

  it('do not count other digits for the same number, nor columns that the file has not', async () => {
    const { dir } = await folderOf({
      ...base,
      ...stored,
      'x.csv': 'indicator,period,place,value\nserved,2014,jinja,5.00\n',
    });
    expect((await ingest(dir, 'x.csv', '--write')).files).toMatchObject([{ unchanged: 1, changed: 0 }]);
  });

  it('replace value, parts and status together', async () => {
    const { dir } = await folderOf({
      ...base,
      'measurements/a/share.csv': 'period,value,numerator,denominator,status,source\n2014,50,1,2,provisional,Survey\n',
      'x.csv': 'indicator,period,value\nshare,2014,60\n',
    });
    await ingest(dir, 'x.csv', '--write', '--reason', 'final-data');
    expect(textsIn(dir, 'measurements')['measurements/a/share.csv']).toBe('period,value,source\n2014,60,Survey\n');
  });

  it('keep no value of a row that becomes confidential', async () => {
    const { dir } = await folderOf({
      ...base,
      ...stored,
      'x.csv': 'indicator,period,place,value,status\nserved,2015,jinja,,confidential\n',
    });
    await ingest(dir, 'x.csv', '--write', '--reason', 'privacy');
    const texts = textsIn(dir, '.');
    expect(texts['measurements/a/served.csv']).toContain('2015,jinja,,confidential,,\n');
    expect(texts['corrections/a/served.csv']).toContain('2015,jinja,,,value,,,privacy');
  });

  it('of an earlier value make room for it: a corrected total is no fall', async () => {
    const { dir } = await folderOf({
      ...base,
      ...stored,
      'x.csv': 'indicator,period,place,value\nserved,2014,jinja,4\n',
    });
    expect(await ingest(dir, 'x.csv', '--write', '--reason', 'audit')).toMatchObject({ code: 0, written: true });
  });

  it.each([
    ['It was wrong', 'expected a code', 'The codes are correction, typo,'],
    ['corection', 'expected a code', 'Did you mean "correction"? The codes are'],
    ['other', 'expected words after it', 'For example'],
    ['other: ', 'expected words after it', 'For example'],
    ['', 'expected a code', 'The codes are'],
  ])('want a code that there is: %s', async (reason, message, hint) => {
    const { dir } = await folderOf({ ...base, 'x.csv': 'indicator,period,value\nserved,2014,4\n' });
    const { code, err, out } = await run(dir, 'ingest', 'x.csv', '--reason', reason);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(`→ ${hint}`);
  });
});

describe('properties', () => {
  const row = fc.record({
    period: fc.constantFrom('2013', '2014-Q1', '2014-Q2', '2015'),
    place: fc.constantFrom('jinja', 'mbale'),
    value: fc.constantFrom('', '0', '0.0', '5', '5.50', '-1'),
    status: fc.constantFrom('', '', 'missing', 'not-applicable'),
    comment: fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '=', 'é', '#') }),
  });
  const columns = ['period', 'place', 'value', 'status', 'comment'] as const;
  const rows = fc
    .uniqueArray(row, { maxLength: 6, selector: ({ period, place }) => `${period} ${place}` })
    .map((all) => all.map((one) => ({ ...one, value: /m|n/.test(one.status) ? '' : one.value })));

  it('order does not matter, twice is once, nothing is lost, zero stays zero and blank stays blank', {
    timeout: 300_000,
  }, async () => {
    const { dir } = await folderOf(base);
    const text = (all: readonly { readonly [key: string]: string }[]) =>
      writeCsv([
        ['indicator', ...columns],
        ...all.map((one) => ['trained', ...columns.map((column) => one[column] ?? '')]),
      ]);
    await fc.assert(
      fc.asyncProperty(rows, fc.infiniteStream(fc.nat()), async (given, random) => {
        const shuffled = given
          .map((one): [number, typeof one] => [random.next().value ?? 0, one])
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        const takeIn = async (all: typeof given) => {
          rmSync(join(dir, 'measurements'), { recursive: true, force: true });
          put(dir, { 'x.csv': text(all) });
          const outcome = await ingest(dir, 'x.csv', '--write');
          return {
            outcome,
            store: given.length === 0 ? '' : readFileSync(join(dir, 'measurements/a/trained.csv'), 'utf8'),
          };
        };
        const first = await takeIn(given);
        expect(first.outcome.rejected).toEqual([]);
        expect((await takeIn(shuffled)).store).toBe(first.store);
        expect(await ingest(dir, 'x.csv', '--write')).toMatchObject({ written: false, code: 0 });
        const { header, records } = parseCsv('x', first.store || 'period\n');
        expect(writeCsv([header, ...records.map(({ cells }) => cells)])).toBe(first.store || 'period\n');
        const stored = records.map(({ cells }) => columns.map((column) => cells[header.indexOf(column)] ?? ''));
        expect(stored.toSorted()).toEqual(given.map((one) => columns.map((column) => one[column])).toSorted());
      }),
      { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 5 : 80 },
    );
  });
});
