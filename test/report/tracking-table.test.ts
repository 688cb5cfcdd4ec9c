import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

const { out } = await plumbline(join(home, 'frameworks/example-city'), 'report', 'tracking-table');

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

test('the rated period is broken down, by category', () => {
  const rows = rowsOf('service-satisfaction');
  expect(rows.get('Sex: Male')?.slice(1, 3)).toEqual(['57% (2024)<br>final 60% (2026)', '57.23% (2024)']);
});

test('what a narrative says stands with its indicator; where none does, the gap is marked', () => {
  expect(out).toContain('**Why it differs, 2025:** 22.8 % of proposals adopted against a target of 30 %.');
  expect(out).toContain('(City administration, by December 2026)');
  const gap = '*Gap: the value differs from its target, and no narrative says why.*';
  expect(partOf('waterborne-illness')).toContain(gap);
  expect(partOf('water-access')).not.toContain(gap);
  expect(partOf('water-access')).toContain('The reason is given with the indicators that are combined here.');
});
