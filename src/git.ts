import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { folders, type StoredBytes, textOf } from './io.ts';
import type { InputFile } from './load.ts';

/** What a portfolio said when it was last released, or why that is not at hand. */
export type Release =
  | {
      readonly tag: string;
      readonly files: readonly InputFile[];
      /** The files on disk are not those of the release. */
      readonly changed: boolean;
    }
  | { readonly reason: string };

/** Where a portfolio stands, and what it says now. */
export interface WorkingCopy {
  readonly dir: string;
  /** What plumbline.yaml says under `releases`: a pattern of tags. */
  readonly pattern: string;
  readonly files: readonly InputFile[];
  readonly environment: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The portfolio's texts at the newest revision that a release tag marks and the current revision descends from. Two Git processes,
 * a third where files differ. They read only: nothing is written, asked for or fetched.
 */
export async function readRelease(copy: WorkingCopy): Promise<Release> {
  const git = gitIn(copy);
  try {
    const tag = newest(
      await git('for-each-ref', '--merged=HEAD', `--format=${tagFields}`, `refs/tags/${copy.pattern}`),
    );
    if (tag === undefined) return { reason: await noTag(git, copy.pattern) };
    const entries = entriesOf(await git('ls-tree', '-r', '-z', tag.commit, '--', 'plumbline.yaml', ...folders));
    if (!entries.some(({ file }) => file === 'plumbline.yaml')) {
      return { reason: `The portfolio did not stand in this folder at ${tag.name}.` };
    }
    return { tag: tag.name, ...(await textsOf(entries, copy, git)) };
  } catch (error) {
    if (error instanceof GitFailure) return { reason: error.message };
    throw error;
  }
}

/** A portfolio as a revision has it, or why that cannot be had. */
export type Revision =
  | {
      /** Its full name in Git. */
      readonly commit: string;
      readonly files: readonly InputFile[];
      /** What stands in its measurements/, as bytes. */
      readonly stored: readonly StoredBytes[];
    }
  | { readonly reason: string };

/** Everything that a revision (a tag, a branch, a commit) has of the portfolio in this folder. Three Git processes, which only read. */
export async function readRevision(
  revision: string,
  copy: Pick<WorkingCopy, 'dir' | 'environment'>,
): Promise<Revision> {
  const git = gitIn(copy);
  try {
    const commit = (await git('rev-parse', '--verify', `${revision}^{commit}`)).toString().trim();
    const tree = await git('ls-tree', '-r', '-z', commit, '--', 'plumbline.yaml', ...folders, 'measurements');
    const entries = entriesOf(tree);
    if (!entries.some(({ file }) => file === 'plumbline.yaml')) {
      return { reason: `The portfolio did not stand in this folder at ${revision}.` };
    }
    const contents = await contentsOf(entries, git);
    const isStored = ({ file }: Entry) => file.startsWith('measurements/');
    return {
      commit,
      files: contents.flatMap(([entry, bytes]) =>
        isStored(entry) ? [] : [{ file: entry.file, ...textOf(entry.file, bytes) }],
      ),
      stored: contents.flatMap(([entry, bytes]) => (isStored(entry) ? [{ file: entry.file, bytes }] : [])),
    };
  } catch (error) {
    if (error instanceof GitFailure) return { reason: error.message };
    throw error;
  }
}

/** The newest commit that changed something of the portfolio, and whether the files on disk are still its. */
export interface Origin {
  /** Its full name in Git. */
  readonly commit: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly changed: boolean;
}

/** Where the portfolio comes from; undefined where it is not kept in Git. Two Git processes, which only read. */
export async function readOrigin(copy: Pick<WorkingCopy, 'dir' | 'environment'>): Promise<Origin | undefined> {
  const git = gitIn(copy);
  const paths = ['plumbline.yaml', ...folders, 'measurements', 'corrections', 'templates'];
  try {
    const log = (await git('log', '-1', '--format=%H %cs', '--', ...paths)).toString().trim();
    const [commit = '', date = ''] = log.split(' ');
    if (commit === '') return undefined;
    const status = await git('status', '--porcelain', '--', ...paths);
    return { commit, date, changed: status.length > 0 };
  } catch (error) {
    if (error instanceof GitFailure) return undefined;
    throw error;
  }
}

/** Commit and day of a tag; those of an annotated one stand behind its `*`. */
const tagFields = '%(objectname) %(*objectname) %(committerdate:unix) %(*committerdate:unix) %(refname)'.replaceAll(
  ' ',
  '%09',
);

interface Tag {
  readonly name: string;
  readonly commit: string;
  readonly time: number;
}

/** The tag on the latest commit; of several there the last by name. Days of tagging say nothing: an old revision may be tagged later. */
function newest(refs: Buffer): Tag | undefined {
  const lines = refs.toString().split('\n').slice(0, -1);
  const tags = lines.map((line): Tag => {
    const [own = '', peeled = '', time = '', peeledTime = '', name = ''] = line.split('\t');
    return { name: name.replace('refs/tags/', ''), commit: peeled || own, time: Number(peeledTime || time) };
  });
  const byTime = (a: Tag, b: Tag) => a.time - b.time || (a.name < b.name ? -1 : 1);
  return tags.toSorted(byTime).at(-1);
}

async function noTag(git: Git, pattern: string): Promise<string> {
  const none = `No tag ${pattern} marks the current revision or one before it`;
  const shallow = (await git('rev-parse', '--is-shallow-repository')).toString().trim() === 'true';
  return shallow ? `${none}; the clone is shallow: git fetch --unshallow --tags brings them.` : `${none}.`;
}

interface Entry {
  readonly file: string;
  readonly blob: string;
}

/** Plain files that the portfolio reads; names are relative to its folder. */
function entriesOf(tree: Buffer): readonly Entry[] {
  return tree
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, blob, file] = /^100\d+ blob ([0-9a-f]+)\t(.+\.(?:ya?ml|csv))$/s.exec(line) ?? [];
      const isHidden = file?.split('/').some((part) => part.startsWith('.')) ?? true;
      return blob === undefined || file === undefined || isHidden ? [] : [{ file, blob }];
    });
}

