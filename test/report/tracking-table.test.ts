import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

const dir = join(home, 'frameworks/example-city');
const { out } = await plumbline(dir, 'report', 'tracking-table');

const programme = out.split(/^# /m).find((part) => part.startsWith('Urban services programme')) ?? '';

/** What stands of an indicator. */
function partOf(indicator: string): string {
  const at = programme.indexOf(`** (${indicator}) · `);
  expect(at).toBeGreaterThan(0);
  const end = programme.slice(at + 1).search(/^\*\*|^#/m);
  return programme.slice(at, end < 0 ? undefined : at + 1 + end);
}

/** Rows of its table, by the text of the first cell. */
function rowsOf(indicator: string): ReadonlyMap<string, readonly string[]> {
  const rows = partOf(indicator).match(/^\|.*\|$/gm) ?? [];
  const cells = rows.map((row) => row.slice(2, -2).split(' | '));
  return new Map(cells.map((row) => [row[0] ?? '', row]));
}

test('each period is compared with its own target, and the life of the programme with the last one', () => {
  const rows = rowsOf('budget-proposals');
  // By hand, from the figures of the page: (22.83 − 20) ÷ (30 − 20) = 28.3 %, and (22.83 − 20) ÷ (40 − 20) = 14.15 %.
  expect(rows.get('2025')).toEqual(['2025', '30%', '22.83%', '28.3%', '6 of 6 reported']);
  expect(rows.get('Life of the programme')?.slice(1, 4)).toEqual(['40% (2027)', '22.83% (2025)', '14.2%']);
  // A period that is ahead has its target and nothing else; one without a target has no progress.
  expect(rows.get('2027')).toEqual(['2027', '40%', '—', '—', '—']);
  expect(rows.get('2023')?.slice(1, 4)).toEqual(['—', '21.5%', '—']);
});

/**
 * Each category from the rows of the store, in whole fractions: cities weighted by adults, Σ numerators ÷ Σ denominators over
 * both countries, and the sum of all rows up to the period.
 */
test.each([
  ['service-satisfaction', '2024', '%', () => weightedMean(rowsIn('programme/service-satisfaction'), adults)],
  ['water-access', '2025', '%', () => pooled(rowsIn('aruna/water-access', 'belvia/water-access'), '2025')],
  ['staff-trained', '2025', '', () => summed(rowsIn('aruna/staff-trained', 'belvia/staff-trained'), '2025')],
])('the rated period of %s is broken down, by category', (indicator, period, unit, worked) => {
  const rows = rowsOf(indicator);
  const names = new Map([
    ['female', 'Sex: Female'],
    ['male', 'Sex: Male'],
    ['unknown', 'Sex: Not recorded'],
  ]);
  const expected = [...worked()].map(([category, [top, bottom]]) => [
    names.get(category),
    `${twoDecimals(top, bottom)}${unit} (${period})`,
  ]);
  const shown = [...rows].filter(([label]) => label.startsWith('Sex: ')).map(([label, row]) => [label, row[2]]);
  expect(shown).toEqual(expected);
});

test('a category is compared with its own target, from its own baseline', () => {
  const rows = rowsOf('service-satisfaction');
  const plans = tableIn('plans/programme/service-satisfaction.csv');
  const plannedOf = (kind: string, sex: string, period: string) =>
    BigInt(plans.find((row) => row.kind === kind && row.sex === sex && row.period === period)?.value ?? '');
  const values = weightedMean(rowsIn('programme/service-satisfaction'), adults);
  for (const [sex, label] of [
    ['female', 'Sex: Female'],
    ['male', 'Sex: Male'],
  ] as const) {
    const [top, bottom] = values.get(sex) ?? [0n, 1n];
    const [baseline, target] = [plannedOf('baseline', sex, '2021/2022'), plannedOf('target', sex, '2024')];
    // (A − B) ÷ (T − B), in percent with one decimal.
    const share = tenths(100n * (top - baseline * bottom), (target - baseline) * bottom);
    expect(rows.get(label)?.slice(1, 4)).toEqual([
      `${target}% (2024)<br>final ${plannedOf('target', sex, '2026')}% (2026)`,
      `${twoDecimals(top, bottom)}% (2024)`,
      `${share}%`,
    ]);
  }
});

test('what a narrative says stands with its indicator; where none does, the gap is marked', () => {
  expect(out).toContain('**Why it differs, 2025:** 22.8 % of proposals adopted against a target of 30 %.');
  expect(out).toContain('(City administration, by December 2026)');
  const gap = '*Gap: the value differs from its target, and no narrative says why.*';
  expect(partOf('waterborne-illness')).toContain(gap);
  expect(partOf('water-access')).not.toContain(gap);
  expect(partOf('water-access')).toContain('The reason is given with the indicators that are combined here.');
});

type Row = Readonly<Record<string, string>>;
/** Numerator and denominator, both whole. */
type Fraction = readonly [bigint, bigint];

/** Adults of each city: the weights that the indicator declares. */
const adults: Readonly<Record<string, bigint>> = {
  ...{ lindo: 120_000n, pareva: 90_000n, soltera: 60_000n, kessa: 110_000n, orlin: 70_000n, tamsel: 50_000n },
};

function tableIn(file: string): readonly Row[] {
  return parse(readFileSync(join(dir, file), 'utf8'), { columns: true });
}

/** Rows told apart by sex alone. */
function rowsIn(...stores: readonly string[]): readonly Row[] {
  return stores
    .flatMap((store) => tableIn(`measurements/${store}.csv`))
    .filter((row) => row.sex !== '' && (row.age ?? '') === '');
}

/** By category, in the order of the portfolio. */
function byCategory(rows: readonly Row[], made: (own: readonly Row[]) => Fraction): ReadonlyMap<string, Fraction> {
  const found = ['female', 'male', 'unknown'].filter((category) => rows.some(({ sex }) => sex === category));
  return new Map(found.map((category) => [category, made(rows.filter(({ sex }) => sex === category))]));
}

function weightedMean(rows: readonly Row[], weights: Readonly<Record<string, bigint>>) {
  return byCategory(rows, (own) => [
    total(own.map(({ place = '', value = '' }) => (weights[place] ?? 0n) * thousandths(value))),
    total(own.map(({ place = '' }) => (weights[place] ?? 0n) * 1000n)),
  ]);
}

function pooled(rows: readonly Row[], period: string) {
  const inside = rows.filter((row) => row.period === period);
  return byCategory(inside, (own) => [
    100n * total(own.map(({ numerator = '' }) => BigInt(numerator))),
    total(own.map(({ denominator = '' }) => BigInt(denominator))),
  ]);
}

function summed(rows: readonly Row[], until: string) {
  const soFar = rows.filter(({ period = '' }) => period <= until);
  return byCategory(soFar, (own) => [total(own.map(({ value = '' }) => BigInt(value))), 1n]);
}

function total(all: readonly bigint[]): bigint {
  return all.reduce((sum, one) => sum + one, 0n);
}

function thousandths(value: string): bigint {
  const [whole = '', decimals = ''] = value.split('.');
  return BigInt(whole + decimals.padEnd(3, '0'));
}

/** Rounded half up, without zeros at the end. */
function twoDecimals(top: bigint, bottom: bigint): string {
  const cents = (200n * top + bottom) / (2n * bottom);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
}

function tenths(top: bigint, bottom: bigint): string {
  const rounded = (20n * top + bottom) / (2n * bottom);
  return `${rounded / 10n}.${rounded % 10n}`.replace(/\.0$/, '');
}

test('values of places that are not combined are not called missing', async () => {
  const { out } = await plumbline(join(home, 'frameworks/cities-alliance'), 'report', 'tracking-table');
  const [told = ''] = /^\*\*Partners mobilised by a Country Programme\*\*.*?(?=^\*\*)/ms.exec(out) ?? [];
  expect(told).toContain('The values of places are not combined');
  expect(told).not.toContain('no value is reported');
  const [nothing = ''] = /^\*\*Grants awarded since 1999\*\*.*?(?=^\*\*)/ms.exec(out) ?? [];
  expect(nothing).toContain('Gap: no target is set and no value is reported.');
});
