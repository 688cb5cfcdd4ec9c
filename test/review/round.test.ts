import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';
import { drafts, frameworkYaml, plumblineYaml } from './portfolio.ts';

const criteria = [
  'direct',
  'clear',
  'feasible',
  'useful',
  'economic',
  'reliable',
  'timely',
  'accepted',
  'disaggregable',
];
const weights = [5, 4, 4, 4, 3, 3, 2, 2, 1];

/** What a reviewer gives the indicator of that number: mostly 2 and 3, worse for every ninth. */
function given(index: number, reviewer: 'evaluator' | 'city'): readonly number[] {
  const low = index % 9 === 8 ? 1 : 0;
  return criteria.map((_, at) =>
    Math.max(0, 2 - low + ((index + at + (reviewer === 'city' ? 1 : 0)) % 4 === 0 ? 1 : 0)),
  );
}

/** Cells of the table under a heading of Markdown, row by row. */
function rowsUnder(document: string, heading: string): readonly (readonly string[])[] {
  const part = document.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| **'));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const half = (value: number) => String(value).replace(/\.0$/, '');
const idOf = (cell = '') => cell.split('<br>')[1] ?? '';

/** Every number of the pack's tables is the one that was given, or follows from them by the formula. */
function readsAsScored(
  document: string,
  { kept, cut }: { readonly kept: readonly Ided[]; readonly cut: readonly Ided[] },
) {
  const scores = rowsUnder(document, 'Scores');
  expect(scores.length).toBe(47);
  for (const [name, score, , reviewers, ...means] of scores) {
    const index = drafts.findIndex(({ id }) => id === idOf(name));
    expect([idOf(name), score, reviewers]).toEqual([idOf(name), half(Math.round(expectedScore(index) * 10) / 10), '2']);
    const [evaluator, city] = [given(index, 'evaluator'), given(index, 'city')];
    expect(means).toEqual(evaluator.map((own, at) => half((own + (city[at] ?? 0)) / 2)));
  }
  const order = scores.map(([, score]) => Number(score));
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(rowsUnder(document, 'Long list').map(([name, , , , , cost]) => [idOf(name), cost])).toEqual(
    drafts.map(({ id }, index) => [id, `USD 1,${String(10 * index).padStart(3, '0')}`]),
  );
  const chosen = [
    ['Shortlist', kept],
    ['Cut list', cut],
  ] as const;
  for (const [heading, list] of chosen) {
    const rows = rowsUnder(document, heading);
    expect(rows.map(([name]) => idOf(name))).toEqual(list.map(({ indicator }) => indicator));
    for (const [name, , , score] of rows) {
      const index = drafts.findIndex(({ id }) => id === idOf(name));
      expect(score).toBe(half(Math.round(expectedScore(index) * 10) / 10));
    }
  }
  for (const [, , , , reason] of rowsUnder(document, 'Cut list')) expect(reason).toMatch(/below 70|42 that the set/);
  expect(rowsUnder(document, 'Criteria').map(([, , weight]) => Number(weight))).toEqual(weights);
  expect(document).toContain('47 indicators on the long list, 47 reviewed, 9 criteria.');
  expect(document).toContain(`${kept.length} kept, ${cut.length} cut, 0 not scored on every criterion yet.`);
  expect(document).toContain('At most 42 indicators in all.');
  const cost = kept.reduce((sum, { indicator }) => sum + 1000 + 10 * drafts.findIndex(({ id }) => id === indicator), 0);
  expect(document).toContain(`USD ${Math.floor(cost / 1000)},${String(cost % 1000).padStart(3, '0')} a year`);
  expect(document).toContain(`- City: ${kept.length}`);
}

interface Ided {
  readonly indicator: string;
}

/** The score by the formula of the scoring matrix, in plain arithmetic. */
function expectedScore(index: number): number {
  const means = criteria.map((_, at) => ((given(index, 'evaluator')[at] ?? 0) + (given(index, 'city')[at] ?? 0)) / 2);
  const most = 3 * weights.reduce((total, weight) => total + weight);
  return (100 * means.reduce((total, mean, at) => total + mean * (weights[at] ?? 0), 0)) / most;
}

test('47 drafts over four tiers: scored by two in CSV and YAML, shortlisted within 42, approved, valid', async () => {
  const dir = folder({ 'plumbline.yaml': plumblineYaml, 'frameworks/programme.yaml': frameworkYaml() });
  const run = async (...argv: string[]) => {
    const { code, out, err } = await plumbline(dir, ...argv);
    expect(code, `${argv.join(' ')}\n${out}${err}`).toBe(0);
    return out;
  };
  expect(drafts.length).toBe(47);

  const started = await run(
    'review',
    'start',
    'programme',
    '--reviewer',
    'evaluator:Evaluation adviser',
    '--reviewer',
    'city',
  );
  expect(started.trim().split('\n').length).toBe(47);
  expect(await run('review', 'start', '--reviewer', 'evaluator', '--reviewer', 'city')).toBe('');

  // The evaluator scores in a spreadsheet, the city in the YAML files.
  await run('review', 'sheet', '--reviewer', 'evaluator', '--out', 'scores.csv');
  writeFileSync(join(dir, 'scores.csv'), filledIn(readFileSync(join(dir, 'scores.csv'), 'utf8')));
  expect(await run('review', 'import', 'scores.csv')).toBe('scores.csv: 47 rows, 47 changed reviews.\n');
  drafts.forEach(({ id }, index) => {
    const path = join(dir, `reviews/programme/${id}.yaml`);
    writeFileSync(path, scoredByHand(readFileSync(path, 'utf8'), index));
  });
  await run('validate');
  expect(await run('review', 'import', 'scores.csv')).toBe('scores.csv: 47 rows, 0 changed reviews.\n');

  const scores = JSON.parse(await run('review', 'score', '--format', 'json'));
  expect(scores.indicators.length).toBe(47);
  for (const { indicator, score } of scores.indicators) {
    expect(score).toBeCloseTo(expectedScore(drafts.findIndex(({ id }) => id === indicator)), 9);
  }

  const { kept, cut, open, exceeded } = JSON.parse(await run('review', 'shortlist', '--format', 'json'));
  expect(open).toEqual([]);
  expect(exceeded).toEqual([]);
  expect(kept.length + cut.length).toBe(47);
  expect(kept.length).toBeLessThanOrEqual(42);
  readsAsScored(await run('report', 'review-pack', '--as-of', '2013-01-31'), { kept, cut });

  const measured = new Set(kept.map(({ result }: { result: string }) => result));
  expect(measured).toEqual(new Set(drafts.map(({ result }) => result)));

  const before = readFileSync(join(dir, 'frameworks/programme.yaml'), 'utf8');
  await run(
    'review',
    'approve',
    '--shortlist',
    '--to',
    'final',
    '--by',
    'Executive Committee',
    '--as-of',
    '2026-06-01',
  );
  const after = readFileSync(join(dir, 'frameworks/programme.yaml'), 'utf8');
  const chosen = kept.filter(({ because }: { because: string }) => because === 'score');
  expect(after.match(/status: ["']?final/g)?.length).toBe(chosen.length);
  // Line by line nothing but statuses has changed.
  const others = (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.startsWith('    status:'))
      .join('\n');
  expect(others(after)).toBe(others(before));
  expect(after.match(/# draft no\. \d+/g)).toEqual(before.match(/# draft no\. \d+/g));

  expect(await run('validate')).toContain('no errors');
  expect(await run('review', 'approve', '--shortlist', '--to', 'final', '--by', 'EXCO')).toBe(
    'There is nothing to approve.\n',
  );
});

/** The evaluator's sheet with scores, with comments on each 3, and a decision. */
function filledIn(sheet: string): string {
  const rows: Record<string, string>[] = parse(sheet, { columns: true });
  rows.forEach((row, index) => {
    criteria.forEach((id, at) => {
      const score = given(index, 'evaluator')[at] ?? 0;
      row[id] = String(score);
      if (score === 3) row[`${id} comment`] = `Nothing is missing, number ${index}`;
    });
    row.decision = 'keep';
  });
  return stringify(rows, { header: true });
}

/** The file with the scores of the city, as someone types them behind the blanks of the second entry. */
function scoredByHand(text: string, index: number): string {
  const [head = '', mine = ''] = text.split(/(?=^ {2}- reviewer: \{party: city\}$)/m);
  const scores = given(index, 'city');
  const scored = criteria.reduce(
    (own, id, at) => own.replace(new RegExp(`^( {6}${id}:) `, 'm'), `$1 ${scores[at]} `),
    mine,
  );
  const comments = criteria.filter((_, at) => scores[at] === 3).map((id) => `\n      ${id}: Seen in the city`);
  return (
    head +
    scored
      .replace('    comments:', `    comments:${comments.join('')}`)
      .replace('    decision: ', '    decision: keep ')
  );
}
