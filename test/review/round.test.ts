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
