import { expect, test } from 'vitest';
import { load } from '../src/load.ts';

const framework = (id: string, more = '') =>
  `id: ${id}\ntitle: Schools\n${more}results:\n  learning: {level: outcome, statement: Improved learning}\nindicators:\n  enrolled: {result: learning, name: Number of children enrolled}\n`;
const top = {
  file: 'plumbline.yaml',
  text: 'title: Portfolio\ndimensions: {sex: {title: Sex, categories: {female: Female, male: Male}}}\n',
};
const main = { file: 'frameworks/main.yaml', text: framework('main') };
const plan = (text: string, framework = 'main') => ({ file: `plans/${framework}/enrolled.csv`, text });
const places = (diagnostics: Awaited<ReturnType<typeof load>>['diagnostics']) =>
  diagnostics.map(({ rule, file, range }) => `${file}:${range.start.line}:${range.start.column} ${rule}`);

test('rows say kind, period, place, reporter, categories, values and a remark; blanks say nothing', async () => {
  const text =
    '\uFEFFkind,period,place,reporter,sex,value,min,max,note\r\ntarget,2015,jinja, city ,female,12.50,,20,"After the floods, again"\r\nbaseline,2012,,,,,,,\r\n';
  const { portfolio, diagnostics } = await load([top, main, plan(text)]);
  expect(diagnostics).toEqual([]);
  const [{ framework: owner, indicator, rows } = { rows: [] }] = portfolio.plans;
  const plain = rows.map(({ kind, period, place, reporter, categories, value, min, max, note }) => [
    kind,
    period.text,
    place?.id,
    reporter?.id,
    [...categories].map(([dimension, { id }]) => `${dimension}: ${id}`),
    value?.toFixed(),
    min?.toFixed(),
    max?.toFixed(),
    note,
  ]);
  expect([owner, indicator]).toEqual(['main', 'enrolled']);
  expect(plain).toEqual([
    ['target', '2015', 'jinja', 'city', ['sex: female'], '12.5', undefined, '20', 'After the floods, again'],
    ['baseline', '2012', undefined, undefined, [], undefined, undefined, undefined, undefined],
  ]);
});

test('a plan that cannot be read as a whole is left out, and said to be', async () => {
  for (const [rule, file] of [
    ['csv-width', plan('kind,period,value\ntarget,2015\n')],
    ['csv-syntax', plan('kind,period,value\ntarget,2015,"5\n')],
    ['csv-separator', plan('kind;period;value\ntarget;2015;5\n')],
    ['csv-header', plan('kind,period,value,value\ntarget,2015,5,6\n')],
    ['csv-empty', plan('')],
    ['file-encoding', { ...plan(''), unreadable: 'plans/main/enrolled.csv is in UTF-16; expected UTF-8.' }],
  ] as const) {
    const { portfolio, diagnostics, notChecked } = await load([top, main, file]);
    expect(diagnostics.map((one) => one.rule)).toEqual([rule]);
    expect(portfolio.plans, rule).toEqual([]);
    expect(notChecked, rule).toEqual([{ what: 'plans/main/enrolled.csv', why: 'It cannot be read.' }]);
  }
});

test('a cell that means nothing leaves its row out, not the others', async () => {
  const text =
    'kind,period,value\ngoal,2015,5\ntarget,2015-13,5\ntarget,,5\ntarget,2015,1234567890123456789\ntarget,2015,5e3\ntarget,2016,5\n';
  const { portfolio, diagnostics } = await load([top, main, plan(text)]);
  expect(places(diagnostics)).toEqual([
    'plans/main/enrolled.csv:2:1 plan-kind-unknown',
    'plans/main/enrolled.csv:3:8 period-unknown',
    'plans/main/enrolled.csv:4:8 period-unknown',
    'plans/main/enrolled.csv:5:13 number-digits',
    'plans/main/enrolled.csv:6:13 plan-not-numeric',
  ]);
  expect(portfolio.plans[0]?.rows.map(({ period }) => period.text)).toEqual(['2016']);
});

test('what another file was to say is not missed in a plan', async () => {
  const broken = [
    { file: 'plumbline.yaml', text: 'titel: Portfolio\n' },
    { file: 'frameworks/main.yaml', text: framework('main', 'fiscal_year: {starts: 07-01, named_by: end}\n') },
    { file: 'frameworks/other.yaml', text: framework('other', 'fiscal_yaer: {starts: 07-01, named_by: end}\n') },
  ];
  const { diagnostics } = await load([
    ...broken,
    plan('kind,period,sex,value\ntarget,FY2015,female,5\n'),
    plan('kind,period,value\ntarget,FY2015,5\n', 'other'),
  ]);
  expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set(['plumbline.yaml', 'frameworks/other.yaml']));
});

test('fiscal years are those of the framework', async () => {
  const fiscal = {
    file: 'frameworks/main.yaml',
    text: framework('main', 'fiscal_year: {starts: 07-01, named_by: end}\n'),
  };
  const { portfolio } = await load([top, fiscal, plan('kind,period,value\ntarget,FY2015,5\n')]);
  expect(portfolio.plans[0]?.rows[0]?.period).toEqual({ text: 'FY2015', start: '2014-07-01', end: '2015-06-30' });
});
