import { basename, resolve } from 'node:path';
import { parts, type Repository } from '../formats/open-sdg/repository.ts';
import { filesBelow, isFile, isFolder, listFiles, openFolder, readInput, readPieces } from '../io.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { Context, Outcome } from './context.ts';
import type { Importer, ImportOptions } from './importer.ts';

/** The formats, each in a file of its own that is loaded when it is asked for. */
const importers: Readonly<Record<string, () => Promise<Importer>>> = {
  iati: async () => (await import('./import-iati.ts')).iati,
  'open-sdg': async () => (await import('./import-open-sdg.ts')).openSdg,
};

export const importFormats: readonly string[] = [...Object.keys(importers), 'xlsx'];

/**
 * Makes a portfolio of somebody else's file or folder, in a folder that holds nothing yet; a workbook is taken into the one there
 * is.
 */
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
  const importer = await load();
  const path = resolve(context.cwd, file);
  if (importer.takes === 'file' ? !isFile(path) : !isFolder(path))
    throw new UserError(`There is no ${importer.takes} ${file}.`);
  const out = resolve(context.cwd, options.out);
  if (isFile(out) || (isFolder(out) && listFiles(out, '.').length > 0)) {
    throw new UserError(
      `${options.out} is not empty.`,
      'Name a folder that does not exist yet: nothing of yours is overwritten.',
    );
  }
  const made = openFolder(out);
  try {
    const said =
      importer.takes === 'file'
        ? importer.run({ name: basename(file), pieces: () => readPieces(path) }, made.add, options)
        : await importer.run(repositoryAt(path), made.add, options);
    await made.close();
    context.out(said);
  } catch (error) {
    made.abandon();
    throw error;
  }
  if (options.quiet !== true)
    context.err(`wrote the portfolio ${options.out}; plumbline validate --dir ${options.out} checks it.\n`);
  return 0;
}

function repositoryAt(path: string): Repository {
  return {
    name: basename(path),
    files: parts.flatMap((part) => filesBelow(path, part)),
    read: (file) => readInput(path, file),
  };
}
