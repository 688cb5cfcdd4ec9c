import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';
import { cut, standings, table } from '../support/standings.ts';

/**
 * Where every indicator of the example stands, worked out from its CSVs by a separate program in another language that follows
 * the calculation contract, the four among them that frameworks below report.
 */
const rows = table(readFileSync(join(import.meta.dirname, 'expected-progress.csv'), 'utf8'));

test('the example stands where a second computation puts it', async () => {
  const { out } = await plumbline(
    join(home, 'frameworks/example-city'),
    'progress',
    '--as-of',
    '2026-06-30',
    '--format',
    'json',
  );
  const found = new Map(standings(out).map((one) => [`${one.framework}/${one.indicator}`, one]));
  expect(found.size).toBe(rows.length);
  for (const row of rows) {
    const name = `${row.framework}/${row.indicator}`;
    const one = found.get(name);
    const figure = (key: string) => cut((one?.[key] as { value?: string } | null)?.value);
    const coverage = one?.coverage as { reported: number; expected: number; withheld: number } | null;
    expect({
      name,
      period: one?.period ?? '',
      actual: figure('actual'),
      target: figure('target'),
      achievement: cut(one?.achievement),
      rating: one?.rating,
      coverage: coverage === null ? '' : `${coverage.reported}/${coverage.expected}, ${coverage.withheld} withheld`,
    }).toEqual({
      name,
      period: row.period,
      actual: row.actual,
      target: row.target,
      achievement: row.achievement,
      rating: row.rating,
      coverage: row.expected === '' ? '' : `${row.reported}/${row.expected}, ${row.withheld} withheld`,
    });
  }
});
