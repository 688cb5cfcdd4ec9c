import { resolve } from 'node:path';
import { writeFiles } from '../io.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { Context, Outcome } from './context.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';

/** The formats, each in a file of its own that is loaded when it is asked for. */
const exporters: Readonly<Record<string, () => Promise<Exporter>>> = {
  iati: async () => (await import('./export-iati.ts')).iati,
  csv: async () => (await import('./export-tables.ts')).csv,
  json: async () => (await import('./export-tables.ts')).json,
  xlsx: async () => (await import('./export-xlsx.ts')).xlsx,
  svg: async () => (await import('./export-chain.ts')).svg,
  mermaid: async () => (await import('./export-chain.ts')).mermaid,
};

export const exportFormats: readonly string[] = Object.keys(exporters);

/** Writes the portfolio in another format: to a file or a folder, or a single file to stdout. */
export async function exportAs(format: string, options: ExportOptions, context: Context): Promise<Outcome> {
  const load = exporters[format];
  if (load === undefined) {
    throw new UserError(
      `There is no export to "${format}".`,
      suggest(format, exportFormats) ?? `There are ${exportFormats.join(', ')}.`,
    );
  }
  const exporter = await load();
  if (exporter.makes === 'folder' && options.out === undefined) {
    throw new UserError(`export ${format} writes several files; expected --out <folder>.`);
  }
  if (exporter.binary === true && options.out === undefined) {
    throw new UserError(`export ${format} writes no text; expected --out <file>.`);
  }
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  const exported = await exporter.make({ opened, chosen: chosen(opened, options), asOf, options, context });
  if (exported === undefined) return 1;
  const tell = (line: string) => options.quiet !== true && context.err(`${line}\n`);
  if (options.asOf === undefined) tell(`As of ${asOf} (today).`);
  exported.about.forEach(tell);
  for (const file of exported.files) {
    if (options.out === undefined) {
      if ('text' in file) context.out(file.text);
      continue;
    }
    const { name } = file;
    const path =
      exporter.makes === 'file' ? resolve(context.cwd, options.out) : resolve(context.cwd, options.out, name);
    const shown = exporter.makes === 'file' ? options.out : `${options.out.replace(/\/$/, '')}/${name}`;
    tell(`${writeFiles([{ ...file, path }]).length > 0 ? 'wrote' : 'unchanged'} ${shown}`);
  }
  return exported.whole && isWhole(opened.portfolio) ? 0 : 1;
}

/** The portfolio with the frameworks that are asked for. Throws a UserError for one that there is not. */
function chosen({ portfolio }: Opened, { framework }: ExportOptions): Portfolio {
  if (framework === undefined) return portfolio;
  const known = portfolio.frameworks.map(({ id }) => id);
  for (const id of framework) {
    if (!known.includes(id)) throw new UserError(`There is no framework "${id}".`, suggest(id, known));
  }
  return { ...portfolio, frameworks: portfolio.frameworks.filter(({ id }) => framework.includes(id)) };
}

function isWhole({ unknown }: Portfolio): boolean {
  return !unknown.portfolio && !unknown.library && unknown.frameworks.size === 0;
}
