import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openForWork } from '../../src/commands/open.ts';
import { inputsOf } from '../../src/commands/report-inputs.ts';
import { logframe } from '../../src/report/logframe/report.ts';
import { isPage } from '../../src/report/report.ts';
import { home, plumbline } from '../support/cli.ts';
import { render } from './sample.ts';
import { definitionOf, figures, type Known, know, type Plain, rowOf, storeOf, targetsOf } from './walk/facts.ts';
import { type Rendered, strangersIn } from './walk/walk.ts';
import { days, inStyle, numbersIn } from './walk/written.ts';

const soak = process.env.PLUMBLINE_SOAK !== undefined;

/**
 * Every number of every report of the shipped portfolios is held against the fact that it stands for, by indicator and column,
 * and every other one against counts made here or the texts of the files. The facts are those of `progress --format json`; the
 * same are held against the tidy table, the frameworks’ files and the store.
 */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['example-city', '2026-06-30', ['en', 'fr']],
  // Where most is not yet known: in the soak.
  ...(soak ? ([['example-city', '2025-03-31', ['en']]] as const) : []),
  ['cities-alliance', '2026-06-30', ['en']],
];

describe.each(cases)('%s as of %s', (name, asOf, languages) => {
  const dir = join(home, 'frameworks', name);
  const folders: string[] = [];
  const documents = new Map<string, readonly Rendered[]>();
  let known: Omit<Known, 'language'>;

  beforeAll(async () => {
    known = await know(dir, asOf);
    for (const language of languages) {
      const out = mkdtempSync(join(tmpdir(), 'plumbline-walk-'));
      folders.push(out);
      await plumbline(dir, 'report', '--all', '--as-of', asOf, '--lang', language, '--out', out);
      const files = readdirSync(out)
        .filter(isWalked)
        .map((file) => ({ file, text: readFileSync(join(out, file), 'utf8') }));
      documents.set(language, language === 'en' ? [...files, ...(await otherLogframes(dir, asOf))] : files);
    }
  }, 300_000);
  afterAll(() => {
    for (const out of folders) rmSync(out, { recursive: true, force: true });
  });

  test('no number of a report is without its fact', () => {
    const language = 'en';
    expect(documents.get(language)?.length).toBe(32 * known.frameworks.size + 4);
    const found = (documents.get(language) ?? []).flatMap((one) =>
      strangersIn(one, { ...known, language }).map((stranger) => `${one.file}: ${stranger}`),
    );
    expect(found).toEqual([]);
  });

  test.each(languages.filter((language) => language !== 'en'))(
    'in %s every number is that of the English report',
    (language) => {
      const english = new Map((documents.get('en') ?? []).map(({ file, text }) => [file, text]));
      for (const { file, text } of documents.get(language) ?? []) {
        expect([file, rowNumbers(text)]).toEqual([file, rowNumbers(english.get(file) ?? '', language)]);
        const told = new Set([
          ...shownNumbers(english.get(file) ?? '', language),
          ...shownNumbers(known.texts.join('\n')),
        ]);
        expect([file, shownNumbers(text).filter((one) => !told.has(one))]).toEqual([file, []]);
      }
    },
  );

  test.runIf(languages.includes('fr'))('a number that is not its fact does not pass unnoticed', () => {
    const [language = 'en'] = languages;
    const unnoticed = (documents.get(language) ?? []).flatMap(({ file, text }, index) =>
      planted(text, index, soak ? 8 : 2).flatMap(({ changed, at }) =>
        strangersIn({ file, text: changed }, { ...known, language }).length > 0
          ? []
          : [`${file}: ${changed.slice(at - 60, at + 20)}`],
      ),
    );
    expect(unnoticed).toEqual([]);
  });

  test('the tidy table says the same as the JSON', () => {
    expect(toldIn(known.csv)).toEqual(known.json.map((fact) => tidy(fact, fact)));
  });

  test.runIf(languages.includes('fr'))('so it does of each category', async () => {
    const { json, csv } = await figures(dir, asOf, '--by', 'sex');
    const parts = json.flatMap((fact) => [tidy(fact, fact), ...fact.parts.map((part: Plain) => tidy(part, fact))]);
    expect(parts.length).toBeGreaterThan(json.length);
    expect(toldIn(csv).map(({ actual_to_date: _, ...row }) => row)).toEqual(
      parts.map(({ actual_to_date: _, ...row }) => row),
    );
  });

  test('facts are those of the files', () => {
    const all = { ...known, language: 'en' };
    for (const fact of known.json) {
      const own = definitionOf(fact, all);
      const where = `${fact.framework}/${fact.indicator}`;
      expect(`${where} ${digits(fact.baseline?.value)}`).toBe(`${where} ${digits(baselineOf(own))}`);
      expect(`${where} ${digits(fact.finalTarget?.value)}`).toBe(`${where} ${digits(plannedAt(own, undefined))}`);
      if (fact.target !== null) {
        expect(`${where} ${digits(fact.target.value)}`).toBe(`${where} ${digits(plannedAt(own, fact.target.period))}`);
      }
    }
  });

  test('each row of the tidy table is that of the store, and its parts make its value', () => {
    const all = { ...known, language: 'en' };
    for (const row of known.csv) {
      const fact = { framework: row.framework, indicator: row.indicator };
      const { per = 100 } = definitionOf(fact, all);
      if (row.denominator !== '' && row.denominator !== undefined) {
        const share = new Decimal(row.numerator ?? '').times(per).div(row.denominator);
        expect(
          share
            .minus(row.actual ?? '')
            .abs()
            .lt('1e-15'),
        ).toBe(true);
      }
      for (const planned of targetsOf(definitionOf(fact, all)).filter(({ period }) => period === row.period)) {
        expect(digits(row.target)).toBe(digits(targetValue(planned.planned, definitionOf(fact, all))));
      }
    }
    for (const fact of known.json) {
      const { cumulation, aggregation } = definitionOf(fact, all);
      if (cumulation === 'cumulative-targets' || typeof aggregation?.places === 'object') continue;
      for (const stored of storeOf(fact, all).filter(isWhole)) {
        if (days(stored.period ?? '')[1] > asOf) continue;
        const row = rowOf(fact, stored.period, all);
        const name = `${fact.framework}/${fact.indicator} ${stored.period}`;
        expect(`${name} ${digits(row?.actual)}`).toBe(`${name} ${digits(stored.value)}`);
      }
    }
  });
});

