import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/measurements/observation.ts';
import type { Exact } from '../../src/model/decimal.ts';
import { coverageOf, period, progressOf, type Said, window } from './build.ts';

type Row = Readonly<Record<string, string>>;

/** The tables hold no quoted cells: a split is a parser of its own, apart from the one that is tested. */
function table(name: string): readonly Row[] {
  const text = readFileSync(new URL(`../oracles/${name}`, import.meta.url), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** Cut, not rounded, at 18 digits after the point, as the tables are. */
function cut(value: Exact | undefined): string {
  return value === undefined ? '' : value.toDecimalPlaces(18, Decimal.ROUND_DOWN).toFixed();
}

function sameNumber(text: string): string {
  return text === '' ? '' : new Decimal(text).toFixed();
}

function given(values: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}

function number(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

describe('achievement: every row of the table', () => {
  test.each(table('achievement.csv'))('$case', async (row) => {
    const indicator = {
      direction: row.direction,
      cumulation: 'point-in-time',
      achievement: row.achievement,
      ...given({ baseline: row.baseline === '' ? undefined : { period: 2010, value: number(row.baseline) } }),
      targets: { 2015: given({ value: number(row.target), min: number(row.min), max: number(row.max) }) },
    };
    const windows = row.actual === '' ? [window('2015', [], '0/1')] : [window('2015', [{ value: row.actual ?? '' }])];
    const progress = await progressOf(indicator, windows, '2015-12-31');
    expect({ achievement: cut(progress.achievement), rating: progress.rating }).toEqual({
      achievement: sameNumber(row.expected ?? ''),
      rating: row.rating,
    });
  });
});

describe('series: every row of the table', () => {
  test.each(table('series.csv'))('$case', async (row) => {
    const indicator = {
      measure: row.measure,
      direction: row.direction,
      cumulation: row.cumulation,
      aggregation: { places: row.places_rule },
      due_after_days: Number(row.due_after_days),
      targets: Object.fromEntries((row.targets ?? '').split(';').map((each) => pair(each))),
      ...given({ baseline: row.baseline === '' ? undefined : { period: 2010, value: number(row.baseline) } }),
    };
    const progress = await progressOf(indicator, windowsOf(row), row.as_of ?? '', {
      places: (row.places ?? '').split(';'),
    });
    const { actual, target, coverage, achievement, rating } = progress;
    expect({
      period: progress.period?.text ?? '',
      actual: cut(actual?.value),
      target: cut(target?.value),
      coverage: `${coverage?.reported}/${coverage?.expected}`,
      achievement: cut(achievement),
      rating,
    }).toEqual({
      period: row.period,
      actual: sameNumber(row.actual ?? ''),
      target: sameNumber(row.target ?? ''),
      coverage: row.coverage,
      achievement: sameNumber(row.achievement ?? ''),
      rating: row.rating,
    });
  });
});

function pair(text: string): readonly [string, number] {
  const [when = '', value = ''] = text.split(':');
  return [when, Number(value)];
}

/** What the store would say, reduced by hand: periods are years here, and coverage is counted from the places. */
function windowsOf(row: Row): readonly Observation[] {
  const places = (row.places ?? '').split(';');
  const rows = (row.rows ?? '').split(';').map((each) => {
    const [, when = '', place = '', value = ''] = /^(\d+)@(\w+):(.*)$/.exec(each) ?? [];
    return { when, place, value };
  });
  const targets = (row.targets ?? '').split(';').map((each) => each.slice(0, 4));
  const years = [...new Set([...rows.map(({ when }) => when), ...targets])].toSorted();
  return years
    .filter((year) => period(year).end <= (row.as_of ?? ''))
    .map((year) => {
      const own = rows.filter(({ when }) => when === year);
      const counted = own.filter(({ value }) => /\d/.test(value));
      const values =
        row.cumulation === 'cumulative-targets'
          ? places.map((place) => ({
              place,
              value: total(rows.filter((each) => each.place === place && each.when <= year)),
            }))
          : counted.map(({ place, value }): Said => (value.includes('/') ? { place, parts: value } : { place, value }));
      const absent = own.filter(({ value }) => value === 'not-applicable').length;
      const withheld = own.filter(({ value }) => value === 'confidential').length;
      const before = row.cumulation === 'cumulative-targets' ? targets.filter((each) => each < year).length : 0;
      const expected = places.length * (before + 1) - absent;
      const reported = counted.length + before * places.length;
      return window(year, values, undefined, {
        coverage: coverageOf(year, `${reported}/${expected}`, withheld),
        reported: counted.length > 0,
      });
    });
}

function total(rows: readonly { readonly value: string }[]): string {
  return rows.reduce((all, { value }) => all.plus(value), new Decimal(0)).toFixed();
}
