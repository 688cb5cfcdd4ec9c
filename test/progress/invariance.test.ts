import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPortfolio } from '../../src/io.ts';
import { load } from '../../src/load.ts';
import { observe } from '../../src/measurements/engine.ts';
import { computeFacts } from '../../src/progress/compute.ts';
import type { Progress } from '../../src/progress/facts.ts';
import { put } from '../measurements/folder.ts';

/** A row of a CSV: thousandths, so that halves of them are exact. */
interface Row {
  readonly framework: 'country' | 'programme';
  readonly period: string;
  readonly place: string;
  readonly value: number;
  readonly parts: readonly [number, number];
}

interface Names {
  readonly country: string;
  readonly programme: string;
  readonly indicator: string;
  readonly place: (place: string) => string;
}

const own: Names = { country: 'country', programme: 'programme', indicator: 'i', place: (place) => place };
const periods = ['2013', '2014', '2015', '2016', '2017'];
const asOf = '2016-06-30';
const numRuns = process.env.PLUMBLINE_SOAK === undefined ? 6 : 200;

const row: fc.Arbitrary<Row> = fc
  .record({
    place: fc.constantFrom('a', 'b', 'c', 'd'),
    period: fc.constantFrom(...periods),
    value: fc.integer({ min: 0, max: 5_000_000 }),
    parts: fc.tuple(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 900_000, max: 2_000_000 })),
  })
  .map((one) => ({ ...one, framework: one.place < 'c' ? 'country' : 'programme' }));
const rows = fc.uniqueArray(row, { maxLength: 16, selector: ({ place, period }) => `${place} ${period}` });
const kind = fc.constantFrom('incremental', 'cumulative-targets', 'cumulative-values', 'point-in-time', 'pooled');

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function filesOf(all: readonly Row[], how: string, names: Names, places: readonly string[]): Record<string, string> {
  const shares = how === 'pooled';
  const definition = {
    result: 'output',
    name: 'Something',
    direction: 'increase',
    ...(shares
      ? { measure: 'percentage', cumulation: 'point-in-time', aggregation: { places: 'pooled' } }
      : { measure: 'number', cumulation: how }),
    ...(how === 'cumulative-targets' ? { targets_include_baseline: false } : {}),
    baseline: { period: 2012, value: 1 },
    targets: { 2013: 50, 2014: 60, 2015: 70, 2017: 90 },
  };
  const framework = (id: string, more: object, ids: readonly string[]) =>
    JSON.stringify({
      id,
      title: 'F',
      places: ids.map(names.place),
      results: { output: { level: 'output', statement: 'Something is there.' } },
      indicators: { [names.indicator]: { ...definition, ...more } },
    });
  const csv = (of: Row['framework']) =>
    [
      shares ? 'period,place,numerator,denominator' : 'period,place,value',
      ...all
        .filter((one) => one.framework === of)
        .map(({ period, place, value, parts }) =>
          [period, names.place(place), ...(shares ? parts : [value]).map((each) => String(each / 1000))].join(','),
        ),
    ].join('\n');
  const isCountry = (place: string) => place < 'c';
  return {
    'plumbline.yaml': JSON.stringify({
      title: 'T',
      places: Object.fromEntries(places.map((place) => [names.place(place), { title: 'A place' }])),
    }),
    'frameworks/one.yaml': framework(
      names.country,
      { rolls_up_to: `${names.programme}/${names.indicator}` },
      places.filter(isCountry),
    ),
    'frameworks/two.yaml': framework(
      names.programme,
      {},
      places.filter((place) => !isCountry(place)),
    ),
    [`measurements/${names.country}/${names.indicator}.csv`]: `${csv('country')}\n`,
    [`measurements/${names.programme}/${names.indicator}.csv`]: `${csv('programme')}\n`,
  };
}

/** The figures of both frameworks, the country's first. */
async function figuresOf(
  all: readonly Row[],
  how: string,
  names: Names = own,
  places: readonly string[] = ['a', 'b', 'c', 'd'],
) {
  rmSync(dir, { recursive: true, force: true });
  put(dir, filesOf(all, how, names, places));
  const { portfolio, diagnostics } = await load(readPortfolio(dir));
  expect(diagnostics).toEqual([]);
  const { indicators } = computeFacts(portfolio, await observe(portfolio, dir, asOf), asOf);
  return [names.country, names.programme].map((id) => figures(indicators.find(({ framework }) => framework.id === id)));
}

function figures(progress: Progress | undefined) {
  const { period, actual, target, previous, achievement, rating, trend, coverage, lastKnown } = progress ?? {};
  return {
    period: period?.text,
    actual: actual?.value.toFixed(),
    target: target?.value.toFixed(),
    previous: previous?.value.toFixed(),
    lastKnown: lastKnown?.value.toFixed(),
    achievement: achievement?.toFixed(),
    rating,
    trend,
    coverage: coverage && [coverage.reported, coverage.expected],
  };
}

describe('figures of a country and of the programme that it feeds stay what they are', () => {
  test('whatever the order of the rows is', { timeout: 120_000 }, async () => {
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, kind, async ([all, mixed], how) => {
        expect(await figuresOf(mixed, how)).toEqual(await figuresOf(all, how));
      }),
      { numRuns },
    );
  });

  test('whatever the ids are', { timeout: 120_000 }, async () => {
    const other: Names = {
      country: 'zz-country',
      programme: 'aa-programme',
      indicator: 'another',
      place: (place) => `place-${'dcba'.indexOf(place)}-${place}`,
    };
    await fc.assert(
      fc.asyncProperty(rows, kind, async (all, how) => {
        expect(await figuresOf(all, how, other)).toEqual(await figuresOf(all, how));
      }),
      { numRuns },
    );
  });

  test('whatever is reported of periods that have not ended', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rows, kind, async (all, how) => {
        const known = all.filter(({ period }) => `${period}-12-31` <= asOf);
        expect(await figuresOf(all, how)).toEqual(await figuresOf(known, how));
      }),
      { numRuns },
    );
  });

  test('when a place reports in two halves', { timeout: 120_000 }, async () => {
    const halves = ({ place, value, parts: [above, below], ...rest }: Row, share: number): readonly Row[] => {
      const of = (whole: number) => Math.floor(whole * share);
      return [
        { ...rest, place, value: of(value), parts: [of(above), of(below)] },
        {
          ...rest,
          place: `${place}2`,
          value: value - of(value),
          parts: [above - of(above), below - of(below)],
        },
      ];
    };
    await fc.assert(
      fc.asyncProperty(rows, kind, fc.constantFrom(0.5, 0.25, 0.1), async (all, how, share) => {
        const split = all.flatMap((one) => (one.place === 'b' ? halves(one, share) : [one]));
        const whole = (await figuresOf(all, how)).map(({ coverage: _, ...rest }) => rest);
        const found = await figuresOf(split, how, own, ['a', 'b', 'b2', 'c', 'd']);
        // A pooled share is rated from 70 % of those expected: there one more who is missing may count.
        const isWhole = (index: number) =>
          how !== 'pooled' || all.length === 20 || whole[index]?.rating !== 'incomplete';
        for (const [index, { coverage: _, ...rest }] of found.entries()) {
          if (isWhole(index) && rest.rating !== 'incomplete') expect(rest).toEqual(whole[index]);
          else expect(rest.actual).toEqual(whole[index]?.actual);
        }
      }),
      { numRuns },
    );
  });
});
