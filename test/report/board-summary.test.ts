import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

const dir = join(home, 'frameworks/example-city');
const { out } = await plumbline(dir, 'report', 'board-summary', '--framework', 'programme');

interface Standing {
  readonly id: string;
  readonly framework: string;
  readonly rating: string;
}

test('the decisions come first, and the count of the headline is that of progress', async () => {
  expect(/^## (.*)$/m.exec(out)?.[1]).toBe('Decisions');
  expect(out).toContain('The board is asked to set a target for investment mobilised.');
  const { out: json } = await plumbline(dir, 'progress', '--format', 'json');
  const own = (JSON.parse(json).indicators as Standing[]).filter(({ framework }) => framework === 'programme');
  const good = own.filter(({ rating }) => ['exceeded', 'achieved', 'on-track'].includes(rating));
  const missed = own.filter(({ rating }) => ['at-risk', 'off-track', 'regressed'].includes(rating));
  expect(own.length).toBeGreaterThan(20);
  expect(out).toContain(
    `**${good.length} on track of ${good.length + missed.length} rated of ${own.length} indicators.**`,
  );
});

test('up to five are off track, the worst first, with reason and action of a narrative or a marked gap', () => {
  const part = out.slice(out.indexOf('## Off track or at risk'), out.indexOf('## On track'));
  const rows = part.match(/^\| \*\*.*$/gm) ?? [];
  expect(rows).toHaveLength(5);
  expect(part).toContain('and 2 more');
  expect(rows[0]).toContain('connection-wait<br>▼ Regressed');
  expect(rows[0]).toContain('No new connections while water was rationed. **Action:**');
  // What a country says counts for the figure that combines it, and is told as the country's.
  expect(rows.find((row) => row.includes('water-access'))).toContain('(Belvia country programme (invented))');
  expect(rows.find((row) => row.includes('waterborne-illness'))).toContain('*Gap: nobody has written why.*');
});

test('the gravest risk comes first', () => {
  const risks = [...out.slice(out.indexOf('## Risks')).matchAll(/<br>([\w-]+) \| (.*?), (.*?) \|/g)];
  expect(risks.map(([, id, likelihood, impact]) => [id, likelihood, impact])).toEqual([
    ['drought', 'High', 'Very high'],
    ['election-pause', 'High', 'Medium'],
  ]);
});
