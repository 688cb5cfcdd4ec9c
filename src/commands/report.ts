import { join, resolve } from 'node:path';
import { listFiles, readText, writeFiles } from '../io.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { editionOf } from '../report/edition.ts';
import { type Format, type Render, renderer, type Templates } from '../report/environment.ts';
import { type Report, type ReportDocument, reports } from '../report/reports.ts';
import { hasWords } from '../report/words.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { factsOf } from './facts.ts';
import { asOfDate, openForWork } from './open.ts';

export interface ReportOptions extends CommonOptions {
  /** Id of the only framework to report on. */
  readonly framework?: string;
  readonly list?: boolean;
  readonly all?: boolean;
}

/** Renders a report to stdout, or as files to --out; names the reports with --list. */
export async function report(name: string | undefined, options: ReportOptions, context: Context): Promise<Outcome> {
  if (options.list === true) return list(options, context);
  const chosen = chooseReports(name, options);
  const formats = chooseFormats(options);
  checkLanguage(options);
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  if (!isFramework(opened.portfolio, options.framework, context)) return 1;
  const { facts, whole } = await factsOf(opened, asOf, options, context);
  const edition = editionOf(facts, options.lang);
  tellDefaults(options, asOf, context);
  const documents = chosen.map((each) => ({
    report: each,
    documents: [
      ...each.documents(facts, edition, {
        ...(options.framework === undefined ? {} : { framework: options.framework }),
        linked: options.out !== undefined,
      }),
    ],
  }));
  if (documents.every((each) => each.documents.length === 0))
    context.err('The portfolio has no framework to report on.\n');
  for (const format of formats) {
    for (const each of documents) {
      const render = renderer(format, readTemplates(context.home, each.report.name, format));
      if (options.out === undefined) print(each.documents, render, format, context);
      else write(each.documents, render, format, options.out, options, context);
    }
  }
  return whole && isWhole(opened.portfolio, options.framework) ? 0 : 1;
}

function list({ format }: ReportOptions, context: Context): Outcome {
  if (format === 'json') {
    const rows = reports.map(({ name, title, formats, description }) => ({ name, title, formats, description }));
    context.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  } else if (format === undefined || format === 'text') {
    const width = Math.max(...reports.map(({ name }) => name.length));
    for (const { name, formats, description } of reports) {
      context.out(`${name.padEnd(width)}  ${formats.join(', ')}  ${description}\n`);
    }
  } else {
    throw new UserError(`--format is "${format}"; expected text or json for a list.`);
  }
  return 0;
}

function chooseReports(name: string | undefined, options: ReportOptions): readonly Report[] {
  if (options.all === true) {
    if (options.out === undefined) throw new UserError('report --all writes files; expected --out <folder>.');
    return reports;
  }
  const names = reports.map((each) => each.name);
  if (name === undefined) {
    throw new UserError(`A report is to be named: ${names.join(', ')}.`, 'plumbline report --list says what each is.');
  }
  const found = reports.find((each) => each.name === name);
  if (found === undefined) throw new UserError(`There is no report "${name}".`, suggest(name, names));
  return [found];
}

/** Markdown on stdout, HTML and Markdown as files, unless one is asked for. */
function chooseFormats({ format, out }: ReportOptions): readonly Format[] {
  if (format === undefined) return out === undefined ? ['md'] : ['html', 'md'];
  if (format === 'html' || format === 'md') return [format];
  throw new UserError(`--format is "${format}"; expected html or md.`);
}

function checkLanguage({ lang }: ReportOptions): void {
  if (lang === undefined || /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang)) return;
  throw new UserError(`--lang is "${lang}"; expected the code of a language, such as fr.`);
}

/** Whether there is a framework of that id to report on; one that could not be read has been counted among the problems. */
function isFramework(portfolio: Portfolio, id: string | undefined, context: Context): boolean {
  if (id === undefined || portfolio.frameworks.some((framework) => framework.id === id)) return true;
  if (portfolio.unknown.frameworks.has(id)) {
    context.err(`The framework ${id} cannot be read.\n`);
    return false;
  }
  const known = portfolio.frameworks.map((framework) => framework.id);
  throw new UserError(`There is no framework "${id}".`, suggest(id, known));
}

/** Nothing that the report is on was left out because its file cannot be read. */
function isWhole({ unknown }: Portfolio, framework: string | undefined): boolean {
  return !unknown.library && (framework !== undefined || unknown.frameworks.size === 0);
}

function tellDefaults(options: ReportOptions, asOf: string, context: Context): void {
  if (options.quiet === true) return;
  if (options.asOf === undefined) context.err(`As of ${asOf} (today).\n`);
  if (options.lang !== undefined && !hasWords(options.lang)) {
    context.err(
      `Reports have no words in "${options.lang}" yet; those that are not the portfolio's own are in English.\n`,
    );
  }
}

function readTemplates(home: string, name: string, format: Format): Templates {
  const read = (folder: string): ReadonlyMap<string, string> =>
    new Map(
      listFiles(home, folder)
        .filter((file) => file.endsWith(`.${format}.hbs`))
        .map((file) => [file.slice('templates/'.length, -`.${format}.hbs`.length), readText(join(home, file))]),
    );
  const partials = [...read('templates/partials')].map(
    ([file, text]) => [file.slice('partials/'.length), text] as const,
  );
  return { pages: read(`templates/${name}`), partials: new Map(partials) };
}

function print(documents: readonly ReportDocument[], render: Render, format: Format, context: Context): void {
  if (format === 'html' && documents.length > 1) {
    throw new UserError(
      `The report has ${documents.length} pages; standard output takes one page of HTML.`,
      'Name a folder with --out, or one framework with --framework.',
    );
  }
  documents.forEach(({ page, view }, index) => {
    context.out(`${index === 0 ? '' : '\n'}${render(page, view)}`);
  });
}

function write(
  documents: readonly ReportDocument[],
  render: Render,
  format: Format,
  out: string,
  options: ReportOptions,
  context: Context,
): void {
  for (const { file, page, view } of documents) {
    const name = `${file}.${format}`;
    const written = writeFiles([{ path: resolve(context.cwd, out, name), text: render(page, view) }]);
    if (options.quiet !== true) context.err(`${written.length > 0 ? 'wrote' : 'unchanged'} ${join(out, name)}\n`);
  }
}
