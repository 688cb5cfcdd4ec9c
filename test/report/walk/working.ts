import { Decimal } from 'decimal.js';
import { definitionOf, type Known, type Plain, rowOf, storeOf, targetsOf } from './facts.ts';
import { days, rounded } from './written.ts';

/** What is wrong with a formula's numbers: one that is no fact of the indicator, or an equation that does not hold. */
export function wrongIn(formula: string, fact: Plain, known: Known): readonly string[] {
  const text = formula.replaceAll('−', '-');
  const allowed = new Set(factsBehind(fact, known).map((digits) => rounded(digits, 6).replace('-', '')));
  const strange = (text.match(/\d[\d.]*/g) ?? [])
    .map((found) => found.replace(/\.$/, ''))
    .filter((found) => !allowed.has(found));
  const parts = text.split('; ');
  const untrue = parts.flatMap((part) => {
    const [terms = '', result = ''] = part.replace(/^(actual|target): (baseline )?/, '').split(/ [=≈] /);
    const isSum = /^[\d\s.()+÷×-]+$/.test(terms) && result !== '';
    return isSum && Math.abs(evaluated(terms) - Number(result)) > 1e-5 * Math.max(1, Math.abs(Number(result)))
      ? [part]
      : [];
  });
  const last = / [=≈] (\S+)$/.exec(parts.at(-1) ?? '')?.[1];
  const isOther = last !== undefined && last !== (fact.achievement === null ? undefined : rounded(fact.achievement, 6));
  return [...strange, ...untrue, ...(isOther ? [`${last} is not ${fact.achievement}`] : [])];
}

/** The digits of everything that a formula may be made of. */
function factsBehind(fact: Plain, known: Known): readonly string[] {
  const own = definitionOf(fact, known);
  const { baseline, target, actual, achievement, contributors, coverage, period } = fact;
  const figures = [baseline, target, actual].flatMap((one) => (one === null ? [] : [one.value]));
  const before = targetsOf(own).filter((one) => days(one.period)[1] <= days(period ?? '0000')[1]);
  const periods = [period, ...before.map((planned) => planned.period)];
  const rows = [fact, ...contributors].flatMap((one: Plain) =>
    periods.map((at) => rowOf(one, at, known)).filter((row) => row !== undefined),
  );
  const inRows = rows.flatMap(({ actual: value = '', numerator = '', denominator = '' }) => [
    value,
    numerator,
    denominator,
  ]);
  const planned = before.flatMap(({ planned: one }) => [one, one?.value, one?.min, one?.max, one?.tolerance]);
  const { places, weights = {} } = own.aggregation ?? {};
  const steps = Object.values<Plain>(own.steps ?? {});
  const bands = planned.flatMap((edge) =>
    actual === null || Number.isNaN(Number(edge)) ? [] : [minus(String(edge), actual.value)],
  );
  return [
    ...[...figures, achievement, ...inRows, ...planned, own.per ?? 100, '1'],
    ...(baseline === null || actual === null ? [] : [minus(actual.value, baseline.value)]),
    ...contributors.flatMap((one: Plain) => [one.actual?.value, one.target?.value]),
    ...sums(contributors, before, known),
    ...[
      coverage?.reported,
      placesIn(fact, known),
      places?.['count-if']?.value,
      places?.['share-if']?.value,
      String(steps.length),
    ],
    ...[
      sumOf(Object.values<Plain>(weights).filter((one) => typeof one === 'number')),
      ...steps.map(({ weight }) => weight),
    ],
    ...[...bands, String(before.length), sumOf(steps.map(({ weight }) => weight ?? 1))],
    ...(places?.['share-if'] === undefined || actual === null ? [] : [share(actual.value, coverage.reported)]),
  ].flatMap((one) => (one === undefined || one === null || !/^-?[\d.]+$/.test(String(one)) ? [] : [String(one)]));
}

/** How many places have a value in the rated period. */
function placesIn(fact: Plain, known: Known): string {
  if (fact.period === null) return '';
  const [start, end] = days(fact.period);
  const inside = storeOf(fact, known).filter(
    (row) => row.value !== '' && days(row.period ?? '')[0] >= start && days(row.period ?? '')[1] <= end,
  );
  return String(new Set(inside.map(({ place }) => place)).size);
}

/** Of what flows in: its targets over time. */
function sums(contributors: readonly Plain[], before: readonly { period: string }[], known: Known): readonly string[] {
  return before.map(({ period }) =>
    sumOf(
      contributors
        .map((one) => rowOf(one, period, known)?.target)
        .filter((one): one is string => one !== undefined && one !== ''),
    ),
  );
}

/** How many places make a share of those that report. */
function share(percent: string, reported: string): string {
  return new Decimal(percent).times(reported).div(100).toFixed(0);
}

function minus(a: string, b: string): string {
  return /^-?[\d.]+$/.test(a) && /^-?[\d.]+$/.test(b) ? new Decimal(a).minus(b).toFixed() : '';
}

function sumOf(all: readonly (string | number)[]): string {
  return all.reduce<Decimal>((total, one) => total.plus(one), new Decimal(0)).toFixed();
}

/** The value of sums, quotients and brackets. */
function evaluated(terms: string): number {
  const tokens = terms.match(/(?<=^|\()\s*-\d[\d.]*|\d[\d.]*|[()+÷×-]/g)?.map((token) => token.trim()) ?? [];
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token !== '(') return Number(token);
    const inside = added();
    at++;
    return inside;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '÷' || tokens[at] === '×') value = tokens[at++] === '÷' ? value / factor() : value * factor();
    return value;
  };
  const added = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product();
    return value;
  };
  return added();
}
