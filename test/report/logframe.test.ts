import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exact } from '../../src/model/decimal.ts';
import { periodTables } from '../../src/report/logframe/period-tables.ts';
import { logframe } from '../../src/report/logframe/report.ts';
import { folder, home, plumbline } from '../support/cli.ts';
import { inputsFor, loadPortfolio, render, sampleFacts, sampleFiles } from './sample.ts';
import { headings, idsIn, markdownTables, textOf, widths } from './structure.ts';

const facts = sampleFacts(await loadPortfolio());

async function documentOf(variant: string, format: 'html' | 'md', language?: string): Promise<string> {
  const options = { framework: 'programme', variant, linked: true, index: '' };
  const [document] = await logframe.documents(await inputsFor(facts, language), options);
  if (document === undefined) throw new Error(variant);
  return render(document, 'logframe', format);
}

/** The column sets that each donor asks for. */
const heads: Readonly<Record<string, readonly string[]>> = {
  fcdo: ['Indicator', 'Baseline', '2014', '2015', '2016', '2017'],
  eu: ['Results chain', 'Indicator', 'Baseline', 'Target', 'Current value', 'Source', 'Assumptions'],
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
  'world-bank': ['Indicator', 'Baseline', 'Previous', 'Current', 'Intermediate targets', 'End target'],
};

describe.each(logframe.variants)('%s', (variant) => {
  test('has the columns of its donor, every row as wide as the head', async () => {
    const html = await documentOf(variant, 'html');
    const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
    const found = tables.map((table) => [...table.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head]) => head));
    expect(found).toContainEqual(heads[variant]);
    for (const table of tables) {
      const [head, ...rows] = widths([...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row));
      expect([...new Set(rows)]).toEqual([head]);
    }
    for (const table of markdownTables(await documentOf(variant, 'md'))) {
      expect(new Set(table.map((row) => row.length)).size).toBe(1);
    }
  });

  test('shows every result above the activities and every indicator once, with whole sections', async () => {
    const html = await documentOf(variant, 'html');
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
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  test('speaks the language of the page', async () => {
    const french = await documentOf(variant, 'html', 'fr');
    const { words } = await import('../../src/report/logframe/words/en.ts');
    const english = Object.values(words.labels).filter((label) => label.length > 10);
    expect(english.filter((label) => french.includes(`>${label}<`))).toEqual([]);
  });
});

test('assumptions and risks stand at the results they belong to; a step without one is a marked gap', async () => {
  const html = await documentOf('fcdo', 'html');
  const part = (id: string) => textOf(new RegExp(`id="result-${id}".*?</article>`, 's').exec(html)?.[0] ?? '');
  expect(part('policy')).toContain('Assumptions Governments give towns the means');
  expect(part('plans')).toContain('Gap: no assumption is stated');
  expect(part('plans')).toContain('Risks A change of mayor');
  expect(part('impact')).not.toContain('Assumptions');
});

test('weights are a share in percent where every result of the level has one', async () => {
  expect(textOf(await documentOf('fcdo', 'html'))).toContain('Weighting 2 ');
  const dir = folder({
    'plumbline.yaml': readFileSync(join(home, 'test/report/fixtures/river-towns/plumbline.yaml'), 'utf8'),
    'frameworks/programme.yaml': readFileSync(
      join(home, 'test/report/fixtures/river-towns/frameworks/programme.yaml'),
      'utf8',
    ).replace('    short: Policies\n', '    short: Policies\n    weight: 3\n'),
  });
  const { out } = await plumbline(dir, 'report', 'logframe', '--variant', 'fcdo', '--as-of', '2015-12-31');
  expect(out).toContain('Weighting: 60%');
  expect(out).toContain('Weighting: 40%');
});

test('what is achieved is the figure of the period, not the sum to date', async () => {
  const grants = facts.indicators.find(({ indicator }) => indicator.id === 'grants-paid');
  const options = { variant: 'fcdo', linked: false, index: '' };
  const { words } = await import('../../src/report/logframe/words/en.ts');
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
  expect(table?.periods).toEqual(['2014', '2015']);
  expect(row?.cells.map(({ planned }) => planned.map(({ text }) => text))).toEqual([['USD 500,000'], ['USD 750,000']]);
  expect(row?.cells.map(({ achieved }) => achieved.map(({ text }) => text))).toEqual([
    ['USD 650,000'],
    ['USD 850,000'],
  ]);
  expect(row?.latest).toMatchObject({ text: 'USD 7', period: '2016' });
});

test('steps are planned where they are due, and achieved where they are done, early ones too', async () => {
  const row = /id="indicator-plan-steps".*?<\/tbody>/s.exec(await documentOf('fcdo', 'html'))?.[0] ?? '';
  const [planned = '', achieved = ''] = [...row.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([each]) =>
    textOf(each),
  );
  expect(planned).toBe('Planned — Residents consulted — Plan adopted —');
  expect(achieved).toBe('Achieved — Residents consulted done — Plan adopted done —');
});

test('more periods than a page is wide for stand in further tables', async () => {
  const targets = Array.from({ length: 14 }, (_, index) => `${2003 + index}: ${index}`).join(', ');
  const files = sampleFiles().map(({ file, text }) => ({
    file,
    text: text.replace('targets: { 2015: 900, 2017: 600 }', `targets: { ${targets} }`),
  }));
  const many = sampleFacts(await loadPortfolio(files));
  const options = { framework: 'programme', variant: 'fcdo', linked: true, index: '' };
  const [document] = await logframe.documents(await inputsFor(many), options);
  if (document === undefined) throw new Error('no document');
  const html = render(document, 'logframe', 'html');
  const part = /id="result-services".*?<\/article>/s.exec(html)?.[0] ?? '';
  const columns = [...part.matchAll(/<thead>.*?<\/thead>/gs)].map(([head]) => [...head.matchAll(/<th /g)].length);
  expect(columns).toEqual([8, 8, 5]);
  expect(part.match(/id="indicator-complaints"/g)).toHaveLength(1);
});
