import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';

function conforms(kind: string, text: string): unknown {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  const path = join(home, 'schemas', `review-${kind}-output.schema.json`);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  const value: unknown = JSON.parse(text);
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value;
}

const sheet = `definition: Plans that a council has adopted, unit: plans, measure: number, direction: increase, cumulation: incremental,
    source: Council register, method: Counted, collection_frequency: annual, reporting_frequency: annual,
    responsible: {collect: city, report: secretariat}, rationale: It shows the result, information_use: The board's budget,
    target_rationale: Past years, known_limitations: None known, baseline: {period: 2012, value: 4, source: Register}, targets: {2017: 9}`;
const framework = `id: main
title: Main
author: secretariat
results:
  o: {level: output, statement: Plans adopted}
indicators:
  # the first
  plans: {result: o, name: Number of plans, ${sheet}}
  bare: {result: o, name: Number of bare things, measure: number, unit: things, direction: increase, cumulation: incremental}
`;
const top = `title: Portfolio
languages: [en, fr]
parties: {secretariat: {title: Secretariat}, evaluator: {title: Evaluator}, city: {title: City}}
review: {criteria: {direct: {weight: 2, knock_out: true}, clear: {weight: 1}}}
`;

/** A portfolio whose two drafts are scored by the evaluator: `plans` well, `bare` not. */
function scored(more: Readonly<Record<string, string>> = {}): string {
  return folder({
    'plumbline.yaml': top,
    'frameworks/main.yaml': framework,
    'reviews/main/plans.yaml':
      '# ours\nreviews:\n- reviewer: {party: evaluator}   # outside\n  date: 2026-01-02\n  scores: {direct: 3, clear: 2}\n  comments:\n    direct: "Yes"   # see minutes\n  decision: keep\n',
    'reviews/main/bare.yaml':
      'reviews:\n  - {reviewer: {party: evaluator}, scores: {direct: 0, clear: 3}, comments: {clear: x}, decision: revise, reason: Vague}\n  - {reviewer: {party: city}, scores: {direct: 0, clear: 1}}\n',
    ...more,
  });
}

const read = (dir: string, file: string) => readFileSync(join(dir, file), 'utf8');

describe('start', () => {
  test('writes a file to fill in, adds a reviewer to one that is there, and leaves the rest of it alone', async () => {
    const dir = folder({ 'plumbline.yaml': top, 'frameworks/main.yaml': framework });
    const run = await plumbline(dir, 'review', 'start', 'main', '--reviewer', 'evaluator:Adviser, senior');
    expect(run).toEqual({ code: 0, out: 'reviews/main/plans.yaml\nreviews/main/bare.yaml\n', err: '2 written.\n' });
    const first = read(dir, 'reviews/main/plans.yaml');
    expect(first).toBe(`# Review of main/plans: Number of plans
# It is to measure o: Plans adopted
# Scores go from 0 (not at all) to 3 (fully). Say under comments, by criterion, what a 3 rests on: comments: {direct: …}
reviews:
  - reviewer: {party: evaluator, role: "Adviser, senior"}
    date:
    scores:
      direct:  # weight 2, and 0 rules it out
      clear:   # weight 1
    comments:
    decision:  # keep, revise, merge (with merge_into: <indicator>) or drop
    reason:
    feasibility:  # what in-country partners and beneficiaries say about collecting it
`);
    writeFileSync(join(dir, 'reviews/main/plans.yaml'), first.replace('direct:  #', 'direct: 2  #'));
    const again = await plumbline(dir, 'review', 'start', '--reviewer', 'evaluator', '--reviewer', 'city');
    expect(again.out).toBe('reviews/main/plans.yaml\nreviews/main/bare.yaml\n');
    const second = read(dir, 'reviews/main/plans.yaml');
    expect(second.startsWith(first.replace('direct:  #', 'direct: 2  #'))).toBe(true);
    expect(second.slice(first.length + 2)).toMatch(
      /^ {2}- reviewer: \{party: city\}\n {4}date:\n {4}scores:\n {6}direct: /,
    );
    expect((await plumbline(dir, 'validate')).code).toBe(0);
  });

  test('asks for a reviewer who is a party', async () => {
    const dir = scored();
    expect((await plumbline(dir, 'review', 'start')).err).toMatch(/^A reviewer is to be named: --reviewer <party>/);
    const strange = await plumbline(dir, 'review', 'start', '--reviewer', 'evaluater');
    expect(strange).toMatchObject({ code: 2, err: 'There is no party "evaluater".\n→ Did you mean "evaluator"?\n' });
  });
});

