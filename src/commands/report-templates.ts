import { join } from 'node:path';
import { listFiles, readText } from '../io.ts';
import type { Format, Templates } from '../report/environment.ts';
import { type About, isPage, type Report, type ReportFormat } from '../report/report.ts';
import { reports } from '../report/reports.ts';
import type { Template } from '../report/template.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';

/** Where templates are looked for: ours, and those of the portfolio, which win. */
export interface TemplateFolders {
  /** Folder of the package. */
  readonly home: string;
  /** Folder of the portfolio; undefined where there is none. */
  readonly dir: string | undefined;
}

/** A report that can be asked for, and the templates it is rendered with. */
export interface Offered {
  readonly report: Report;
  /** Name of the folder of its templates. */
  readonly name: string;
  /** What a portfolio's own report is called; undefined for ours. */
  readonly own?: { readonly name: string; readonly title: string; readonly view: string };
  readonly formats: readonly ReportFormat[];
  about: Report['about'];
}

/** Our reports, and those that only the portfolio has templates for. */
export function offeredReports(folders: TemplateFolders): readonly Offered[] {
  const ours = reports.map((report) => ({
    report,
    name: report.name,
    formats: report.formats,
    about: report.about,
  }));
  return [...ours, ...ownReports(folders)];
}

/** Pages and partials of a report in a format; of two with the same name the portfolio's. */
export function templatesOf(name: string, base: string, format: Format, { home, dir }: TemplateFolders): Templates {
  const read = (folder: string) => {
    const found = readTemplates(home, `templates/${folder}`, format, false);
    return dir === undefined ? found : new Map([...found, ...readTemplates(dir, `templates/${folder}`, format, true)]);
  };
  const pages = read(name);
  const partials = read('partials');
  const inside = (folder: string, found: ReadonlyMap<string, Template>) =>
    [...found].map(([page, template]) => [`${folder}/${page}`, template] as const);
  const shared = base === name ? [] : inside(base, read(base));
  return { pages, partials: new Map([...partials, ...shared, ...inside(name, pages)]) };
}

function readTemplates(dir: string, folder: string, format: Format, isOwn: boolean): ReadonlyMap<string, Template> {
  const end = `.${format}.hbs`;
  const files = listFiles(dir, folder).filter((file) => file.endsWith(end));
  return new Map(
    files.map((file) => {
      const name = file.slice(folder.length + 1, -end.length);
      return [name, { file, text: readText(join(dir, file)), isOwn }];
    }),
  );
}

/** Folders below the portfolio's `templates/` that no report of ours has: each says in its first line which view it shows. */
function ownReports({ dir }: TemplateFolders): readonly Offered[] {
  if (dir === undefined) return [];
  const known = new Set(['partials', 'index', ...reports.map(({ name }) => name)]);
  const files = listFiles(dir, 'templates').filter((file) => /^templates\/[^/]+\/.*\.(html|md)\.hbs$/.test(file));
  const names = [...new Set(files.map((file) => file.split('/')[1] ?? ''))].filter((name) => !known.has(name));
  return names.map((name) => {
    const mine = files.filter((file) => file.startsWith(`templates/${name}/`));
    const { view, title } = headOf(mine, dir, name);
    const report = reports.find((one) => one.name === view);
    if (report === undefined) {
      const views = reports.map((one) => one.name);
      throw new UserError(
        `${mine[0]}: there is no view "${view}".`,
        suggest(view, views) ?? `Views: ${views.join(', ')}.`,
      );
    }
    const formats = report.formats
      .filter(isPage)
      .filter((format) => mine.some((file) => file.endsWith(`.${format}.hbs`)));
    const about = async (language: Parameters<Report['about']>[0]): Promise<About> => ({
      ...(await report.about(language)),
      title: title === '' ? name : title,
    });
    return { report, name, own: { name, title: title === '' ? name : title, view }, formats, about };
  });
}

/** `{{!-- view: scorecard; title: Letter to the city --}}` at the top of one of its templates. */
function headOf(
  files: readonly string[],
  dir: string,
  name: string,
): { readonly view: string; readonly title: string } {
  for (const file of files) {
    const comment = /^\s*\{\{!(?:--)?([\s\S]*?)(?:--)?\}\}/.exec(readText(join(dir, file)))?.[1] ?? '';
    const view = /(?:^|;)\s*view:\s*([\w-]+)/.exec(comment)?.[1];
    const title = /(?:^|;)\s*title:\s*([^;]+?)\s*(?:;|$)/.exec(comment)?.[1] ?? '';
    if (view !== undefined) return { view, title };
  }
  throw new UserError(
    `templates/${name} names no view; no report of that name comes with Plumbline.`,
    'Begin one of its templates with {{!-- view: scorecard; title: … --}}.',
  );
}
