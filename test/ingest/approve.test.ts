import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { folderOf, put, textsIn } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const stored = {
  'measurements/a/trained.csv': 'period,place,value\n2014-Q1,jinja,5\n2014-Q2,jinja,4\n',
  'measurements/a/served.csv': 'period,value\n2015,5\n',
};

async function portfolio(more: { readonly [file: string]: string } = {}) {
  const { dir } = await folderOf({ ...base, ...stored, ...more });
  return { dir, approve: (...argv: readonly string[]) => run(dir, 'approve', ...argv) };
}

const schema = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/approve-output.schema.json'), 'utf8')),
);

function parsed(out: string) {
  const data = JSON.parse(out);
  expect(schema(data), JSON.stringify(schema.errors)).toBe(true);
  return data;
}

describe('approve', () => {
  it('writes who approved what and when, says what is missing, and locks the period', async () => {
    const frameworks = base['frameworks/a.yaml']?.replace('title: A\n', 'title: A\nplaces: [jinja, mbale]\n') ?? '';
    const { dir, approve } = await portfolio({ 'frameworks/a.yaml': frameworks });
    const { code, out, err } = await approve('a', '2014', '--by', 'north');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`a 2014: 2 rows stored, no errors.
warning: expected, and without a value:
  trained: 1 of 2 (mbale 2014)
Approved by north on 2026-06-30: the period takes no new and no changed values.
`);
    expect(textsIn(dir, 'measurements')['measurements/approvals.csv']).toBe(
      'framework,period,by,date\na,2014,north,2026-06-30\n',
    );
    expect(Object.keys(textsIn(dir, 'measurements')).filter((name) => /\/\./.test(name))).toEqual([]);
    put(dir, {
      'x.csv': 'framework,indicator,period,place,value\na,trained,2014-Q3,jinja,1\na,trained,2013,jinja,1\n',
    });
    const refused = await run(dir, 'ingest', 'x.csv', '--write');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain(
      'x.csv:2:11 The period 2014-Q3 is locked: a 2014 was approved by north on 2026-06-30.',
    );
    expect(refused.out).toContain('1 rejected');
  });

  it('says that a period is approved already, alone or in a longer one, and changes nothing', async () => {
    const { dir, approve } = await portfolio();
    await approve('a', '2014', '--by', 'north', '--date', '2015-02-01');
    const before = textsIn(dir, '.');
    expect(await approve('a', '2014', '--by', 'south')).toEqual({
      ...{ code: 0, err: '' },
      out: 'a 2014 is approved already: by north on 2015-02-01. Nothing changed.\n',
    });
    const { out, code } = await approve('a', '2014-Q1', '--by', 'south', '--format', 'json');
    expect(code).toBe(0);
    expect(parsed(out)).toMatchObject({ written: false, already: { period: '2014', by: 'north' }, rows: null });
    expect(textsIn(dir, '.')).toEqual(before);
  });

  it('locks what lies in a fiscal year, and nothing else', async () => {
    const { dir, approve } = await portfolio();
    expect((await approve('a', 'FY2014', '--by', 'north')).code).toBe(0);
    const plan = async (period: string) => {
      put(dir, { 'x.csv': `indicator,period,place,value\ntrained,${period},jinja,9\n` });
      const { out } = await run(dir, 'ingest', 'x.csv', '--reason', 'correction', '--format', 'json');
      return JSON.parse(out).rejected.map(({ rule }: { readonly rule: string }) => rule);
    };
    expect(await plan('2014-Q1')).toEqual(['msr-locked-period']);
    expect(await plan('2013-12')).toEqual(['msr-locked-period']);
    expect(await plan('2014-Q3')).toEqual([]);
  });

  it('refuses while rows of the period have errors, whichever file they stand in; those of others do not matter', async () => {
    const { dir, approve } = await portfolio({ 'measurements/a/law.csv': 'period,value\n2014,2\n2015,1\n' });
    const before = textsIn(dir, '.');
    const { code, out } = await approve('a', '2014', '--by', 'north');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^measurements\/a\/law\.csv:2:6 .* \[msr-scale-out-of-range\]\n\na 2014 is not approved: what is stored has 1 error\./,
    );
    expect(parsed((await approve('a', '2014', '--by', 'north', '--format', 'json')).out)).toMatchObject({
      written: false,
      errors: [{ file: 'measurements/a/law.csv', line: 2, column: 6, rule: 'msr-scale-out-of-range' }],
    });
    expect(textsIn(dir, '.')).toEqual(before);
    expect((await approve('a', '2015', '--by', 'north')).code).toBe(0);
    put(dir, { 'measurements/a/share.csv': 'period,value\n2014,"1\n' });
    expect((await approve('a', '2014', '--by', 'north')).out).toContain('[csv-syntax]');
  });

  it('lists what is approved', async () => {
    const { approve } = await portfolio();
    expect((await approve('--list')).out).toBe('No period is approved.\n');
    await approve('a', '2014', '--by', 'north', '--date', '2015-02-01');
    expect((await approve('--list')).out).toBe('a 2014: by north on 2015-02-01\n');
    expect(parsed((await approve('--list', '--format', 'json')).out)).toEqual({
      approvals: [{ framework: 'a', period: '2014', by: 'north', date: '2015-02-01' }],
    });
  });

  it.each([
    [['a', '2014'], 'approve needs a framework, a period and --by with a party.', 'For example'],
    [['aa', '2014', '--by', 'north'], 'There is no framework aa.', 'Did you mean "a"?'],
    [['a', '2014', '--by', 'nort'], '--by is "nort"; there is no such party.', 'Did you mean "north"?'],
    [['a', '2014q', '--by', 'north'], 'There is no period "2014q".', 'Did you mean "2014"?'],
    [
      ['a', '2013', '--by', 'north'],
      'Nothing is stored of framework a in 2013: there is nothing to approve.',
      'plumbline progress',
    ],
    [
      ['a', '2026', '--by', 'north'],
      'The period 2026 ends on 2026-12-31; on 2026-06-30 it cannot be approved yet.',
      undefined,
    ],
    [['a', '2014', '--by', 'north', '--date', '2026-07-01'], '--date is 2026-07-01, which is to come', undefined],
    [['a', '2014', '--by', 'north', '--date', '2015-02-30'], '--date is "2015-02-30"; expected a day', undefined],
  ] as const)('refuses %j', async (argv, message, hint) => {
    const { dir, approve } = await portfolio();
    const before = textsIn(dir, '.');
    const { code, err, out } = await approve(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    if (hint !== undefined) expect(err).toContain(`→ ${hint}`);
    expect(textsIn(dir, '.')).toEqual(before);
  });
});