/** The logframes of the other donors, of one reading of the portfolio. */
async function otherLogframes(dir: string, asOf: string): Promise<readonly Rendered[]> {
  const quiet = { out: () => {}, err: () => {}, environment: {}, colour: false, width: 80, version: '0' };
  const context = { cwd: dir, home, today: asOf, ...quiet };
  const opened = await openForWork({ quiet: true }, context);
  const { inputs } = await inputsOf(opened, asOf, new Set(), {}, context);
  const made: Rendered[] = [];
  for (const variant of logframe.variants.slice(1)) {
    for (const document of await logframe.documents(inputs, { variant, linked: true, index: 'index' })) {
      for (const format of logframe.formats.filter(isPage)) {
        made.push({ file: `${document.file}.${format}`, text: render(document, 'logframe', format) });
      }
    }
  }
  return made;
}

/** The numbers of each cell of each indicator, by its id; English ones as another language writes them. */
function rowNumbers(html: string, language?: string): readonly (readonly [string, readonly (readonly string[])[]])[] {
  return [...html.matchAll(/<tr id="indicator-([^"]*)"[^>]*>(.*?)<\/tr>/gs)].map(([, id = '', row = '']) => [
    id,
    [...row.replace(/<svg.*?<\/svg>/gs, '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
      shownNumbers(cell, language),
    ),
  ]);
}

