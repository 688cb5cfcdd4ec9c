import { describe, expect, test } from 'vitest';
import { exact } from '../../src/model/decimal.ts';
import type { Facts } from '../../src/progress/facts.ts';
import { periodTables } from '../../src/report/logframe/period-tables.ts';
import { logframe } from '../../src/report/logframe/report.ts';
import { words } from '../../src/report/logframe/words/en.ts';
import { inputsFor, loadPortfolio, render, sampleFacts, sampleFiles } from './sample.ts';
import { headings, idsIn, markdownTables, textOf, widths } from './structure.ts';

const facts = sampleFacts(await loadPortfolio());

async function documentOf(variant: string, format: 'html' | 'md' = 'html', of: Facts = facts, language?: string) {
  const options = { framework: 'programme', variant, linked: true, index: '' };
  const [document] = await logframe.documents(await inputsFor(of, language), options);
  if (document === undefined) throw new Error(variant);
  return render(document, 'logframe', format);
}

/** Facts of the sample with another text in its framework. */
async function factsWith(from: string, to: string): Promise<Facts> {
  const files = sampleFiles().map(({ file, text }) => ({ file, text: text.replace(from, to) }));
  return sampleFacts(await loadPortfolio(files));
}

/** The column sets that each donor asks for. */
const heads: Readonly<Record<string, readonly string[]>> = {
  fcdo: ['Indicator', 'Baseline', 'Milestone 1 2014', 'Milestone 2 2015', 'Target 2017'],
  eu: [
    'Results chain',
    'Indicator',
    'Baseline',
    'Target',
    'Current value',
    'Sources and means of verification',
    'Assumptions',
  ],
  undp: ['Results', 'Indicators', 'Baseline', 'Target', 'Means of verification', 'Risks and assumptions'],
  'gac-pmf': [
    'Expected outcomes',
    'Indicators',
    'Baseline data',
    'Targets',
    'Data sources',
    'Collection methods',
    'Frequency',
    'Responsibility',
  ],
  'world-bank': ['Indicator name', 'Baseline', 'Previous', 'Current', 'Intermediate targets', 'End target'],
};

/** The row of `piped-water` below its result, as the sample's files and its hand-written standing have it. */
const name = 'Households with piped water piped-water Unit: % of households';
const target2017 = '60% 2017 was 70% until 1 March 2015 (budget realignment)';
const targets = `45% 2014 50% 2015 Agreed in 2013 ${target2017} end target`;
const reached = '51.25% p 2015 interval 49.5% to 53%';
const result = 'Towns deliver improved services to their residents. services Accountable: Town';
const gap = 'Gap: no assumption is stated for the step from this result to the next.';
const survey = 'WASH survey of the towns';
const brokenDown = `${name} Broken down by: Sex`;
const rows: Readonly<Record<string, readonly string[]>> = {
  fcdo: [
    `${name} ● Milestone met (2015)`,
    ...['Planned', '41.5% 2012', '45%', '50% Agreed in 2013', '60% was 70% until 1 March 2015 (budget realignment)'],
  ],
  eu: [result, brokenDown, '41.5% 2012', targets, reached, survey, gap],
  undp: [
    ...[result, brokenDown, '41.5% 2012', targets, survey],
    `Risks A change of mayor stops an agreed plan. change Likelihood: Medium · Impact: Very high Response: Have plans adopted by the whole council. ${gap}`,
  ],
  'gac-pmf': [
    ...[result, brokenDown, '41.5% 2012', targets, survey, '—', 'Every two years reported every year'],
    'Collection: Town Reporting: Secretariat Approval: Partnership of members',
  ],
  'world-bank': [
    ...[brokenDown, '41.5% 2012', '44.25% 2014 2 of 3 reported', reached, '45% 2014 50% 2015 Agreed in 2013'],
    target2017,
  ],
};

function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell));
}

