import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { isFile, readInput, writeFiles } from '../io.ts';
import { type InputFile, loadMapping } from '../load.ts';
import type { Mapping } from '../model/mapping.ts';
import type { Diagnostic } from '../text/finding.ts';
import { nearest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import type { Opened } from './open.ts';

/** A file as findings name it: from the top of the portfolio where it is inside, else as it was given. */
export function fileToOpen(file: string, dir: string, cwd: string): { readonly path: string; readonly name: string } {
  const path = resolve(cwd, file);
  return { path, name: insideOf(dir, path) ?? file };
}

/** Relative to the portfolio, with `/`; undefined for what lies outside of it. */
export function insideOf(dir: string, path: string): string | undefined {
  const inside = relative(dir, path);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
}

/**
 * The mapping of that name in mappings/, or in a file. Null where anything is wrong with it, which is said on stderr; a UserError
 * where there is none.
 */
export async function openMapping(wanted: string, opened: Opened, context: Context): Promise<Mapping | null> {
  const file = findMapping(wanted, opened, context);
  const { mapping, diagnostics } = await loadMapping(file, opened.portfolio);
  if (mapping !== undefined) return mapping;
  tell(diagnostics, context);
  return null;
}

function findMapping(wanted: string, { files, dir }: Opened, { cwd }: Context): InputFile {
  const named = files.find(({ file }) => file === `mappings/${wanted}.yaml` || file === `mappings/${wanted}.yml`);
  if (named !== undefined) return named;
  const { path, name } = fileToOpen(wanted, dir, cwd);
  if (isFile(path)) return { ...readInput(dirname(path), basename(path)), file: name };
  const names = files.flatMap(({ file }) => /^mappings\/([^/]+)\.ya?ml$/.exec(file)?.[1] ?? []);
  const near = nearest(wanted, names);
  const known =
    names.length === 0
      ? 'The portfolio has no mappings yet: plumbline ingest --suggest-mapping <csv> proposes one.'
      : `Known: ${names.join(', ')}.`;
  throw new UserError(
    `There is no mapping ${wanted}, neither in mappings/ nor as a file.`,
    near === undefined ? known : `Did you mean "${near}"?`,
  );
}

function tell(diagnostics: readonly Diagnostic[], { err }: Context): void {
  for (const { file, range, message, hint } of diagnostics) {
    const remedy = hint === undefined ? '' : `  → ${hint}\n`;
    err(`${file}:${range.start.line}:${range.start.column} ${message}\n${remedy}`);
  }
}

/** Prints a first mapping for a file, or writes it to `--out`. */
export async function proposeMapping(
  files: readonly string[],
  opened: Opened,
  { out, quiet }: CommonOptions,
  context: Context,
): Promise<Outcome> {
  const [file, second] = files;
  if (file === undefined || second !== undefined) {
    throw new UserError(
      '--suggest-mapping is for one file at a time.',
      'Name one of the files: the mapping may fit the others too.',
    );
  }
  const wanted = fileToOpen(file, opened.dir, context.cwd);
  if (!isFile(wanted.path)) throw new UserError(`${file}: there is no such file.`);
  const { proposedMapping } = await import('../measurements/mapping/propose.ts');
  const proposed = proposedMapping(wanted, opened.portfolio);
  if ('problems' in proposed) {
    tell(proposed.problems, context);
    return 1;
  }
  if (out === undefined) context.out(proposed.text);
  else {
    const path = resolve(context.cwd, out);
    if (isFile(path)) throw new UserError(`${out} exists already.`, 'Name another file with --out, or delete it.');
    writeFiles([{ path, text: proposed.text }]);
    if (quiet !== true) context.err(`Written: ${out}. Look at every line of it before you use it.\n`);
  }
  return 0;
}
