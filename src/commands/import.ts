import { basename, join, resolve } from 'node:path';
import { isFile, isFolder, listFiles, readPieces, writeFiles } from '../io.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { Context, Outcome } from './context.ts';
import type { Importer, ImportOptions } from './importer.ts';

/** The formats, each in a file of its own that is loaded when it is asked for. */
const importers: Readonly<Record<string, () => Promise<Importer>>> = {
  iati: async () => (await import('./import-iati.ts')).iati,
};

export const importFormats: readonly string[] = [...Object.keys(importers), 'xlsx'];

/** Makes a portfolio of somebody else's file, in a folder that holds nothing yet; a workbook is taken into the one there is. */
export async function importFrom(
  format: string,
  file: string,
  options: ImportOptions,
  context: Context,
): Promise<Outcome> {
  if (format === 'xlsx') return (await import('./import-xlsx.ts')).importXlsx(file, options, context);
  const load = importers[format];
  if (load === undefined) {
    throw new UserError(
      `There is no import from "${format}".`,
      suggest(format, importFormats) ?? `There are ${importFormats.join(', ')}.`,
    );
  }
  if (options.out === undefined) throw new UserError('import makes a portfolio; expected --out <folder>.');
  const path = resolve(context.cwd, file);
  if (!isFile(path)) throw new UserError(`There is no file ${file}.`);
  const out = resolve(context.cwd, options.out);
  if (isFile(out) || (isFolder(out) && listFiles(out, '.').length > 0)) {
    throw new UserError(
      `${options.out} is not empty.`,
      'Name a folder that does not exist yet: nothing of yours is overwritten.',
    );
  }
  const importer = await load();
  const said = importer(
    { name: basename(file), pieces: () => readPieces(path) },
    (files) => void writeFiles(files.map(({ path: name, text }) => ({ path: join(out, name), text }))),
    options,
  );
  context.out(said);
  if (options.quiet !== true)
    context.err(`wrote the portfolio ${options.out}; plumbline validate --dir ${options.out} checks it.\n`);
  return 0;
}
