import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli.ts';
import { environment as gitEnvironment, repository } from '../git/repository.ts';
import { folder, home, plumbline } from '../support/cli.ts';

const asOf = ['--as-of', '2026-06-30'] as const;

/** The errors that validate finds. */
async function errors(dir: string): Promise<number> {
  const { out } = await plumbline(dir, 'validate', '--format', 'json', ...asOf);
  return JSON.parse(out).summary.errors;
}

test('the worked example is made, says what is next, and is in order', async () => {
  const dir = folder({});
  const { code, out, err } = await plumbline(dir, 'init', 'demo', '--yes');
  expect({ code, err }).toEqual({
    code: 0,
    err: '→ cd demo\n→ plumbline validate\n→ plumbline report --all --out reports\nREADME.md says how to go on.\n',
  });
  expect(out).toMatch(/^demo: a portfolio with \d+ files\.\n$/);
  const demo = join(dir, 'demo');
  expect(await errors(demo)).toBe(0);
  expect(await plumbline(demo, 'fmt', '--check')).toMatchObject({ code: 0, out: '' });
  const { out: changes } = await plumbline(demo, 'diff', join(home, 'frameworks/example-city'), '.', ...asOf);
  expect(changes).toContain('No change in meaning.');
  // The schema that a file names is there.
  for (const file of ['plumbline.yaml', 'frameworks/programme.yaml', 'mappings/belvia-utility.yaml']) {
    const named = /\$schema=(\S+)/.exec(readFileSync(join(demo, file), 'utf8'))?.[1] ?? '';
    expect(existsSync(join(demo, file, '..', named)), `${file} → ${named}`).toBe(true);
  }
  const settings = JSON.parse(readFileSync(join(demo, '.vscode/settings.json'), 'utf8'));
  for (const schema of Object.keys(settings['yaml.schemas'])) expect(existsSync(join(demo, schema)), schema).toBe(true);
  expect(readFileSync(join(demo, 'TUTORIAL.md'), 'utf8')).not.toContain('frameworks/example-city');
});

test('a nearly empty one has no findings but infos, whatever its title', async () => {
  const dir = folder({});
  await plumbline(dir, 'init', 'x', '--empty', '--yes', '--title', 'Eau: "potable" # 1', '--ci', 'gitlab');
  const { out } = await plumbline(join(dir, 'x'), 'validate', '--format', 'json', ...asOf);
  expect(JSON.parse(out).summary).toMatchObject({ errors: 0, warnings: 0 });
  expect(parse(readFileSync(join(dir, 'x/plumbline.yaml'), 'utf8')).title).toBe('Eau: "potable" # 1');
  expect(await plumbline(join(dir, 'x'), 'fmt', '--check')).toMatchObject({ code: 0 });
  expect(existsSync(join(dir, 'x/.gitlab-ci.yml'))).toBe(true);
  expect(existsSync(join(dir, 'x/.github'))).toBe(false);
});

test('on a terminal it asks, and asks again where the answer is none', async () => {
  const dir = folder({});
  const answers = ['perhaps', 'empty', 'Clean water', ''];
  const questions: string[] = [];
  const context = {
    ...{
      cwd: dir,
      home,
      version: '0.0.0',
      today: '2026-06-30',
      environment: { npm_command: 'exec' },
      colour: false,
      width: 80,
    },
    out: () => {},
    err: (text: string) => questions.push(text),
    ask: async (question: string) => {
      questions.push(question);
      return answers.shift() ?? '';
    },
  };
  expect(await main(['init', 'x'], context)).toBe(0);
  expect(questions).toEqual([
    'Begin with the worked example, or nearly empty? (example, empty) [example] ',
    'Begin with the worked example, or nearly empty? (example, empty) [example] ',
    'Title of the portfolio [x] ',
    'Continuous integration? (github, gitlab, both, none) [both] ',
    '→ cd x\n→ npx plumbline validate\n→ npx plumbline report --all --out reports\nREADME.md says how to go on.\n',
  ]);
  expect(parse(readFileSync(join(dir, 'x/frameworks/programme.yaml'), 'utf8')).title).toBe('Clean water');
});

