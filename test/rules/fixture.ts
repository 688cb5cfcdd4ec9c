import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputFile, load } from '../../src/load.ts';
import { families, rules } from '../../src/rules/index.ts';
import { readingRules } from '../../src/rules/reading-rules.ts';
import { runClosing, runRules } from '../../src/rules/run.ts';
import { closingRules } from '../../src/rules/setting/index.ts';
import type { Diagnostic } from '../../src/text/finding.ts';

const here = import.meta.dirname;
export const shared: InputFile = { file: 'plumbline.yaml', text: readFileSync(join(here, 'plumbline.yaml'), 'utf8') };
export const ids = [...Object.values(families).flat(), ...closingRules, ...readingRules].map(({ id }) => id);

/** A portfolio that a rule is tried on. Lines are those of the file on disk, so that findings can be looked up there. */
export interface Fixture {
  readonly name: string;
  readonly files: readonly InputFile[];
  /** `file:line` of the lines that end in `# expect: <rule>`. */
  readonly marked: readonly string[];
}

/** What a rule is tried on: `wrong.yaml`, `right.yaml`, and the rest of its folder as a portfolio of its own. */
export function fixturesOf(id: string): readonly Fixture[] {
  const dir = join(here, id);
  const parts = ['wrong', 'right'].filter((name) => existsSync(join(dir, `${name}.yaml`)));
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(yaml|csv)$/.test(name) && !/^(wrong|right)\.yaml$/.test(name));
  const folder = names.map((file) => ({ file, text: readFileSync(join(dir, file), 'utf8') }));
  return [
    ...parts.map((name) => fixture(name, sections(readFileSync(join(dir, `${name}.yaml`), 'utf8')), id)),
    ...(folder.length === 0 ? [] : [fixture('folder', folder, id)]),
  ];
}

function fixture(name: string, files: readonly InputFile[], id: string): Fixture {
  const own = files.some(({ file }) => file === 'plumbline.yaml');
  const marked = files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (line.endsWith(`# expect: ${id}`) ? [`${file}:${index + 1}`] : [])),
  );
  const read = files.map(({ file, text }) => ({ file, text: file.endsWith('.csv') ? unmarked(text) : text }));
  return { name, files: own ? read : [...read, shared], marked };
}

/** A CSV has no comments: its marks are taken off before it is read. */
function unmarked(text: string): string {
  return text.replaceAll(/ *# expect: \S+$/gm, '');
}

/** The files of one text: `# file: <path>` starts each; what stands before the first is `frameworks/main.yaml`. */
export function sections(text: string): readonly InputFile[] {
  const files: { file: string; lines: string[] }[] = [{ file: 'frameworks/main.yaml', lines: [] }];
  for (const line of text.split('\n')) {
    const file = /^# file: (\S+)(?: expect: \d+)?$/.exec(line)?.[1];
    if (file === undefined) files.at(-1)?.lines.push(line);
    else files.push({ file, lines: [] });
  }
  return files
    .filter(({ lines }, index) => index > 0 || lines.some((line) => line.trim() !== ''))
    .map(({ file, lines }) => ({ file, text: `${lines.join('\n').trimEnd()}\n` }));
}

/** What all rules say of a fixture. Files below `released/` are the portfolio as it was last released. */
export async function findingsIn({ files }: Fixture): Promise<readonly Diagnostic[]> {
  const before = files.filter(({ file }) => file.startsWith('released/'));
  const now = files.filter(({ file }) => !file.startsWith('released/'));
  const { portfolio, diagnostics } = await load(now);
  const released = before.length === 0 ? undefined : await load(withSettings(before, files));
  const asOf = '2026-06-30';
  const found = runRules(rules, {
    portfolio,
    asOf,
    ruleIds: ids,
    measured: new Set(now.flatMap(({ file }) => /^measurements\/(.+)\.csv$/.exec(file)?.[1] ?? [])),
    ...(released === undefined ? {} : { released: released.portfolio }),
  });
  const all = [...diagnostics, ...found.diagnostics];
  return [...all, ...runClosing(closingRules, { portfolio, asOf, diagnostics: all, unchecked: new Set() })];
}

function withSettings(before: readonly InputFile[], files: readonly InputFile[]): readonly InputFile[] {
  const moved = before.map(({ file, text }) => ({ file: file.slice('released/'.length), text }));
  const own = moved.some(({ file }) => file === 'plumbline.yaml');
  return own ? moved : [...moved, ...files.filter(({ file }) => file === 'plumbline.yaml')];
}