describe('sheet and import', () => {
  test('what the sheet says is read back without a change; what is filled in comes into the files in place', async () => {
    const dir = scored();
    const before = read(dir, 'reviews/main/plans.yaml');
    await plumbline(dir, 'review', 'sheet', '--out', 'all.csv');
    expect(await plumbline(dir, 'review', 'import', 'all.csv', '--quiet')).toMatchObject({
      code: 0,
      out: 'all.csv: 3 rows, 0 changed reviews.\n',
    });
    expect(read(dir, 'reviews/main/plans.yaml')).toBe(before);
    writeFileSync(
      join(dir, 'one.csv'),
      '\uFEFFframework,indicator,reviewer,clear,clear comment,feasibility,suggested name\r\nmain,plans,evaluator,3.0,"Said ""so""",Registers exist,Plans: number\r\n',
    );
    const told = await plumbline(dir, 'review', 'import', 'one.csv', '--format', 'json');
    expect(conforms('import', told.out)).toEqual({
      sheets: [{ file: 'one.csv', rows: 1, reviews: 1 }],
      changed: ['reviews/main/plans.yaml'],
      rejected: [],
      written: true,
    });
    expect(read(dir, 'reviews/main/plans.yaml')).toBe(
      '# ours\nreviews:\n- reviewer: {party: evaluator}   # outside\n  date: 2026-01-02\n  scores: {direct: 3, clear: 3}\n  comments:\n    direct: "Yes"   # see minutes\n    clear: Said "so"\n  decision: keep\n  feasibility: Registers exist\n  suggested:\n    name: "Plans: number"\n',
    );
    expect((await plumbline(dir, 'validate')).code).toBe(0);
  });

  test('a text in several languages changes in the one that the sheet shows', async () => {
    const review =
      'reviews:\n  - reviewer: {party: city}\n    scores: {direct: 1, clear: 1}\n    reason: {en: Old, fr: Vieux}\n';
    const dir = scored({ 'reviews/main/bare.yaml': review });
    writeFileSync(join(dir, 's.csv'), 'framework,indicator,reviewer,reason,date\nmain,bare,city,Nouveau,2026-02-03\n');
    await plumbline(dir, 'review', 'import', 's.csv', '--lang', 'fr');
    expect(read(dir, 'reviews/main/bare.yaml')).toBe(
      review.replace('Vieux', 'Nouveau').replace('{party: city}\n', '{party: city}\n    date: 2026-02-03\n'),
    );
  });

  test('every cell that cannot be taken is named, and then nothing is', async () => {
    const dir = scored();
    const before = read(dir, 'reviews/main/plans.yaml');
    writeFileSync(
      join(dir, 'bad.csv'),
      `framework,indicator,reviewer,role,direct,clear,decision,merge_into,date
main,plans,evaluator,,2,3,Keep it,,
mian,plans,evaluator,,1,1,,,
main,plan,evaluator,,1,1,,,
main,plans,city,,1,1,,,
main,bare,evaluator,,high,1,merge,,2026-02-30
main,bare,evaluator,,1,1,merge,bare,
main,bare,city,,1,1,merge,nothing,
`,
    );
    const { code, out } = await plumbline(dir, 'review', 'import', 'bad.csv');
    expect(code).toBe(1);
    expect(out).toBe(`bad.csv:2:25 A 3 for clear stands without a comment.
  → Say in the column "clear comment" what it rests on.
bad.csv:2:27 The decision is "Keep it"; expected keep, revise, merge, drop.
  → Did you mean "keep"?
bad.csv:3:1 There is no framework "mian".
  → Did you mean "main"?
bad.csv:4:6 There is no indicator "plan" in main.
  → Did you mean "plans"?
bad.csv:5:12 city is not among the reviewers of plans.
  → Known: evaluator.
bad.csv:6:22 The score for direct is "high"; expected 0, 1, 2 or 3.
  → Correct the cell, or leave it blank.
bad.csv:6:36 The date is "2026-02-30"; expected a day, YYYY-MM-DD.
  → Correct the cell, or leave it blank.
bad.csv:6:29 evaluator merges bare, but does not say into which indicator.
  → Name it in the column "merge_into".
bad.csv:7:11 evaluator reviews bare in two rows.
  → Keep one of them.
bad.csv:8:27 There is no indicator "nothing" to merge bare into.
  → Known: plans, bare.
bad.csv: 7 rows, 2 changed reviews.
10 cells refused; nothing is written.
`);
    expect(read(dir, 'reviews/main/plans.yaml')).toBe(before);
    conforms('import', (await plumbline(dir, 'review', 'import', 'bad.csv', '--format', 'json')).out);
  });

  test.each([
    [
      'semicolons',
      'framework;indicator;reviewer\nmain;plans;evaluator\n',
      'bad.csv:1:1 The columns are separated by semicolons; expected commas.',
    ],
    [
      'a column that no sheet has',
      'framework,indicator,reviewer,clera\nmain,plans,evaluator,1\n',
      'bad.csv:1:30 The column "clera" is none of a review sheet.',
    ],
    [
      'no column for the reviewer',
      'framework,indicator,clear\nmain,plans,1\n',
      'bad.csv:1:1 The sheet has no column reviewer;',
    ],
    [
      'a cell too many',
      'framework,indicator,reviewer\nmain,plans,evaluator,1\n',
      'bad.csv:2:22 The row has 4 cells; the header has 3.',
    ],
    ['nothing', '', 'bad.csv:1:1 bad.csv is empty.'],
  ])('a file with %s', async (_what, text, message) => {
    const dir = scored({ 'bad.csv': text });
    const { code, out } = await plumbline(dir, 'review', 'import', 'bad.csv');
    expect(out).toContain(message);
    expect(code).toBe(1);
  });
});

