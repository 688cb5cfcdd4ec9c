import { resolve } from 'node:path';
import { findPortfolio, isFolder } from '../io.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { hasWords, languageOf } from '../report/language.ts';
import { isPage, type ReportFormat } from '../report/report.ts';
import { reports } from '../report/reports.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { asOfDate, openForWork } from './open.ts';
import { inputsOf } from './report-inputs.ts';
import { indexOrder, type Order, orderOf } from './report-orders.ts';
import { type Offered, offeredReports, type TemplateFolders } from './report-templates.ts';
import { printDocument, writeDocument, writeForWord } from './report-write.ts';

export interface ReportOptions extends CommonOptions {
  /** Id of the only framework to report on. */
  readonly framework?: string;
  /** Name of the form, of a report that has several. */
  readonly variant?: string;
  readonly list?: boolean;
  readonly all?: boolean;
  /** What templates are given, in the place of what they make of it. */
  readonly printView?: boolean;
}

/** Renders a report to stdout, or as files to --out; names the reports with --list. */
export async function report(name: string | undefined, options: ReportOptions, context: Context): Promise<Outcome> {
  checkLanguage(options);
  if (options.list === true) return list(options, context);
  const folders: TemplateFolders = { home: context.home, dir: portfolioOf(options, context) };
  const chosen = chooseReports(name, offeredReports(folders), options);
  const wanted = chooseFormats(options);
  const isForWord = wanted.includes('docx');
  if (isForWord) checkWord(chosen, options);
  const formats = wanted.filter(isPage);
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  if (!isFramework(opened.portfolio, options.framework, context)) return 1;
  const needs = new Set(chosen.flatMap((each) => each.report.needs));
  const { inputs, whole } = await inputsOf(opened, asOf, needs, options, context);
  tellDefaults(options, asOf, context);
  const orders: Order[] = [];
  const linked = { linked: options.out !== undefined, index: options.all === true ? 'index' : '' };
  for (const offered of chosen)
    orders.push(await orderOf(offered, formats, inputs, folders, { ...options, ...linked }));
  if (orders.every(({ documents }) => documents.length === 0))
    context.err('The portfolio has no framework to report on.\n');
  if (options.printView === true) printViews(orders, context);
  else if (options.out === undefined) print(orders, context);
  else {
    const out = { out: options.out, quiet: options.quiet === true };
    if (options.all === true) orders.push(await indexOrder(orders, formats, inputs, folders));
    for (const { documents, renderers } of orders) {
      for (const document of documents) {
        if (isForWord) await writeForWord(document, asOf, out, context);
        else writeDocument(document, renderers, out, context);
      }
    }
  }
  return whole && isWhole(opened.portfolio, options.framework) ? 0 : 1;
}

async function list({ format, lang, ...options }: ReportOptions, context: Context): Promise<Outcome> {
  const language = languageOf(lang === undefined ? [] : [lang]);
  const offered = offeredReports({ home: context.home, dir: portfolioOf(options, context) });
  const rows = await Promise.all(
    offered.map(async ({ name, formats, about, report: { variants } }) => {
      const { title, description } = await about(language);
      return { name, title, formats, description, ...(variants.length === 0 ? {} : { variants }) };
    }),
  );
  if (format === 'json') {
    context.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  } else if (format === undefined || format === 'text') {
    const width = Math.max(...rows.map(({ name }) => name.length));
    for (const { name, formats, description, variants } of rows) {
      const forms = variants === undefined ? '' : ` Variants: ${variants.join(', ')}.`;
      context.out(`${name.padEnd(width)}  ${formats.join(', ')}  ${description}${forms}\n`);
    }
  } else {
    throw new UserError(`--format is "${format}"; expected text or json for a list.`);
  }
  return 0;
}

/** The portfolio whose templates count; a list of reports needs none. */
function portfolioOf({ dir }: ReportOptions, { cwd }: Context): string | undefined {
  const from = resolve(cwd, dir ?? '.');
  return isFolder(from) ? findPortfolio(from) : undefined;
}

function chooseReports(
  name: string | undefined,
  offered: readonly Offered[],
  options: ReportOptions,
): readonly Offered[] {
  if (options.all === true) {
    if (options.out === undefined && options.printView !== true)
      throw new UserError(
        'report --all writes files; expected --out <folder>.',
        'For example: plumbline report --all --out reports',
      );
    return offered;
  }
  const names = offered.map((each) => each.name);
  if (name === undefined) {
    throw new UserError(`A report is to be named: ${names.join(', ')}.`, 'plumbline report --list says what each is.');
  }
  const found = offered.find((each) => each.name === name);
  if (found === undefined) throw new UserError(`There is no report "${name}".`, suggest(name, names));
  return [found];
}

/** Markdown on stdout, HTML and Markdown as files, unless one is asked for; Word only where it is asked for. */
function chooseFormats({ format, out }: ReportOptions): readonly ReportFormat[] {
  if (format === undefined) return out === undefined ? ['md'] : ['html', 'md'];
  if (format === 'html' || format === 'md' || format === 'docx') return [format];
  throw new UserError(`--format is "${format}"; expected html, md or docx.`);
}

/** Word is for what is passed on and edited: one report at a time, as a file. It has no templates, so none of the portfolio's. */
function checkWord([report]: readonly Offered[], options: ReportOptions): void {
  if (options.all === true)
    throw new UserError('report --all writes pages that point to each other; expected --format html or md.');
  if (report !== undefined && !report.formats.includes('docx')) {
    const names = reports.filter(({ formats }) => formats.includes('docx')).map(({ name }) => name);
    throw new UserError(`${report.name} is not made for Word.`, `These are: ${names.join(', ')}.`);
  }
  if (options.out === undefined && options.printView !== true)
    throw new UserError('report --format docx writes files; expected --out <folder>.', 'For example: --out reports');
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
      `Reports have no words in "${options.lang}" yet; those that are not the portfolio's own are in another language.\n`,
    );
  }
}

function print(orders: readonly Order[], context: Context): void {
  const [order] = orders;
  const [entry] = order?.renderers ?? [];
  if (order === undefined || entry === undefined) return;
  const [format, render] = entry;
  const { documents } = order;
  if (format === 'html' && documents.length > 1) {
    throw new UserError(
      `The report has ${documents.length} pages; standard output takes one page of HTML.`,
      'Name a folder with --out, or one framework with --framework.',
    );
  }
  documents.forEach((document, index) => {
    if (index > 0) context.out('\n');
    printDocument(document, render, format, context);
  });
}

/** What templates are given: one object a document. */
function printViews(orders: readonly Order[], context: Context): void {
  const views = orders.flatMap(({ name, documents }) =>
    documents.map((document) => ({ report: name, file: document.file, page: document.page, view: document.view() })),
  );
  context.out(`${JSON.stringify(views, undefined, 2)}\n`);
}