describe.each(logframe.variants)('%s', (variant) => {
  test('has the columns of its donor, every row as wide as the head, in HTML and Markdown', async () => {
    const html = await documentOf(variant);
    const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
    expect(tables.map((table) => cellsOf(/<thead>(.*?)<\/thead>/s.exec(table)?.[1] ?? ''))).toContainEqual(
      heads[variant],
    );
    for (const table of tables) {
      const [head, ...others] = widths([...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row));
      expect([...new Set(others)]).toEqual([head]);
    }
    const markdown = markdownTables(await documentOf(variant, 'md'));
    for (const table of markdown) expect(new Set(table.map((row) => row.length)).size).toBe(1);
    const own = (heads[variant] ?? []).map((head) => head.replace(/ (?=\d{4})/, '<br>'));
    const withRow = variant === 'fcdo' ? own.toSpliced(1, 0, 'Row') : own;
    expect(markdown.map(([head = []]) => head.map((cell) => cell.trim()))).toContainEqual(withRow);
  });

  test('shows the figures of an indicator in them', async () => {
    const row = /<tr id="indicator-piped-water".*?<\/tr>/s.exec(await documentOf(variant))?.[0] ?? '';
    expect(cellsOf(row)).toEqual(rows[variant]);
  });

  test('shows every result above the activities and every indicator once, with whole sections', async () => {
    const html = await documentOf(variant);
    const ids = idsIn(html);
    expect(new Set(ids).size).toBe(ids.length);
    const { framework } = facts.frameworks.find((one) => one.framework.id === 'programme') ?? {};
    const results = [...(framework?.results.values() ?? [])].filter(({ activity }) => !activity);
    expect(ids.filter((id) => id.startsWith('result-')).toSorted()).toEqual(
      results.map(({ id }) => `result-${id}`).toSorted(),
    );
    expect(ids.filter((id) => id.startsWith('indicator-')).toSorted()).toEqual(
      [...(framework?.indicators.keys() ?? [])].map((id) => `indicator-${id}`).toSorted(),
    );
    for (const { after } of headings(html)) expect(textOf(after)).not.toBe('');
  });

  test('speaks the language of the page', async () => {
    const french = await documentOf(variant, 'html', facts, 'fr');
    const english = Object.values(words.labels).filter((label) => label.length > 10);
    expect(english.filter((label) => french.includes(`>${label}<`))).toEqual([]);
  });
});

test('FCDO says below the planned values what was achieved, and from which source', async () => {
  const row = /id="indicator-complaints".*?<\/tbody>/s.exec(await documentOf('fcdo'))?.[0] ?? '';
  const [, achieved = '', source = ''] = row.split('</tr>');
  expect(cellsOf(achieved)).toEqual(['Achieved', '', '—', '—', '—']);
  expect(cellsOf(source)).toEqual(['Source', 'Complaint registers']);
});

test('World Bank tells in a plan how each indicator is collected', async () => {
  const plan = (await documentOf('world-bank')).split('>Monitoring plan</h2>')[1] ?? '';
  const [head, , row] = [...plan.matchAll(/<tr>.*?<\/tr>/gs)].map(([each]) => cellsOf(each));
  expect(head).toEqual([
    ...['Indicator', 'Definition', 'Frequency', 'Data source', 'Methodology for data collection', 'Responsibility'],
  ]);
  expect(row).toEqual([
    'Complaints open at the end of the year complaints',
    ...['—', 'Every year', 'Complaint registers', '—', 'Town'],
  ]);
});

test('a result with many indicators continues under its name', async () => {
  const html = await documentOf('eu');
  const groups = html.split('<tbody').filter((group) => group.includes('>plans</code>'));
  expect(groups.map((group) => group.match(/<tr id=/g)?.length)).toEqual([2, 2]);
  expect(textOf(groups[1] ?? '')).toContain('Local plans made and carried out. plans (continued)');
});

test('assumptions and risks stand at the results they belong to; a step without one is a marked gap', async () => {
  const html = await documentOf('fcdo');
  const part = (id: string) => textOf(new RegExp(`id="result-${id}".*?</article>`, 's').exec(html)?.[0] ?? '');
  expect(part('policy')).toContain('Assumptions Governments give towns the means');
  expect(part('plans')).toContain('Gap: no assumption is stated');
  expect(part('plans')).toContain('Risks A change of mayor');
  expect(part('impact')).toContain('Assumptions Not applicable: it contributes to no further result.');
});

