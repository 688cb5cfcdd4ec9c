import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Release, readRelease } from '../../src/git.ts';
import { readPortfolio } from '../../src/io.ts';
import { folder } from '../support/cli.ts';
import { environment, repository, write } from './repository.ts';

const top = 'title: Portfolio\nreleases: "release/*"\n';
const first = { 'plumbline.yaml': top, 'frameworks/water.yaml': 'id: water\n' };

function release(dir: string, more: Readonly<Record<string, string>> = {}): Promise<Release> {
  return readRelease({
    dir,
    pattern: 'release/*',
    files: readPortfolio(dir),
    environment: { ...environment, ...more },
  });
}

/** Names and texts of the release. */
async function texts(dir: string): Promise<readonly (readonly [string, string])[]> {
  const found = await release(dir);
  if ('reason' in found) throw new Error(found.reason);
  return found.files.map(({ file, text }) => [file, text] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** A repository with one released portfolio. */
function released() {
  const repo = repository(folder({}));
  repo.commit('2013-01-01', first);
  repo.tag('release/2013', '2013-01-02');
  return repo;
}

describe('what was released', () => {
  test('is what the files are, where nothing changed: Git is not asked for their texts', async () => {
    const { dir } = released();
    const now = readPortfolio(dir);
    const found = await readRelease({ dir, pattern: 'release/*', files: now, environment });
    expect(found).toEqual({ tag: 'release/2013', files: [now[1], now[0]], changed: false });
    // The very texts that were read from disk.
    expect('files' in found && found.files.every((file) => now.includes(file))).toBe(true);
  });

  test('is what the files were: changed, added and removed ones, committed or not', async () => {
    const repo = released();
    repo.commit('2014-01-01', { 'frameworks/water.yaml': 'id: water\ntitle: Water\n' });
    write(repo.dir, { 'frameworks/health.yaml': 'id: health\n' });
    expect(await texts(repo.dir)).toEqual([
      ['frameworks/water.yaml', 'id: water\n'],
      ['plumbline.yaml', top],
    ]);
    expect(await release(repo.dir)).toMatchObject({ changed: true });
    rmSync(join(repo.dir, 'frameworks/water.yaml'));
    expect(await texts(repo.dir)).toContainEqual(['frameworks/water.yaml', 'id: water\n']);
  });

  test('is read in a subfolder, whatever its name and those of its files are', async () => {
    const repo = repository(folder({}));
    const at = 'Länder und Städte/é "x"';
    repo.commit('2013-01-01', {
      'plumbline.yaml': 'title: Another portfolio above\n',
      [`${at}/plumbline.yaml`]: top,
      [`${at}/frameworks/eau potable/à Mbalé.yaml`]: 'id: eau\n',
      [`${at}/plans/eau/accès.csv`]: 'kind,period,value\n',
      [`${at}/frameworks/.hidden.yaml`]: 'no: part of it\n',
      [`${at}/frameworks/notes.txt`]: 'no part of it\n',
    });
    repo.tag('release/2013');
    write(repo.dir, { [`${at}/frameworks/eau potable/à Mbalé.yaml`]: 'id: eau\ntitle: Eau\n' });
    expect(await texts(join(repo.dir, at))).toEqual([
      ['frameworks/eau potable/à Mbalé.yaml', 'id: eau\n'],
      ['plans/eau/accès.csv', 'kind,period,value\n'],
      ['plumbline.yaml', top],
    ]);
  });

  test('is that of the tag on the latest commit, whenever the tags were made', async () => {
    const repo = released();
    repo.commit('2014-01-01', { 'frameworks/water.yaml': 'id: water\ntitle: Two\n' });
    repo.tag('release/2014');
    repo.tag('other/2014');
    repo.git('checkout', '--quiet', 'release/2013');
    repo.tag('release/late', '2016-01-01');
    repo.git('checkout', '--quiet', 'main');
    expect(await release(repo.dir)).toMatchObject({ tag: 'release/2014', changed: false });
    // A tag on another branch marks nothing that this one descends from.
    repo.git('checkout', '--quiet', '-b', 'side', 'release/2013');
    expect(await release(repo.dir)).toMatchObject({ tag: 'release/late' });
  });

  test('does not differ by line ends that Git turned on checkout', async () => {
    const { dir } = released();
    write(dir, { 'frameworks/water.yaml': 'id: water\r\n' });
    expect(await release(dir)).toMatchObject({ changed: false });
  });

  test('is read in a work tree, and by a hook that names another repository', async () => {
    const repo = released();
    const tree = join(folder({}), 'tree');
    repo.git('worktree', 'add', '--quiet', tree);
    expect(await release(tree)).toMatchObject({ tag: 'release/2013' });
    const odd = {
      GIT_DIR: '/nowhere/.git',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: 'none',
      GIT_LITERAL_PATHSPECS: '1',
    };
    expect(await release(repo.dir, odd)).toMatchObject({ tag: 'release/2013' });
  });

  test('is read without a trace in the repository', async () => {
    const repo = released();
    const state = () => readdirSync(repo.dir, { recursive: true, encoding: 'utf8' }).toSorted();
    const before = state();
    write(repo.dir, { 'frameworks/water.yaml': 'id: water\ntitle: Water\n' });
    await release(repo.dir);
    expect(state()).toEqual(before);
  });
});

describe('why there is none', () => {
  const reason = async (dir: string, more?: Readonly<Record<string, string>>) => {
    const found = await release(dir, more);
    return 'reason' in found ? found.reason : found;
  };

  test('no tag of that name', async () => {
    const repo = repository(folder({}));
    repo.commit('2013-01-01', first);
    repo.tag('v1');
    expect(await reason(repo.dir)).toBe('No tag release/* marks the current revision or one before it.');
  });

  test('a shallow clone ends before the tag', async () => {
    const repo = released();
    repo.commit('2014-01-01', {});
    const clone = join(folder({}), 'clone');
    repo.git('clone', '--quiet', '--depth', '1', `file://${repo.dir}`, clone);
    expect(await reason(clone)).toBe(
      'No tag release/* marks the current revision or one before it; the clone is shallow: git fetch --unshallow --tags brings them.',
    );
    repo.tag('release/2014');
    const tagged = join(folder({}), 'tagged');
    repo.git('clone', '--quiet', '--depth', '1', '--branch', 'release/2014', `file://${repo.dir}`, tagged);
    expect(await reason(tagged)).toMatchObject({ tag: 'release/2014', changed: false });
  });

  test('a clone that lacks the texts does not fetch them', async () => {
    const repo = released();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    repo.commit('2014-01-01', { 'frameworks/water.yaml': 'id: water\ntitle: Water\n' });
    const clone = join(folder({}), 'clone');
    repo.git('clone', '--quiet', '--filter=blob:none', `file://${repo.dir}`, clone);
    expect(await reason(clone)).toMatch(/^Git says: .*(not allowed|promisor)/);
  });

  test('the portfolio did not stand there yet', async () => {
    const repo = repository(folder({}));
    repo.commit('2013-01-01', { 'README.md': 'Nothing yet\n' });
    repo.tag('release/2013');
    repo.commit('2014-01-01', first);
    expect(await reason(repo.dir)).toBe('The portfolio did not stand in this folder at release/2013.');
  });

  test('no revision, no repository, no Git', async () => {
    const { dir } = repository(folder(first));
    expect(await reason(dir)).toBe('The Git repository has no revision yet.');
    const outside = folder(first);
    expect(await reason(outside, { GIT_CEILING_DIRECTORIES: outside })).toBe(
      'The portfolio does not stand in a Git repository.',
    );
    const empty = join(outside, 'bin');
    mkdirSync(empty);
    expect(await reason(dir, { PATH: empty })).toBe('Git is not installed, or not on the path.');
  });
});
