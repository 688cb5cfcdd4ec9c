import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Git needs from outside, and nothing of the machine it runs on. */
export const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A repository in an empty folder, whose commits and tags are of the days that are said. */
export interface Repository {
  readonly dir: string;
  git(...args: readonly string[]): string;
  /** Writes files and commits everything; noon of that day. */
  commit(day: string, files: Readonly<Record<string, string>>): void;
  /** Annotated, made on that day; without a day a plain one. */
  tag(name: string, day?: string): void;
}

export function repository(dir: string): Repository {
  const run = (args: readonly string[], day = '2015-01-01') =>
    execFileSync('git', args, {
      cwd: dir,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...environment, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  run(['init', '--quiet', '--initial-branch=main']);
  run(['config', 'user.name', 'Test']);
  run(['config', 'user.email', 'test@example.org']);
  return {
    dir,
    git: (...args) => run(args),
    commit(day, files) {
      write(dir, files);
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '--message', day], day);
    },
    tag: (name, day) => {
      run(day === undefined ? ['tag', name] : ['tag', '--annotate', '--message', name, name], day);
    },
  };
}

export function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}