test('outputs have a weight, in percent where all have one, and a risk rating, or a marked gap', async () => {
  const html = await documentOf('fcdo');
  expect(textOf(html)).toContain('Impact weighting 2 Risk rating Gap: not stated');
  expect(textOf(html)).toContain('Impact weighting Gap: not stated Risk rating Gap: not stated');
  const more = '    short: Policies\n    weight: 3\n    risk_rating: high\n';
  const weighted = textOf(await documentOf('fcdo', 'html', await factsWith('    short: Policies\n', more)));
  expect(weighted).toContain('Impact weighting 60% Risk rating High');
  expect(weighted).toContain('Impact weighting 40% Risk rating Gap: not stated');
});

test('what is achieved is the figure of the period, not the sum to date', async () => {
  const grants = facts.indicators.find(({ indicator }) => indicator.id === 'grants-paid');
  const options = { variant: 'fcdo', linked: false, index: '' };
  const brief = { ...(await inputsFor(facts)), ...options, name: 'logframe', isFirstVariant: true, words };
  if (grants?.actual === undefined) throw new Error('grants-paid');
  const coverage = { expected: 3, reported: 3, withheld: 0, missing: [] };
  const fact = (text: string, value: number) => {
    const period = { text, start: `${text}-01-01`, end: `${text}-12-31` };
    return { period, coverage, actual: { period, value: exact(value), qualifiers: [], marks: [] } };
  };
  const series = [fact('2013', 5), fact('2014', 650_000), fact('2015', 850_000), fact('2016', 7)];
  const [table] = periodTables([{ ...grants, series }], brief);
  const [row] = table?.rows ?? [];
  expect(table?.columns).toEqual([
    { title: 'Milestone 1', period: '2014' },
    { title: 'Target', period: '2015' },
  ]);
  expect(row?.cells.map(({ planned }) => planned.map(({ text }) => text))).toEqual([['USD 500,000'], ['USD 750,000']]);
  expect(row?.cells.map(({ achieved }) => achieved.map(({ text }) => text))).toEqual([
    ['USD 650,000'],
    ['USD 850,000'],
  ]);
  expect(row?.latest).toMatchObject({ text: 'USD 7', period: '2016' });
  const [unplanned] = periodTables([{ ...grants, indicator: { ...grants.indicator, targets: [] }, series }], brief);
  expect(unplanned?.columns.map(({ title, period }) => title + period)).toEqual(['2013', '2014', '2015', '2016']);
  expect(unplanned?.rows[0]?.latest).toBeNull();
});

test('steps are planned where they are due, and achieved where they are done, early ones too', async () => {
  const row = /id="indicator-plan-steps".*?<\/tbody>/s.exec(await documentOf('fcdo'))?.[0] ?? '';
  const [planned = '', achieved = ''] = row.split('</tr>');
  expect(cellsOf(planned).slice(1)).toEqual(['Planned', '—', 'Residents consulted', '—', 'Plan adopted', '—']);
  expect(cellsOf(achieved)).toEqual(['Achieved', '', 'Residents consulted done', '—', 'Plan adopted done', '—']);
});

test('more periods than a page is wide for stand in further tables', async () => {
  const targets = Array.from({ length: 14 }, (_, index) => `${2003 + index}: ${index}`).join(', ');
  const many = await factsWith('targets: { 2015: 900, 2017: 600 }', `targets: { ${targets} }`);
  const part = /id="result-services".*?<\/article>/s.exec(await documentOf('fcdo', 'html', many))?.[0] ?? '';
  const columns = [...part.matchAll(/<thead>.*?<\/thead>/gs)].map(([head]) => cellsOf(head).length);
  expect(columns).toEqual([7, 7, 7]);
  expect(part.match(/id="indicator-complaints"/g)).toHaveLength(1);
});
