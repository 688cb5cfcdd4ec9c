import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

const setting = `title: Test
parties: {city: {title: City}, unit: {title: Monitoring unit}, office: {title: Statistics office}}
places: {a: {title: Alpha}, b: {title: Beta}}
`;

/** One framework with two places and one indicator; its CSV. */
function portfolio(indicator: string, rows?: string, more = ''): string {
  return folder({
    'plumbline.yaml': setting,
    'frameworks/f.yaml': `id: f
title: F
period: 2014/2016
places: [a, {id: b, from: 2015}]
${more}levels: [{id: output, accountable: city}]
results: {output: {level: output, statement: Something is there.}}
indicators:
  i: {result: output, name: Pipes laid, measure: number, direction: increase, cumulation: incremental, ${indicator}}
`,
    ...(rows === undefined ? {} : { 'measurements/f/i.csv': rows }),
  });
}

async function listed(dir: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { code, out } = await plumbline(dir, 'due', '--format', 'csv', ...argv);
  expect(code).toBe(0);
  return out.trimEnd().split('\n').slice(1);
}

describe('what is due', () => {
  test('before any data: every ended target period, place by place, and nothing of a place that has not begun', async () => {
    const dir = portfolio('targets: {2014: 1, 2015: 1, 2016: 1}, due_after_days: 60');
    // 2015-12-31 + 60 days is 2016-02-29; from 2016-02-10 that is 19 days
    expect(await listed(dir, '--as-of', '2016-02-10')).toEqual([
      'f,i,value,,2014,a,overdue,2015-03-01,-346,city',
      'f,i,value,,2015,a,due,2016-02-29,19,city',
      'f,i,value,,2015,b,due,2016-02-29,19,city',
    ]);
  });

  test('who has reported is not listed; a withheld value is an answer', async () => {
    const dir = portfolio(
      'targets: {2014: 1, 2015: 1}, due_after_days: 60, responsible: {collect: office, report: unit}',
      'period,place,value,status\n2014,a,3,\n2015,a,,confidential\n',
    );
    expect(await listed(dir, '--as-of', '2016-02-10')).toEqual(['f,i,value,,2015,b,due,2016-02-29,19,unit']);
  });

  test('quarters of a year that has not ended, and what ends in the days ahead', async () => {
    const dir = portfolio(
      'collection_frequency: quarterly, targets: {2014: 4}, due_after_days: 30',
      'period,place,value\n2014-Q1,a,3\n',
    );
    expect(await listed(dir, '--as-of', '2014-07-10', '--within', '90d')).toEqual([
      'f,i,value,,2014-Q2,a,due,2014-07-30,20,city',
      'f,i,value,,2014-Q3,a,ahead,2014-10-30,112,city',
    ]);
  });

  test('a survey every second year is due when the last one is two years ago', async () => {
    const dir = portfolio(
      'collection_frequency: biennial, targets: {2013: 1, 2014: 1, 2015: 1, 2016: 1}, due_after_days: 30',
      'period,place,value\n2014,a,3\n2014,b,3\n',
    );
    // 2015 lies between two surveys; nothing was collected before 2014, so 2013 was due as well
    expect(await listed(dir, '--as-of', '2017-02-10')).toEqual([
      'f,i,value,,2013,a,overdue,2014-01-30,-1107,city',
      'f,i,value,,2016,a,overdue,2017-01-30,-11,city',
      'f,i,value,,2016,b,overdue,2017-01-30,-11,city',
    ]);
  });

  test('without targets the regular periods of the framework; events are never due', async () => {
    expect(await listed(portfolio('collection_frequency: annual'), '--as-of', '2015-12-31')).toEqual([
      'f,i,value,,2014,a,overdue,2015-01-30,-335,city',
      'f,i,value,,2015,a,due,2016-01-30,30,city',
      'f,i,value,,2015,b,due,2016-01-30,30,city',
    ]);
    expect(await listed(portfolio('collection_frequency: event, targets: {2014: 1}'), '--as-of', '2015-12-31')).toEqual(
      [],
    );
    expect(await listed(portfolio('status: retired, targets: {2014: 1}'), '--as-of', '2015-12-31')).toEqual([]);
  });

  test('steps that are not done, and a baseline that is planned', async () => {
    const dir = folder({
      'plumbline.yaml': setting,
      'frameworks/f.yaml': `id: f
title: F
levels: [{id: output, accountable: city}]
results: {output: {level: output, statement: Something is there.}}
indicators:
  i:
    result: output
    name: A standard
    measure: milestone
    steps: {draft: {text: Drafted, due: 2014-06}, adopted: {text: Adopted, due: 2014-12}}
    baseline: {planned: 2014-03}
`,
      'measurements/f/i.csv': 'period,step,value\n2014-06,draft,1\n',
    });
    expect(await listed(dir, '--as-of', '2015-01-10')).toEqual([
      'f,i,baseline,,2014-03,,overdue,2014-04-30,-255,city',
      'f,i,step,adopted,2014-12,,due,2015-01-30,20,city',
    ]);
  });
});

describe('how it is shown', () => {
  const dir = () => portfolio('targets: {2014: 1, 2015: 1}, due_after_days: 60');

  test('as a table by party, repeated periods in one line', async () => {
    const { out } = await plumbline(dir(), 'due', '--as-of', '2017-01-01');
    expect(out).toBe(`Due as of 2017-01-01

City (city): 2 overdue
  State               By          Period  What        Who has not reported  Indicator
  ✗ overdue 672 days  2015-03-01  2014    Pipes laid  Alpha                 f/i
  ✗ overdue 307 days  2016-02-29  2015    Pipes laid  Alpha, Beta           f/i

In all: 2 overdue.
`);
  });

  test('by place each place has its own', async () => {
    const { out } = await plumbline(dir(), 'due', '--as-of', '2017-01-01', '--by', 'place');
    expect(out).toContain('Alpha (a): 2 overdue');
    expect(out).toContain('2014 … 2015 (2)');
    expect(out).toContain('Beta (b): 1 overdue');
    expect(out).toContain('In all: 3 overdue. What several places owe is counted for each.');
  });

  test('JSON as its schema says', async () => {
    const { out } = await plumbline(dir(), 'due', '--as-of', '2016-02-10', '--within', '8w', '--format', 'json');
    const schema = JSON.parse(readFileSync(join(home, 'schemas/due-output.schema.json'), 'utf8'));
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(out)).toMatchObject({ asOf: '2016-02-10', until: '2016-04-06', due: [{ period: '2014' }, {}] });
  });

  test('nothing is said in a line; a strange --within is refused', async () => {
    const none = await plumbline(dir(), 'due', '--as-of', '2013-01-01');
    expect(none.out).toBe('Due as of 2013-01-01\n\nNothing is due.\n');
    const strange = await plumbline(dir(), 'due', '--within', 'soon');
    expect([strange.code, strange.err]).toEqual([
      2,
      '--within is "soon"; expected a number of days, weeks or months: 60d, 8w, 2m.\n',
    ]);
  });
});
