import { load } from '../../src/load.ts';
import type {
  Completion,
  Coverage,
  Mark,
  Observation,
  Observed,
  PlaceValue,
} from '../../src/measurements/observation.ts';
import { exact } from '../../src/model/decimal.ts';
import { type Period, parsePeriod } from '../../src/model/period.ts';
import type { Portfolio, Qualifier } from '../../src/model/portfolio.ts';
import { computeFacts } from '../../src/progress/compute.ts';
import type { Facts, Progress } from '../../src/progress/facts.ts';

type Yaml = { readonly [key: string]: unknown };

/** Indicators by id as a framework file holds them; what a test does not say is the plainest thing possible. */
export interface Given {
  readonly indicators: { readonly [id: string]: Yaml };
  readonly places?: readonly string[];
  readonly ratings?: unknown;
  readonly period?: string;
  readonly trend?: string;
}

/** A portfolio with one framework, `test`, and one result, `output`, read from its files as users write them. */
export async function portfolioOf({ indicators, places, ratings, period, trend }: Given): Promise<Portfolio> {
  const portfolio = {
    title: 'Test',
    places: Object.fromEntries((places ?? []).map((id) => [id, { title: id }])),
    ...(ratings === undefined ? {} : { ratings }),
    ...(trend === undefined ? {} : { trend }),
  };
  const framework = {
    id: 'test',
    title: 'Test',
    results: { output: { level: 'output', statement: 'Something is there.' } },
    ...(places === undefined ? {} : { places }),
    ...(period === undefined ? {} : { period }),
    indicators: Object.fromEntries(
      Object.entries(indicators).map(([id, own]) => [id, { result: 'output', name: id, measure: 'number', ...own }]),
    ),
  };
  const loaded = await load([
    { file: 'plumbline.yaml', text: JSON.stringify(portfolio) },
    { file: 'frameworks/test.yaml', text: JSON.stringify(framework) },
  ]);
  const [first] = loaded.diagnostics;
  if (first !== undefined) throw new Error(`${first.file}: ${first.message}`);
  return loaded.portfolio;
}

export function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === undefined) throw new Error(`no period ${text}`);
  return found;
}

/** What a place says in a window: a value, or `numerator/denominator`, or more than that. */
export interface Said {
  readonly place?: string;
  readonly value?: string | number;
  readonly parts?: string;
  readonly lower?: number;
  readonly upper?: number;
  readonly qualifier?: Qualifier;
  readonly marks?: readonly Mark[];
  readonly latest?: string;
}

export function said(when: string, { place, value, parts, lower, upper, qualifier, marks, latest }: Said): PlaceValue {
  const [numerator, denominator] = parts?.split('/') ?? [];
  return {
    places: 1,
    qualifiers: qualifier === undefined ? [] : [qualifier],
    marks: marks ?? [],
    latest: latest ?? period(when).end,
    ...(place === undefined ? {} : { place }),
    ...(value === undefined ? {} : { value: exact(value) }),
    ...(numerator === undefined ? {} : { numerator: exact(numerator) }),
    ...(denominator === undefined ? {} : { denominator: exact(denominator) }),
    ...(lower === undefined ? {} : { lower: exact(lower) }),
    ...(upper === undefined ? {} : { upper: exact(upper) }),
  };
}

/** A window; coverage is complete where the test does not say otherwise: `reported/expected`. */
export function window(
  when: string,
  values: readonly Said[],
  coverage?: string,
  more: Partial<Observation> = {},
): Observation {
  return {
    period: period(when),
    values: values.map((each) => said(when, each)),
    coverage: coverageOf(when, coverage ?? `${values.length}/${Math.max(values.length, 1)}`),
    reported: values.length > 0,
    ...more,
  };
}

export function coverageOf(when: string, text: string, withheld = 0): Coverage {
  const [reported = 0, expected = 0] = text.split('/').map(Number);
  const missing = Array.from({ length: expected - reported - withheld }, () => ({ period: when }));
  return { reported, expected, withheld, missing };
}

export function observedOf(
  windows: { readonly [indicator: string]: readonly Observation[] },
  completions: readonly Completion[] = [],
): ReadonlyMap<string, Observed> {
  return new Map(
    Object.entries(windows).map(([id, own]) => [`test/${id}`, { indicator: `test/${id}`, windows: own, completions }]),
  );
}

/** The facts of a portfolio with one indicator, and its progress. */
export async function progressOf(
  indicator: Yaml,
  windows: readonly Observation[],
  asOf: string,
  more: Omit<Given, 'indicators'> & { readonly completions?: readonly Completion[] } = {},
): Promise<Progress> {
  const portfolio = await portfolioOf({ ...more, indicators: { one: indicator } });
  return first(computeFacts(portfolio, observedOf({ one: windows }, more.completions), asOf));
}

export function first(facts: Facts): Progress {
  const [progress] = facts.indicators;
  if (progress === undefined) throw new Error('there is no indicator');
  return progress;
}
