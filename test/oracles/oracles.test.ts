import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';
import { cut, type Standing, standings, table } from '../support/standings.ts';

const oracle = (name: string) => table(readFileSync(join(import.meta.dirname, `${name}.csv`), 'utf8'));

async function progressOf(files: Readonly<Record<string, string>>, asOf: string): Promise<Standing[]> {
  const dir = folder(files);
  const taken = await plumbline(dir, 'ingest', 'incoming/values.csv', '--write', '--as-of', asOf);
  expect(taken.code, taken.out + taken.err).toBe(0);
  const verdict = await plumbline(dir, 'validate', '--as-of', asOf);
  expect(verdict.out).not.toMatch(/ error /);
  const run = await plumbline(dir, 'progress', '--as-of', asOf, '--format', 'json');
  expect(run.code, run.err).toBe(0);
  return standings(run.out);
}

const id = (name: string) => `case-${name.toLowerCase()}`;
const chain =
  'id: main\ntitle: Main\nresults:\n  outcome: {level: outcome, statement: Services improved}\nindicators:\n';

describe('achievement.csv, through YAML and CSV', async () => {
  const cases = oracle('achievement');
  const indicators = cases.map(({ case: name = '', achievement, direction, baseline, target, min, max }) => {
    const band = [min && `min: ${min}`, max && `max: ${max}`].filter(Boolean);
    return [
      `  ${id(name)}:`,
      '    result: outcome',
      `    name: ${name}`,
      '    measure: number',
      '    unit: things',
      `    direction: ${direction}`,
      '    cumulation: point-in-time',
      `    achievement: ${achievement}`,
      ...(baseline ? [`    baseline: {period: 2012, value: ${baseline}}`] : []),
      `    targets: {2015: {value: ${target}${band.map((part) => `, ${part}`).join('')}}}`,
    ].join('\n');
  });
  const rows = cases.flatMap(({ case: name = '', actual }) => (actual === '' ? [] : [`${id(name)},2015,${actual}`]));
  const files = {
    // Some cases want a target on the wrong side of its baseline.
    'plumbline.yaml': 'title: Oracle\nrules: {tgt-direction-conflict: off}\n',
    'frameworks/main.yaml': `${chain}${indicators.join('\n')}\n`,
    'incoming/values.csv': `indicator,period,value\n${rows.join('\n')}\n`,
  };
  let found: Promise<Standing[]> | undefined;
  test.each(cases.map((row) => [row.case ?? '', row] as const))('%s', async (name, { expected, rating }) => {
    found ??= progressOf(files, '2015-12-31');
    const one = (await found).find(({ indicator }) => indicator === id(name));
    expect({ achievement: cut(one?.achievement), rating: one?.rating }).toEqual({ achievement: cut(expected), rating });
  });
});

describe('series.csv, through YAML and CSV', () => {
  test.each(oracle('series').map((row) => [row.case ?? '', row] as const))('%s', async (name, row) => {
    const places = (row.places ?? '').split(';');
    const targets = (row.targets ?? '').split(';').map((one) => one.replace(':', ': '));
    const rows = (row.rows ?? '').split(';').map((one) => {
      const [, period, place, cell = ''] = /^([^@]+)@([^:]+):(.*)$/.exec(one) ?? [];
      const [numerator, denominator] = cell.includes('/') ? cell.split('/') : ['', ''];
      const status = /^[a-z]/.test(cell) ? cell : '';
      const value = status === '' && numerator === '' ? cell : '';
      return [id(name), period, place, value, numerator, denominator, status].join(',');
    });
    const indicator = [
      `  ${id(name)}:`,
      '    result: outcome',
      `    name: ${name}`,
      `    measure: ${row.measure}`,
      '    unit: things',
      `    direction: ${row.direction}`,
      `    cumulation: ${row.cumulation}`,
      `    aggregation: {places: ${row.places_rule}}`,
      `    due_after_days: ${row.due_after_days}`,
      ...(row.baseline === '' ? [] : [`    baseline: {period: 2012, value: ${row.baseline}}`]),
      `    targets: {${targets.join(', ')}}`,
    ];
    const files = {
      'plumbline.yaml': `title: Oracle\nplaces:\n${places.map((place) => `  ${place}: {title: ${place}}\n`).join('')}`,
      'frameworks/main.yaml': `${chain.replace('title: Main\n', `title: Main\nplaces: [${places.join(', ')}]\n`)}${indicator.join('\n')}\n`,
      'incoming/values.csv': `indicator,period,place,value,numerator,denominator,status\n${rows.join('\n')}\n`,
    };
    const [one] = await progressOf(files, row.as_of ?? '');
    const figure = (key: string) => cut((one?.[key] as { value?: string } | null)?.value);
    const coverage = one?.coverage as { reported: number; expected: number };
    expect({
      period: one?.period ?? '',
      actual: figure('actual'),
      target: figure('target'),
      coverage: `${coverage.reported}/${coverage.expected}`,
      achievement: cut(one?.achievement),
      rating: one?.rating,
    }).toEqual({
      period: row.period,
      actual: cut(row.actual),
      target: cut(row.target),
      coverage: row.coverage,
      achievement: cut(row.achievement),
      rating: row.rating,
    });
  });
});
