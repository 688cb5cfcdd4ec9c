import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { templatesOf } from '../../src/commands/report-templates.ts';
import { type InputFile, load } from '../../src/load.ts';
import { exact } from '../../src/model/decimal.ts';
import { type Period, parsePeriod } from '../../src/model/period.ts';
import type { Portfolio } from '../../src/model/portfolio.ts';
import type { Counts, Facts, Figure, FrameworkProgress, Progress } from '../../src/progress/facts.ts';
import { editionOf } from '../../src/report/edition.ts';
import { type Format, renderer } from '../../src/report/environment.ts';
import { piecesOf, TextFlow } from '../../src/report/render.ts';
import type { ReportDocument, ReportInputs } from '../../src/report/report.ts';
import { reports } from '../../src/report/reports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('fixtures/river-towns/', import.meta.url));

/** The texts of the portfolio that these tests report on. */
export function sampleFiles(): InputFile[] {
  const frameworks = readdirSync(join(fixture, 'frameworks')).map((name) => `frameworks/${name}`);
  return ['plumbline.yaml', ...frameworks].map((file) => ({ file, text: readFileSync(join(fixture, file), 'utf8') }));
}

export async function loadPortfolio(files: readonly InputFile[] = sampleFiles()): Promise<Portfolio> {
  const { portfolio, diagnostics } = await load(files);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics.map(({ file, message }) => [file, message])));
  return portfolio;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function figure(when: string, value: string, more: Partial<Figure> = {}): Figure {
  return { period: period(when), value: exact(value), qualifiers: [], marks: [], ...more };
}

const complete = { expected: 3, reported: 3, withheld: 0, missing: [] };

type Standing = Partial<Progress> & Pick<Progress, 'rating' | 'rated' | 'method'>;

/** Where the sample's indicators stand, written by hand: one of each state that a report shows. */
const standings: Readonly<Record<string, Standing>> = {
  'programme/piped-water': {
    method: 'from-baseline',
    rating: 'achieved',
    rated: true,
    period: period('2015'),
    baseline: figure('2012', '41.5'),
    previous: figure('2014', '44.25'),
    actual: figure('2015', '51.25', { marks: ['provisional'], lower: exact('49.5'), upper: exact('53') }),
    target: figure('2015', '50'),
    finalTarget: figure('2017', '60'),
    achievement: exact('9.75').div('8.5'),
    trend: 'improving',
    coverage: complete,
    formula: '(51.25 − 41.5) ÷ (50 − 41.5) = 1.1471',
    series: [
      {
        period: period('2014'),
        actual: figure('2014', '44.25'),
        coverage: { expected: 3, reported: 2, withheld: 0, missing: [{ place: 'birch', period: '2014' }] },
      },
      {
        period: period('2015'),
        actual: figure('2015', '51.25', { marks: ['provisional'], lower: exact('49.5'), upper: exact('53') }),
        coverage: complete,
      },
    ],
  },
  'programme/complaints': {
    method: 'from-baseline',
    rating: 'regressed',
    rated: true,
    period: period('2015'),
    baseline: figure('2012', '1200'),
    actual: figure('2015', '1345', { marks: ['estimated'] }),
    target: figure('2015', '900'),
    finalTarget: figure('2017', '600'),
    achievement: exact('-145').div('300'),
    trend: 'worsening',
    coverage: complete,
    formula: '(1345 − 1200) ÷ (900 − 1200) = −0.4833',
  },
  'programme/pressure': {
    method: 'within-band',
    rating: 'incomplete',
    rated: false,
    period: period('2015'),
    actual: figure('2015', '2.75'),
    targetBand: { min: exact('2.5'), max: exact('4') },
    coverage: {
      expected: 3,
      reported: 1,
      withheld: 1,
      missing: [{ place: 'cedar', period: '2015' }],
    },
    reason: '1 of 3 reported; a rating needs 70%.',
  },
  'programme/policies-adopted': {
    method: 'ratio-to-target',
    rating: 'at-risk',
    rated: true,
    period: period('2015'),
    actual: figure('2015', '2', { qualifiers: ['at-least'], marks: ['carried'] }),
    target: figure('2015', '3', { qualifiers: ['at-least'] }),
    finalTarget: figure('2017', '5'),
    achievement: exact(2).div(3),
    coverage: { expected: 1, reported: 1, withheld: 0, missing: [] },
    formula: '2 ÷ 3 = 0.6667',
  },
  'programme/policy-stage': {
    method: 'scale',
    rating: 'overdue',
    rated: false,
    period: period('2015'),
    target: figure('2015', '3'),
    lastKnown: figure('2013', '2'),
    coverage: { expected: 1, reported: 0, withheld: 0, missing: [{ period: '2015' }] },
  },
  'programme/grants-paid': {
    method: 'ratio-to-target',
    rating: 'exceeded',
    rated: true,
    period: period('2015'),
    baseline: figure('2012', '0'),
    previous: figure('2014', '650000'),
    actual: figure('2015', '1500000', { marks: ['derived'] }),
    target: figure('2015', '1250000'),
    finalTarget: figure('2015', '1250000'),
    achievement: exact('1.2'),
    coverage: complete,
    formula: '1500000 ÷ 1250000 = 1.2',
  },
  'programme/plan-steps': {
    method: 'steps',
    rating: 'on-track',
    rated: true,
    period: period('2014'),
    steps: { due: ['consulted'], completed: ['consulted'], early: ['adopted'] },
    coverage: { expected: 1, reported: 1, withheld: 0, missing: [] },
  },
  'programme/plan-law': {
    method: 'binary',
    rating: 'not-due',
    rated: false,
    baseline: figure('2012', '0'),
    finalTarget: figure('2017', '1'),
    awaiting: period('2015-Q4'),
    toFinal: exact('0.25'),
  },
  'programme/rainfall': { method: 'none', rating: 'context', rated: false, lastKnown: figure('2014-03', '812.4') },
  'secretariat/requests-answered': {
    method: 'from-baseline',
    rating: 'off-track',
    rated: true,
    period: period('2015'),
    baseline: figure('2012', '60'),
    previous: figure('2014', '65'),
    actual: figure('2015', '66.6', { qualifiers: ['about'] }),
    target: figure('2015', '90'),
    finalTarget: figure('2015', '90'),
    achievement: exact('6.6').div(30),
    trend: 'within-margin',
    coverage: { expected: 1, reported: 1, withheld: 0, missing: [] },
    formula: '(66.6 − 60) ÷ (90 − 60) = 0.22',
  },
};

