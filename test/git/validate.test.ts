import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';
import { repository, write } from './repository.ts';

const top = 'title: Clean water\nreleases: "release/*"\n';
const framework = (targets: string, more = '') => `id: water
title: Clean water
results:
  access: {level: outcome, statement: Improved access to clean water for residents of Mbale}
indicators:
  piped-water:
    result: access
    name: Percentage of households with piped water
    measure: percentage
    direction: increase
    targets: ${targets}
${more}`;

interface Verdict {
  readonly code: number;
  readonly found: readonly string[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
  readonly rules: number;
}

async function validate(dir: string, ...argv: readonly string[]): Promise<Verdict> {
  const { code, out } = await plumbline(dir, 'validate', '--format', 'json', '--as-of', '2026-06-30', ...argv);
  const { diagnostics, notChecked, checked } = JSON.parse(out);
  const found = diagnostics.map(
    ({ rule, file, range }: { rule: string; file: string; range: { start: { line: number } } }) =>
      `${file}:${range.start.line} ${rule}`,
  );
  return { code, found: found.filter((one: string) => one.includes('changed')), notChecked, rules: checked.rules };
}

function released(files: Readonly<Record<string, string>>) {
  const repo = repository(folder({}));
  repo.commit('2013-01-01', files);
  repo.tag('release/2013');
  return repo;
}

test('a target changed after its period fails, until a revision keeps the old one', async () => {
  const { dir } = released({ 'plumbline.yaml': top, 'frameworks/water.yaml': framework('{2015: 50}') });
  const clean = await validate(dir);
  expect(clean).toMatchObject({ code: 0, found: [] });
  expect(clean.notChecked.map(({ what }) => what)).toEqual(['measurements']);
  write(dir, { 'frameworks/water.yaml': framework('{2015: 40}') });
  expect(await validate(dir)).toMatchObject({ code: 1, found: ['frameworks/water.yaml:11 tgt-changed-late'] });
  const kept = '    revisions: [{target: 2015, was: 50, date: 2016-02-01, reason: correction}]\n';
  write(dir, { 'frameworks/water.yaml': framework('{2015: 40}', kept) });
  expect(await validate(dir)).toMatchObject({ code: 0, found: [] });
});

test('what cannot be compared is said', async () => {
  const old = {
    'plumbline.yaml': top,
    'frameworks/water.yaml': 'id: [water\n',
    'frameworks/other.yaml': framework('{2015: 50}'),
  };
  const { dir } = released(old);
  write(dir, {
    'frameworks/water.yaml': framework('{2015: 40}'),
    'frameworks/other.yaml': 'id: other\ntitle: Other\nresults: {}\n',
  });
  expect((await validate(dir)).notChecked).toContainEqual({
    what: 'changes of frameworks/water.yaml since release/2013',
    why: 'The file of release/2013 cannot be read.',
  });
});

test('without a release the rules over changes are not counted as checked', async () => {
  const files = { 'plumbline.yaml': 'title: Clean water\n', 'frameworks/water.yaml': framework('{2015: 50}') };
  const alone = await validate(folder(files));
  const what = alone.notChecked.find((one) => one.what.startsWith('changes since the last release'));
  expect(what).toEqual({
    what: expect.stringContaining('tgt-changed-late'),
    why: 'plumbline.yaml names no release tags (releases: "release/*").',
  });
  const { dir } = released({ ...files, 'plumbline.yaml': top });
  const counted = (await validate(dir)).rules - alone.rules;
  expect(counted).toBe(what?.what.split(',').length);
});
