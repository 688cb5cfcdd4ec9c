import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { repository } from '../git/repository.ts';
import { folder, home, plumbline } from '../support/cli.ts';

const asOf = ['--as-of', '2026-06-30'] as const;

function example(): string {
  const dir = folder({});
  cpSync(join(home, 'frameworks/example-city'), dir, { recursive: true });
  return dir;
}

function edit(dir: string, file: string, ...edits: readonly (readonly [string, string])[]): void {
  let text = readFileSync(join(dir, file), 'utf8');
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  writeFileSync(join(dir, file), text);
}

/** The example, and a copy in which a final target, a link, a place and a description are others. */
function twoFolders(): readonly [string, string] {
  const [before, after] = [example(), example()];
  edit(
    after,
    'frameworks/country-a.yaml',
    ['{2024: 52, 2025: 56, 2027: 64}', '{2024: 52, 2025: 60, 2027: 64}'],
    ['likelihood: medium', 'likelihood: high'],
    ['Trained crews repair within two days.', 'Trained crews repair *within* one day.'],
  );
  edit(after, 'plumbline.yaml', ['title: Aruna\n', 'title: Arunia\n']);
  return [before, after];
}

test('two folders, as a page for a pull request', async () => {
  const [before, after] = twoFolders();
  const { out, code } = await plumbline(before, 'diff', before, after, '--format', 'md', ...asOf);
  expect(out.replaceAll(before, 'before').replaceAll(after, 'after')).toMatchInlineSnapshot(`
    "## What changed in meaning

    From \`before\` to \`after\`.

    ### Targets and baselines of final indicators

    - \`aruna/water-access\` Percentage of households in underserved settlements with piped water on the premises: target of 2025: 56 → 60 (not recorded under revisions)

    ### Assumptions and risks

    - \`aruna/meter-theft\` Meters are stolen for their brass.: likelihood: medium → high

    <details><summary>Details (2)</summary>

    - \`aruna/aruna-skills\` Municipal staff trained in Aruna.: link to aruna/reliable-water, because: “Trained crews repair within two days.” → “Trained crews repair \\*within\\* one day.”
    - \`aruna\` Arunia: title: “Aruna” → “Arunia”

    </details>

    ### Figures that move (as of 2026-06-30)

    - \`aruna/water-access\` Percentage of households in underserved settlements with piped water on the premises: achieved → at-risk; achievement 114.2% → 83.7% (−30.5 points); target 56 (2025) → 60 (2025)
    "
  `);
  expect(code).toBe(0);
});

test('the same for a terminal, against the portfolio that one is in', async () => {
  const [before, after] = twoFolders();
  const { out } = await plumbline(after, 'diff', before, ...asOf);
  expect(out.replaceAll(before, 'before')).toMatchInlineSnapshot(`
    "What changed in meaning from before to the working tree

    Targets and baselines of final indicators
      aruna/water-access  Percentage of households in underserved settlements with piped water on the premises
        target of 2025: 56 → 60 (not recorded under revisions)

    Assumptions and risks
      aruna/meter-theft  Meters are stolen for their brass.
        likelihood: medium → high

    Details
      aruna/aruna-skills  Municipal staff trained in Aruna.
        link to aruna/reliable-water, because: “Trained crews repair within two days.” → “Trained crews repair *within* one day.”
      aruna  Arunia
        title: “Aruna” → “Arunia”

    Figures that move (as of 2026-06-30)
      aruna/water-access  Percentage of households in underserved settlements with piped water on the premises
        achieved → at-risk; achievement 114.2% → 83.7% (−30.5 points); target 56 (2025) → 60 (2025)
    "
  `);
});

test('JSON is what its schema says', async () => {
  const [before, after] = twoFolders();
  rmSync(join(after, 'measurements/aruna/leak-repair.csv'));
  const { out } = await plumbline(before, 'diff', before, after, '--format', 'json', ...asOf);
  const schema = JSON.parse(readFileSync(join(home, 'schemas/diff-output.schema.json'), 'utf8'));
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
  expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
  const { figures } = JSON.parse(out);
  expect(figures).toHaveLength(2);
  // 57.56 % reached, from 45: of the way to 56 it was 1.1423, of that to 60 it is 0.8377.
  const water = figures.find(({ indicator }: { indicator: string }) => indicator === 'water-access');
  expect(water.achievementMoved).toBeCloseTo((23600 / 410 - 45) / 15 - (23600 / 410 - 45) / 11, 12);
  expect(water).toMatchObject({ measured: false, before: { target: { period: '2025', value: 56 } } });
  expect(figures.find(({ indicator }: { indicator: string }) => indicator === 'leak-repair')).toMatchObject({
    measured: true,
    after: { actual: null },
    actualMoved: null,
  });
});

describe('in Git', () => {
  test('a revision is compared with the working tree, and leaves nothing behind', async () => {
    const repo = repository(example());
    repo.commit('2026-01-01', {});
    repo.tag('release/2026');
    edit(repo.dir, 'frameworks/country-a.yaml', ['status: final', 'status: reviewed']);
    const temporary = folder({});
    const { TMPDIR } = process.env;
    process.env.TMPDIR = temporary;
    onTestFinished(() => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    });
    const { out, code } = await plumbline(repo.dir, 'diff', 'release/2026', ...asOf);
    expect(out).toContain('status: final → reviewed');
    expect(code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
    expect((await plumbline(repo.dir, 'diff', 'HEAD', 'HEAD', ...asOf)).out).toContain('No change in meaning.');
  });

  test('what is no revision is said', async () => {
    const { dir } = repository(example());
    const { code, err } = await plumbline(dir, 'diff', 'release/2020');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'release/2020 cannot be compared with. Git knows no such revision.\n→ Expected a tag, a branch or a commit of the repository, or a folder with a plumbline.yaml.\n',
    });
  });
});

test('what a broken file held is neither gone nor new, and it is said', async () => {
  const [before, after] = [example(), example()];
  edit(after, 'frameworks/country-b.yaml', ['id: belvia', 'id: belvia\nstrange: key']);
  const { out, code } = await plumbline(before, 'diff', before, after, '--format', 'json', ...asOf);
  const { changes, notCompared } = JSON.parse(out);
  expect(changes).toEqual([]);
  expect(notCompared).toEqual([
    { what: 'frameworks/country-b.yaml', why: `The file of ${after} cannot be read.` },
    { what: 'figures', why: 'They rest on all files.' },
  ]);
  expect(code).toBe(1);
});