/** Texts that have not changed are taken from disk; Git is asked for the others. */
async function textsOf(
  entries: readonly Entry[],
  { files }: WorkingCopy,
  git: Git,
): Promise<{ readonly files: readonly InputFile[]; readonly changed: boolean }> {
  const onDisk = new Map(files.map((file) => [file.file, file]));
  const same = entries.flatMap(({ file, blob }) => {
    const now = onDisk.get(file);
    return now !== undefined && isBlob(now, blob) ? [now] : [];
  });
  if (same.length === entries.length) return { files: same, changed: same.length < files.length };
  const kept = new Set(same.map(({ file }) => file));
  const others = entries.filter(({ file }) => !kept.has(file));
  const fetched = (await contentsOf(others, git)).map(([{ file }, bytes]) => ({ file, ...textOf(file, bytes) }));
  return { files: [...same, ...fetched], changed: true };
}

/** The bytes of files; those that the repository lacks are left out. */
async function contentsOf(entries: readonly Entry[], git: Git): Promise<readonly (readonly [Entry, Buffer])[]> {
  const answer = await git.ask(entries.map(({ blob }) => `${blob}\n`).join(''), 'cat-file', '--batch');
  const contents = splitBatch(answer);
  return entries.flatMap((entry, index) => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [[entry, bytes] as const];
  });
}

/** Whether Git keeps this text under that name; line ends that Git turned on checkout do not matter. */
function isBlob({ text, unreadable }: InputFile, blob: string): boolean {
  if (unreadable !== undefined) return false;
  const isText = (one: string) => {
    const bytes = Buffer.from(one);
    const hash = createHash(blob.length > 40 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob;
  };
  return isText(text) || (text.includes('\r\n') && isText(text.replaceAll('\r\n', '\n')));
}

/** The answers of `cat-file --batch`: a line with the size, the bytes, a line end; undefined for an object that is not there. */
function splitBatch(answer: Buffer): readonly (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(answer.toString('latin1', at, end))?.[1];
    at = end + 1;
    contents.push(size === undefined ? undefined : answer.subarray(at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
  }
  return contents;
}

/** Why Git gave no answer, in words. */
class GitFailure extends Error {}

interface Git {
  (...args: readonly string[]): Promise<Buffer>;
  /** The same, with something to read. */
  ask(input: string, ...args: readonly string[]): Promise<Buffer>;
}

function gitIn({ dir, environment }: Pick<WorkingCopy, 'dir' | 'environment'>): Git {
  const ask: Git['ask'] = (input, ...args) =>
    new Promise((resolve, reject) => {
      const options = {
        cwd: dir,
        env: quiet(environment),
        encoding: 'buffer',
        maxBuffer: 1 << 30,
        windowsHide: true,
      } as const;
      const child = execFile(
        'git',
        ['--no-pager', ...args],
        { ...options, timeout: 60_000 },
        (error, stdout, stderr) => {
          if (error === null) resolve(stdout);
          else reject(new GitFailure(reasonOf(error, stderr.toString())));
        },
      );
      // It may end before it has read: why, its exit says.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
  return Object.assign((...args: readonly string[]) => ask('', ...args), { ask });
}

/** Variables that say which repository is meant: a hook's is not about the folder that we stand in. */
const ofRepository =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|SHALLOW_FILE|GRAFT_FILE|CONFIG)$/i;

/** English, without questions, locks or a way to another machine: a clone that lacks objects would fetch them. */
function quiet(environment: Environment): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !ofRepository.test(name));
  const own = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_ALLOW_PROTOCOL: 'none' };
  return { ...Object.fromEntries(kept), ...own };
}

function reasonOf(error: Error & { readonly code?: unknown; readonly killed?: boolean }, stderr: string): string {
  if (error.code === 'ENOENT') return 'Git is not installed, or not on the path.';
  if (error.killed === true) return 'Git did not answer within a minute.';
  if (stderr.includes('not a git repository')) return 'The portfolio does not stand in a Git repository.';
  if (stderr.includes('Needed a single revision')) return 'Git knows no such revision.';
  if (stderr.includes('malformed object name')) return 'The Git repository has no revision yet.';
  if (stderr.includes('dubious ownership'))
    return 'Git does not trust the repository, which belongs to another user: see safe.directory in git help config.';
  const [first = ''] = stderr.replace(/^fatal: /, '').split('\n');
  return `Git says: ${first === '' ? error.message : first}`;
}
