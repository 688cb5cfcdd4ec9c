import { join, relative, resolve, sep } from 'node:path';
import { readPortfolio, writeFiles } from '../io.ts';
import { formatVersion, type InputFile, kindOf } from '../load.ts';
import { type FileKind, propertiesAt } from '../schema-lookup.ts';
import { UserError } from '../text/user-error.ts';
import { parseYaml } from '../text/yaml.ts';
import { editYaml } from '../text/yaml-edit.ts';
import { type LaidOut, layOutYaml } from '../text/yaml-layout.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { findFiles } from './open.ts';

export interface FmtOptions extends CommonOptions {
  /** Only name what is laid out otherwise. */
  readonly check?: boolean;
  /** Bring the portfolio to the file format of this program. */
  readonly migrate?: boolean;
}

/** Lays the YAML files of the portfolio out, or those that are named. Fails, with `check`, when one is laid out otherwise. */
export async function fmt(named: readonly string[], options: FmtOptions, context: Context): Promise<Outcome> {
  const { dir } = findFiles({ ...options, cache: false }, context);
  const files = chosen(named, dir, context);
  const laid = await Promise.all(
    files.map(async (file) => ({ file, result: await laidOut(file, options.migrate === true) })),
  );
  const changed = laid.flatMap(({ file, result }) =>
    'text' in result && result.text !== file.text ? [{ file: file.file, text: result.text }] : [],
  );
  const refused = laid.flatMap(({ file, result }) =>
    'refused' in result ? [{ file: file.file, why: result.refused }] : [],
  );
  if (options.check !== true) writeFiles(changed.map(({ file, text }) => ({ path: join(dir, file), text })));
  context.out(changed.map(({ file }) => `${file}\n`).join(''));
  for (const { file, why } of refused) context.err(`${file} is left as it is. ${why}\n`);
  if (options.quiet !== true) context.err(closing(changed.length, files.length - refused.length, options));
  return refused.length > 0 || (options.check === true && changed.length > 0) ? 1 : 0;
}

function closing(changed: number, all: number, { check }: FmtOptions): string {
  const files = `${all} ${all === 1 ? 'file' : 'files'}`;
  if (changed === 0) return `${files}: laid out as they should be.\n`;
  if (check === true) return `${changed} of ${files} laid out otherwise.\n→ plumbline fmt lays them out.\n`;
  return `${changed} of ${files} laid out anew.\n`;
}

/** The YAML files of the portfolio; of those that are named, the ones that it reads. */
function chosen(named: readonly string[], dir: string, { cwd }: Context): readonly InputFile[] {
  const all = readPortfolio(dir).filter(({ file }) => kindOf(file) !== undefined);
  if (named.length === 0) return all;
  return named.map((name) => {
    const file = relative(dir, resolve(cwd, name)).split(sep).join('/');
    const found = all.find((one) => one.file === file);
    if (found !== undefined) return found;
    throw new UserError(
      `${name} is no YAML file of the portfolio.`,
      'Expected plumbline.yaml, or a file in frameworks, library, narratives, reviews or mappings.',
    );
  });
}

async function laidOut({ file, text, unreadable }: InputFile, migrate: boolean): Promise<LaidOut> {
  if (unreadable !== undefined) return { refused: unreadable };
  const kind = kindOf(file) ?? 'framework';
  const { value } = await parseYaml(file, text);
  if (value === undefined) return { refused: 'It cannot be read as YAML: plumbline validate shows where.' };
  const current = migrate && kind === 'portfolio' ? migrated(text, value) : text;
  return layOutYaml(current, (path) => Object.keys(propertiesAt(kind satisfies FileKind, path, value)));
}

/** The text in the file format of this program: the first format is the only one so far, and its number may be left out. */
function migrated(text: string, value: unknown): string {
  if (typeof value !== 'object' || value === null || 'plumbline' in value) return text;
  const edited = editYaml(text, [{ kind: 'set', path: ['plumbline'], value: formatVersion }]);
  return 'text' in edited ? edited.text : text;
}
