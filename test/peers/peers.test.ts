import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plumbline } from '../support/cli.ts';

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Mark {
  /** `file:line` */
  readonly place: string;
  readonly rule: string;
}

/** A line ends in `# expect: <rule>`; where a file has no comments, plumbline.yaml says `# expect: <file>:<line> <rule>`. */
function marksIn(folder: string): readonly Mark[] {
  const files = readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) =>
    readFileSync(join(here, folder, file), 'utf8')
      .split('\n')
      .flatMap((line, index): Mark[] => {
        const [, elsewhere, rule = ''] = /# expect: (?:(\S+:\d+) )?(\S+)$/.exec(line) ?? [];
        return rule === '' ? [] : [{ place: elsewhere ?? `${file}:${index + 1}`, rule }];
      }),
  );
}

interface Found {
  readonly diagnostics: readonly {
    readonly rule: string;
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

describe.each(folders)('%s', (folder) => {
  const marks = marksIn(folder);
  const [mark] = marks;

  test('breaks one rule at one line', () => {
    expect(marks.length).toBe(1);
  });

  test('does not pass validate', async () => {
    const run = await plumbline(join(here, folder), 'validate', '--format', 'json');
    const { diagnostics } = JSON.parse(run.out) as Found;
    const places = diagnostics
      .filter(({ rule }) => rule === mark?.rule)
      .map(({ file, range }) => `${file}:${range.start.line}`);
    expect(places).toEqual([mark?.place]);
    const alone = await plumbline(join(here, folder), 'validate', '--rule', mark?.rule ?? '', '--fail-on', 'warning');
    expect(alone.code).toBe(1);
  });
});

test('every failure has its row in the README, and every row its folder', () => {
  const rows = readFileSync(join(here, 'README.md'), 'utf8').matchAll(/^\| `([a-z-]+)` /gm);
  expect([...rows].map(([, folder]) => folder).toSorted()).toEqual(folders.toSorted());
});