/** Facts of the sample; indicators that a test adds have no target. */
export function sampleFacts(portfolio: Portfolio): Facts {
  const frameworks = portfolio.frameworks.map((framework): FrameworkProgress => {
    const levels = framework.levels.map((level) => {
      const results = [...framework.results.values()]
        .filter((result) => result.level.id === level.id)
        .map((result) => {
          const indicators = [...framework.indicators.values()]
            .filter((indicator) => indicator.result.id === result.id)
            .map(
              (indicator): Progress => ({
                indicator,
                framework,
                result,
                series: [],
                contributors: [],
                ...(standings[`${framework.id}/${indicator.id}`] ?? {
                  method: 'none',
                  rating: 'no-target',
                  rated: false,
                }),
              }),
            );
          const score = result.id === 'services' ? { weightCoverage: exact(2).div(3) } : {};
          const rating = result.id === 'services' ? 'insufficient-data' : 'no-data';
          return { result, indicators, counts: countsOf(indicators), rating, ...score };
        });
      return { level, results, counts: countsOf(results.flatMap(({ indicators }) => indicators)) };
    });
    const all = levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
    return { framework, levels, counts: countsOf(all) };
  });
  const indicators = frameworks.flatMap(({ levels }) =>
    levels.flatMap(({ results }) => results.flatMap((each) => each.indicators)),
  );
  return { portfolio, asOf: '2015-12-31', plan: 'current', indicators, frameworks, counts: countsOf(indicators) };
}

export function countsOf(indicators: readonly Progress[]): Counts {
  const byRating = new Map<string, number>();
  for (const { rating } of indicators) byRating.set(rating, (byRating.get(rating) ?? 0) + 1);
  const good = indicators.filter(({ rating }) => ['exceeded', 'achieved', 'on-track'].includes(rating)).length;
  return { all: indicators.length, rated: indicators.filter(({ rated }) => rated).length, good, byRating };
}

/** What reports are made from, without rules, Git and parts. */
export async function inputsFor(facts: Facts, language?: string): Promise<ReportInputs> {
  const edition = await editionOf(facts, language);
  return { facts, edition, verdict: null, origin: null, parts: new Map() };
}

/** What renders a report, made once. */
const renderers = new Map<string, ReturnType<typeof renderer>>();

/** The text of a document. */
export function render(document: ReportDocument, name: string, format: Format): string {
  const key = `${name}.${format}`;
  const templates =
    renderers.get(key) ?? renderer(format, templatesOf(name, name, format, { home: root, dir: undefined }));
  renderers.set(key, templates);
  const flow = new TextFlow(format);
  const texts = [...piecesOf(document, [templates])].map(({ page, view }) => flow.add(templates.fill(page, view)));
  return [...texts, flow.end()].join('');
}

/** All documents of all reports in one format, by file name; of a report with variants the first, or each. */
export async function renderAll(
  facts: Facts,
  format: Format,
  language?: string,
  variants: 'first' | 'each' = 'first',
): Promise<ReadonlyMap<string, string>> {
  const inputs = await inputsFor(facts, language);
  const documents = new Map<string, string>();
  for (const report of reports) {
    const [first = ''] = report.variants;
    for (const variant of variants === 'each' && first !== '' ? report.variants : [first]) {
      for (const document of await report.documents(inputs, { variant, linked: true, index: '' })) {
        documents.set(`${document.file}.${format}`, render(document, report.name, format));
      }
    }
  }
  return documents;
}