test('score: means, spread, knock-outs and bands', async () => {
  const dir = scored();
  const { out } = await plumbline(dir, 'review', 'score');
  expect(out).toBe(`Indicator   Score  Band  Reviewers  direct  clear
main/plans   88.9  keep          1     3.0    2.0
main/bare    22.2  drop          2     0.0   2.0*

main/bare: every reviewer gives 0 for direct, which rules it out as it stands.
main/bare: to be discussed: clear (evaluator 3, city 1).
In all: 1 keep, 1 drop.
`);
  const md = await plumbline(dir, 'review', 'score', '--format', 'md');
  expect(md.out).toContain('| Number of bare things (`main/bare`) | 22.2 | drop | 0.0 | 2.0 (spread 2) |');
  conforms('score', (await plumbline(dir, 'review', 'score', '--format', 'json')).out);
  conforms('shortlist', (await plumbline(dir, 'review', 'shortlist', '--format', 'json', '--total', '1')).out);
});

describe('approve', () => {
  test('step by step to retired, and back from reviewed: a log entry each, nothing else changes', async () => {
    const dir = scored();
    const run = async (...argv: string[]) => {
      const told = await plumbline(dir, 'review', 'approve', 'plans', '--by', 'Executive Committee', ...argv);
      expect(told.code, told.out + told.err).toBe(0);
    };
    const before = read(dir, 'frameworks/main.yaml');
    const review = read(dir, 'reviews/main/plans.yaml');
    const name = 'name: Number of plans';
    await run('--as-of', '2026-02-01');
    expect(read(dir, 'frameworks/main.yaml')).toBe(before.replace(name, `${name}, status: reviewed`));
    await run('--as-of', '2026-02-02', '--to', 'draft', '--reason', 'New wording: "adopted"');
    await run('--as-of', '2026-02-03', '--to', 'final');
    await run(
      '--as-of',
      '2026-02-04',
      '--to',
      'retired',
      '--reason',
      'Too dear',
      '--last-period',
      '2017',
      '--successor',
      'none',
    );
    expect(read(dir, 'frameworks/main.yaml')).toBe(
      before
        .replace(name, `${name}, status: retired`)
        .replace('2017: 9}}', '2017: 9}, retired: {reason: Too dear, last_period: "2017"}}'),
    );
    const entry = (date: string, from: string, to: string, more: string) =>
      `  - date: ${date}\n    actor: Executive Committee\n    from: ${from}\n    to: ${to}\n${more}`;
    expect(read(dir, 'reviews/main/plans.yaml')).toBe(
      `${review}log:\n${[
        entry('2026-02-01', 'draft', 'reviewed', '    decision: keep\n'),
        entry('2026-02-02', 'reviewed', 'draft', `    decision: revise\n    reason: 'New wording: "adopted"'\n`),
        entry('2026-02-03', 'draft', 'reviewed', '    decision: keep\n'),
        entry('2026-02-03', 'reviewed', 'final', '    decision: keep\n'),
        entry('2026-02-04', 'final', 'retired', '    decision: drop\n    reason: Too dear\n'),
      ].join('')}`,
    );
    expect((await plumbline(dir, 'validate')).out).toContain('no errors');
  });

  test('what stands in the way of one stops all', async () => {
    const dir = scored();
    const before = read(dir, 'frameworks/main.yaml');
    const { code, out } = await plumbline(
      dir,
      'review',
      'approve',
      'plans',
      'main/bare',
      '--by',
      'Board',
      '--to',
      'final',
    );
    expect(code).toBe(1);
    expect(out).toBe(`main/bare: its score is 22.2; expected at least 70.
  → Revise it and have it scored again.
main/bare: every reviewer gives 0 for direct.
  → Revise it and have it scored again.
main/bare: the reviewers want it revised.
  → plumbline review approve <indicator> --to draft --reason <reason>
main/bare: it is not on the shortlist.
  → plumbline review shortlist main says why.
1 of 2 cannot pass; nothing is written.
`);
    expect(read(dir, 'frameworks/main.yaml')).toBe(before);
    conforms(
      'approve',
      (await plumbline(dir, 'review', 'approve', 'bare', '--by', 'B', '--format', 'json', '--dry-run')).out,
    );
  });

  test('a sheet that lacks what its new status asks for', async () => {
    const { out, code } = await plumbline(scored(), 'review', 'approve', 'bare', '--by', 'Board');
    expect(code).toBe(1);
    const rules = [...out.matchAll(/\[([a-z-]+)\]/g)].map(([, rule]) => rule);
    expect(rules).toEqual([
      'sheet-definition-missing',
      'sheet-frequency-missing',
      'sheet-responsible-missing',
      'sheet-source-missing',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['no review', { 'reviews/main/plans.yaml': 'reviews: []\n' }, [], 'it has no review'],
    [
      'its author as reviewer',
      { 'frameworks/main.yaml': framework.replace('author: secretariat', 'author: evaluator') },
      [],
      'evaluator reviews it and is its author',
    ],
    [
      'an open criterion',
      { 'reviews/main/plans.yaml': 'reviews:\n  - {reviewer: {party: city}, scores: {direct: 2}, decision: keep}\n' },
      [],
      'it has no score for clear',
    ],
    [
      'a 3 without a comment',
      {
        'reviews/main/plans.yaml':
          'reviews:\n  - {reviewer: {party: city}, scores: {direct: 3, clear: 1}, decision: keep}\n',
      },
      [],
      'city gives 3 for direct without a comment',
    ],
    [
      'no decision',
      { 'reviews/main/plans.yaml': 'reviews:\n  - {reviewer: {party: city}, scores: {direct: 2, clear: 1}}\n' },
      [],
      'no reviewer has decided',
    ],
    [
      'a decision to drop',
      {
        'reviews/main/plans.yaml':
          'reviews:\n  - {reviewer: {party: city}, scores: {direct: 2, clear: 2}, decision: drop, reason: x}\n',
      },
      [],
      'the reviewers drop or merge it',
    ],
    [
      'a review that cannot be read',
      { 'reviews/main/plans.yaml': 'revews: []\n' },
      [],
      'reviews/main/plans.yaml cannot be read',
    ],
    ['no way', {}, ['--to', 'retired'], 'no way leads from draft to retired'],
    [
      'no way back without a reason',
      { 'frameworks/main.yaml': framework.replace('Number of plans,', 'Number of plans, status: reviewed,') },
      ['--to', 'draft'],
      'it has no reason to go back',
    ],
  ])('%s', async (_what, files, argv, message) => {
    const dir = scored(files);
    const { code, out } = await plumbline(dir, 'review', 'approve', 'plans', '--by', 'Board', ...argv);
    expect(out).toContain(`main/plans: ${message}`);
    expect(code).toBe(1);
  });

  test('asks who approves, and names what is mistyped', async () => {
    const dir = scored();
    expect((await plumbline(dir, 'review', 'approve', 'plans')).err).toMatch(/^Who approves is not said\./);
    expect((await plumbline(dir, 'review', 'approve', '--by', 'B')).err).toMatch(/^No indicator is named\./);
    expect((await plumbline(dir, 'review', 'approve', 'plns', '--by', 'B')).err).toContain('Did you mean "plans"?');
    expect((await plumbline(dir, 'review', 'aprove')).err).toContain('Did you mean "approve"?');
  });

  test('a file with a byte-order mark and Windows line ends keeps both', async () => {
    const windows = `\uFEFF${framework.replaceAll('\n', '\r\n')}`;
    const dir = scored({ 'frameworks/main.yaml': windows });
    expect((await plumbline(dir, 'review', 'approve', 'plans', '--by', 'Board')).code).toBe(0);
    expect(read(dir, 'frameworks/main.yaml')).toBe(
      windows.replace('Number of plans,', 'Number of plans, status: reviewed,'),
    );
  });
});
