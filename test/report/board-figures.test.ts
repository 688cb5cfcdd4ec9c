import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

async function summaryOf(dir: string, framework: string, asOf: string): Promise<string> {
  const { out } = await plumbline(dir, 'report', 'board-summary', '--framework', framework, '--as-of', asOf);
  return out;
}

test('since the last account ended: revisions and steps of the review, of that time alone', async () => {
  const dir = folder({});
  cpSync(join(home, 'frameworks/example-city'), dir, { recursive: true });
  expect(await summaryOf(dir, 'programme', '2026-06-30')).not.toContain('Since ');

  const review = join(dir, 'reviews/programme/exchange-follow-up.yaml');
  const step = (date: string, to: string) =>
    `  - {date: ${date}, actor: secretariat, from: draft, to: ${to}, reason: agreed}\n`;
  const log = `log:\n${step('2025-11-30', 'final')}${step('2026-04-01', 'reviewed')}${step('2026-07-01', 'final')}`;
  writeFileSync(review, readFileSync(review, 'utf8').replace(/^log: .*\n/m, log));
  const file = join(dir, 'frameworks/programme.yaml');
  const yaml = readFileSync(file, 'utf8');
  const [, date = ''] = /revisions:.*?date: ([\d-]+)/s.exec(yaml) ?? [];
  writeFileSync(file, yaml.replace(`date: ${date}`, 'date: 2026-02-20'));
  expect(await summaryOf(dir, 'programme', '2026-06-30')).toContain(
    'Since 31 December 2025: Reviewed **1** · Targets and baselines revised **1**\n',
  );
});

test('without an account, since a year before; a leap day has none', async () => {
  const dir = folder({});
  cpSync(join(home, 'frameworks/example-city'), dir, { recursive: true });
  rmSync(join(dir, 'narratives'), { recursive: true });
  const review = join(dir, 'reviews/programme/exchange-follow-up.yaml');
  const log = 'log:\n  - {date: 2027-05-01, actor: secretariat, from: draft, to: reviewed, reason: agreed}\n';
  writeFileSync(review, readFileSync(review, 'utf8').replace(/^log: .*\n/m, log));
  expect(await summaryOf(dir, 'programme', '2028-02-29')).toContain('Since 28 February 2027: Reviewed **1**\n');
});

test('where nothing is rated, the latest figures stand in the place of what is on track and off it', async () => {
  const summary = await summaryOf(join(home, 'frameworks/cities-alliance'), 'tunisia', '2026-06-30');
  expect(summary).not.toMatch(/^## (On|Off) track/m);
  const [, figures = ''] = /^## Latest figures, not rated\n(.*?)^## /ms.exec(summary) ?? [];
  expect(figures).toContain('| **Citizens involved in consultation**<br>citizens-consulted | ≥ 10,000 (2016–2019) |');
  expect(figures.match(/^\| \*\*/gm)).toHaveLength(7);
});
