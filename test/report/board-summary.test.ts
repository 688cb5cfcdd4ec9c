import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

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
    `**${good.length} of ${good.length + missed.length} rated indicators on track or better, ${own.length} in all.**`,
  );
});

test('the worst of those off track come first, with reason and action of a narrative or a marked gap', () => {
  const part = out.slice(out.indexOf('## Off track or at risk'), out.indexOf('## On track'));
  const rows = part.match(/^\| \*\*.*$/gm) ?? [];
  const order = ['▼ Regressed', '◔ Off track', '◑ At risk'];
  const ranks = rows.map((row) => order.findIndex((badge) => row.includes(badge)));
  expect(ranks).toEqual(ranks.toSorted());
  expect(rows[0]).toContain('connection-wait<br>▼ Regressed');
  expect(rows[0]).toContain('No new connections while water was rationed. **Action:**');
  // What a country says counts for the figure that combines it, and is told as the country's.
  expect(rows.find((row) => row.includes('water-access'))).toContain(
    'Belvia country programme (invented): No new connections in Orlin',
  );
  expect(rows.find((row) => row.includes('waterborne-illness'))).toContain('*Gap: nobody has written why.*');
});

test('what is left out to keep to one page is counted, and where it stands is said', () => {
  const rowsUnder = (title: string) =>
    (new RegExp(`^## ${title}\n(.*?)^## `, 'ms').exec(out)?.[1]?.match(/^\| \*\*/gm) ?? []).length;
  const [off, on] = [rowsUnder('Off track or at risk'), rowsUnder('On track')];
  const [good, rated] = /\*\*(\d+) of (\d+) rated/.exec(out)?.slice(1).map(Number) ?? [];
  expect([off, on]).toEqual([5, 5]);
  expect(out).toContain(
    `Not shown here: ${(rated ?? 0) - (good ?? 0) - off} more off track or at risk, ${(good ?? 0) - on} more on track. `,
  );
  expect(out).toContain('reasons and actions in full: Indicator performance tracking table.');
});

test('the gravest risk comes first', () => {
  const risks = [...out.slice(out.indexOf('## Risks')).matchAll(/<br>([\w-]+) \| (.*?), (.*?) \|/g)];
  expect(risks.map(([, id, likelihood, impact]) => [id, likelihood, impact])).toEqual([
    ['drought', 'High', 'Very high'],
    ['election-pause', 'High', 'Medium'],
  ]);
});

test('long texts are cut between words and marked, and fewer are shown', async () => {
  const wordy = folder({});
  cpSync(dir, wordy, { recursive: true });
  const long = 'Several reasons add to each other, and all of them take time. '.repeat(8).trim();
  for (const [file, keys] of [
    ['narratives/programme/2025.yaml', 'deviation|cause|action'],
    ['frameworks/programme.yaml', 'name|response'],
  ] as const) {
    const field = new RegExp(`(${keys}): \\{en: ".*?", fr: ".*?"\\}`, 'g');
    writeFileSync(join(wordy, file), readFileSync(join(wordy, file), 'utf8').replaceAll(field, `$1: "${long}"`));
  }
  const { out: text } = await plumbline(wordy, 'report', 'board-summary', '--framework', 'programme');
  expect(text).toContain('Several reasons add to each other, and all of them take time. Several reasons add to…');
  expect(text).not.toContain(long.slice(0, 130));
  expect(Number(/Not shown here: (\d+) more off track/.exec(text)?.[1])).toBeGreaterThan(2);
});