function shownNumbers(text: string, language?: string): readonly string[] {
  const shown = text
    .replace(/^```mermaid\n.*?^```$/gms, ' ')
    .replace(/<(style|script|svg)\b.*?<\/\1>|<[^>]*>|\]\([^)]*\)/gs, ' ')
    .replace(/&#x3D;/g, '=')
    .replace(/&#(?:x27|39);/g, '’')
    .replace(/[\u00A0*\\|]|\u202F(?=[;?!])/g, ' ')
    .replace(/(?<=\d)er |\bFY(?=\d{4})/g, ' ');
  const found = numbersIn(shown.replace(/\bd’(?=\d)/g, ''));
  return language === undefined ? found : found.map((one) => inStyle(one, language));
}

/** The reports that are walked through; the others are made of the same parts. */
function isWalked(file: string): boolean {
  const walked =
    /^(?:.*-)?(?:scorecard|results-framework|logframe|briefing-note|presentation|tracking-table|data-quality|board-summary|theory-of-change|country-report|review-pack|reference-sheet|index)\.(?:html|md)$/;
  return walked.test(file);
}

const toldColumns = [
  ...['framework', 'indicator', 'dimension', 'category', 'period', 'actual_to_date', 'target_to_date'],
  ...['baseline', 'baseline_period', 'achievement', 'rating', 'reason', 'trend'],
] as const;
type Told = Readonly<Record<(typeof toldColumns)[number], string>>;

/** What the rows of the table say of the rated periods. */
function toldIn(csv: Known['csv']): readonly Told[] {
  return csv
    .filter(({ rating }) => rating !== '')
    .map((row) => Object.fromEntries(toldColumns.map((column) => [column, row[column]])) as Told);
}

/** An indicator of the JSON, or a part of one, as its row of the table. */
function tidy(one: Plain, { framework, indicator }: Plain): Told {
  return {
    ...{ framework, indicator, dimension: one.dimension ?? '', category: one.category ?? '' },
    period: one.period ?? '',
    actual_to_date: one.actual?.value ?? '',
    target_to_date: one.target?.value ?? '',
    baseline: one.baseline?.value ?? '',
    baseline_period: one.baseline?.period ?? '',
    achievement: one.achievement ?? '',
    ...{ rating: one.rating, reason: one.reason ?? '', trend: one.trend ?? '' },
  };
}

/** A value of the whole: of no place, step or category. */
function isWhole(row: Readonly<Record<string, string>>): boolean {
  const own = ['period', 'value', 'source', 'comment', 'qualifier', 'status', 'evidence', 'lower', 'upper', 'n'];
  return row.value !== '' && Object.entries(row).every(([column, cell]) => own.includes(column) || cell === '');
}

/** The text with one digit changed, at a few places of what a reader sees; pictures are held against their values elsewhere. */
function planted(
  text: string,
  seed: number,
  count: number,
): readonly { readonly changed: string; readonly at: number }[] {
  const shown = text.replace(/<(style|script|svg)\b.*?<\/\1>|<!doctype.*?>|<[^>]*>|&#?\w+;/gs, (tag) =>
    ' '.repeat(tag.length),
  );
  const places = [...shown.matchAll(/\d/g)].map(({ index }) => index);
  const step = Math.max(1, Math.floor(places.length / count));
  return places.flatMap((at, index) => {
    if (index % step !== seed % step) return [];
    return [{ changed: `${text.slice(0, at)}${(Number(text[at]) + 3) % 10}${text.slice(at + 1)}`, at }];
  });
}

/** A decimal in one way of writing; yes and no are 1 and 0. */
function digits(one: unknown): string {
  if (one === undefined || one === null || one === '') return 'none';
  return new Decimal(typeof one === 'boolean' ? Number(one) : String(one)).toFixed();
}

function baselineOf({ baseline, per = 100 }: Plain): unknown {
  const { value, numerator, denominator } = baseline ?? {};
  if (value !== undefined || denominator === undefined) return value;
  return new Decimal(numerator).times(per).div(denominator).toFixed();
}

/** The planned value of a period, the last where none is given; of what counts each period on its own the sum up to it. */
function plannedAt(own: Plain, period: string | undefined): unknown {
  const targets = targetsOf(own);
  const until = period ?? targets.at(-1)?.period;
  if (until === undefined) return undefined;
  if (own.cumulation !== 'incremental') {
    return targetValue(targets.find((one) => one.period === until)?.planned, own);
  }
  return targets
    .filter((one) => days(one.period)[1] <= days(until)[1])
    .reduce((sum, one) => sum.plus(String(targetValue(one.planned, own))), new Decimal(0))
    .toFixed();
}

function targetValue(planned: Plain, own: Plain): unknown {
  if (typeof planned !== 'object') return planned;
  const { value, change } = planned;
  if (change === undefined) return value;
  const start = new Decimal(baselineOf(own) as string);
  const share = /^(.*)%$/.exec(String(change))?.[1];
  return (share === undefined ? start.plus(change) : start.plus(start.times(share).div(100))).toFixed();
}
