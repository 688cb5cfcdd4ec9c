import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

const dir = join(home, 'frameworks/example-city');
const { out } = await plumbline(dir, 'report', 'data-quality', '--framework', 'programme');

/** What stands under a heading. */
function under(title: string): string {
  const at = out.indexOf(`\n## ${title}\n`);
  expect(at).toBeGreaterThan(0);
  const end = out.indexOf('\n## ', at + 1);
  return out.slice(at, end < 0 ? undefined : end);
}

test('the gauges are the counts of the rows below them', () => {
  const rows = under('Completeness').match(/^\| \*\*.*\*\*<br>.*\|$/gm) ?? [];
  const cells = rows.map((row) => row.slice(2, -2).split(' | '));
  const count = (column: number, sign: string) => cells.filter((row) => row[column]?.startsWith(sign)).length;
  const due = count(3, '✓') + count(3, '✗');
  expect(under('Completeness')).toContain(`| **With a target** | ${count(2, '✓')} of ${cells.length} |`);
  expect(under('Completeness')).toContain(`| **Reported** | ${count(3, '✓')} of ${due} |`);
  expect(under('Completeness')).toContain(`| **With evidence** | ${count(4, '✓')} of ${count(3, '✓')} |`);
  expect([cells.length, due]).toEqual([21, 18]);
});

test('the findings by rule are those that validate counts for the framework', async () => {
  const { out: found } = await plumbline(dir, 'validate', '--format', 'json');
  const own = /^(frameworks\/programme\.yaml$|(measurements|corrections|plans|reviews|narratives)\/programme\/)/;
  const diagnostics = (JSON.parse(found).diagnostics as { file: string; waived?: object }[]).filter(({ file }) =>
    own.test(file),
  );
  const rows = under('Validity').match(/^\| [\w-]+ \| \w+ \| \d+ \| \d+ \|/gm) ?? [];
  const sum = (column: number) =>
    rows.reduce((total, row) => total + Number(row.split(' | ')[column]?.replace(' |', '')), 0);
  expect(rows.length).toBeGreaterThan(3);
  expect(sum(2)).toBe(diagnostics.filter(({ waived }) => waived === undefined || waived === null).length);
  expect(sum(2) + sum(3)).toBe(diagnostics.length);
});

test('a deviation that the tracking table marks as a gap is an entry here', async () => {
  const { out: tracking } = await plumbline(dir, 'report', 'tracking-table', '--framework', 'programme');
  const marked = tracking
    .split(/^(?=\*\*[^*]+\*\* \()/m)
    .filter((part) => part.includes('*Gap: the value differs from its target'))
    .map((part) => /^\*\*[^*]+\*\* \(([\w-]+)\)/.exec(part)?.[1]);
  const entries = [...under('Missing deviation narratives').matchAll(/<br>([\w-]+) \|/g)].map(([, id]) => id);
  expect(entries.toSorted()).toEqual(marked.toSorted());
  expect(entries.length).toBeGreaterThan(0);
});

test('periods stand in the order in which they end, whatever their kind', () => {
  const [, header = ''] = /^\| Indicator( \| .*20\d\d) \|$/m.exec(under('Timeliness')) ?? [];
  expect(header.split(' | ').slice(1)).toEqual([
    ...['2023', 'FY2024', 'September–October 2024', '2024', 'FY2025', '2025'],
    ...['FY2026', 'H1 2026', '2026', 'H2 2026', 'FY2027', '2027', 'H2 2027'],
  ]);
});

test('a category that has its value is not said to be unknown', () => {
  const rows = under('Disaggregation').match(/^\| \*\*.*\|$/gm) ?? [];
  expect(rows.length).toBe(5);
  for (const row of rows) expect(row).toMatch(/\| 2 of 2 \| none \|$/);
});

test('of what is not followed nothing is counted, and nothing is said to be complete', async () => {
  const alliance = join(home, 'frameworks/cities-alliance');
  const { out: bare } = await plumbline(alliance, 'report', 'data-quality', '--framework', 'business-lines');
  for (const sentence of [
    'No indicator is followed, so nothing can be complete.',
    'Nothing is due.',
    'No indicator is followed, so none is to be assessed.',
    'Nothing that is rated misses or differs from its target.',
  ]) {
    expect(bare).toContain(`\n${sentence}\n`);
  }
  expect(bare).not.toMatch(/0 of 0|none to count|has one\./);
});