test('what is there already is left as it is', async () => {
  const dir = folder({ 'README.md': 'Ours.\n', '.gitignore': 'ours\n' });
  const { err } = await plumbline(dir, 'init', '--yes', '--empty');
  expect(err).toContain('Left as they were: .gitignore, README.md.\n');
  expect(readFileSync(join(dir, 'README.md'), 'utf8')).toBe('Ours.\n');
  expect(await plumbline(dir, 'init', '--yes')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is there already'),
  });
});

describe('in a fresh repository', () => {
  beforeAll(() => {
    if (!existsSync(join(home, 'dist/plumbline.cjs')))
      execFileSync(process.execPath, [join(home, '.scripts/build.mjs')], { cwd: home });
  });
  const environment = { ...gitEnvironment, PLUMBLINE: `${process.execPath} ${join(home, 'bin/plumbline.js')}` };

  async function fresh() {
    const dir = folder({});
    await plumbline(dir, 'init', '--yes');
    const repo = repository(dir);
    repo.commit('2026-01-01', {});
    const run = (command: string, ...argv: string[]) => {
      const { status, stdout, stderr } = spawnSync(command, argv, { cwd: dir, encoding: 'utf8', env: environment });
      return { status, stdout, stderr };
    };
    const edit = (file: string, from: string, to: string) => {
      const text = readFileSync(join(dir, file), 'utf8');
      expect(text).toContain(from);
      writeFileSync(join(dir, file), text.replace(from, to));
    };
    return { repo, run, edit, dir };
  }

  test('the script of continuous integration is green, says what changes, and red where something is wrong', async () => {
    const { repo, run, edit, dir } = await fresh();
    expect(run('sh', '.plumbline/ci.sh')).toMatchObject({ status: 0, stdout: expect.stringContaining('no errors') });
    edit('frameworks/country-a.yaml', '2025: 56', '2025: 60');
    repo.commit('2026-01-02', {});
    expect(run('sh', '.plumbline/ci.sh', 'HEAD~1').status).toBe(0);
    expect(readFileSync(join(dir, 'plumbline-diff.md'), 'utf8')).toContain('target of 2025: 56 → 60');
    // The page itself is not for Git.
    expect(repo.git('status', '--porcelain')).toBe('');
    edit('frameworks/country-a.yaml', 'result: reliable-water', 'result: reliable-wine');
    const red = run('sh', '.plumbline/ci.sh', 'HEAD');
    expect(red.status).toBe(1);
    expect(red.stdout).toContain('reliable-wine');
    expect(red.stdout).toContain('## What changed in meaning');
  });

  test('the hook looks at the files of the commit alone', async () => {
    const { repo, run, edit } = await fresh();
    repo.git('config', 'core.hooksPath', '.githooks');
    edit('frameworks/country-a.yaml', 'result: reliable-water', 'result: reliable-wine');
    repo.git('add', '--all');
    const refused = run('git', 'commit', '--message', 'Wine');
    expect(refused.status).toBe(1);
    expect(`${refused.stdout}${refused.stderr}`).toContain('frameworks/country-a.yaml');
    repo.git('reset', '--quiet');
    edit('plumbline.yaml', 'title: Arun', 'title: Aron');
    repo.git('add', 'plumbline.yaml');
    expect(run('git', 'commit', '--quiet', '--message', 'Title').status).toBe(0);
  });

  test('workflows fetch the whole history, and name the package in full', async () => {
    const { dir } = await fresh();
    const workflow = parse(readFileSync(join(dir, '.github/workflows/plumbline.yml'), 'utf8'));
    const [checkout] = workflow.jobs.check.steps;
    expect(checkout.with).toEqual({ 'fetch-depth': 0 });
    expect(parse(readFileSync(join(dir, '.gitlab-ci.yml'), 'utf8')).plumbline.variables).toEqual({ GIT_DEPTH: 0 });
    for (const file of ['.plumbline/ci.sh', '.githooks/pre-commit']) {
      expect(readFileSync(join(dir, file), 'utf8')).toContain('npx --yes --package plumbline-cli@0.0.0 -- plumbline');
    }
  });
});
