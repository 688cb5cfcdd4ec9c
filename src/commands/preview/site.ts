import type { Format } from '../../report/environment.ts';
import type { ReportInputs } from '../../report/report.ts';
import { reports } from '../../report/reports.ts';
import { BadTemplate } from '../../report/template.ts';
import type { Verdict } from '../../rules/verdict.ts';
import { UserError } from '../../text/user-error.ts';
import { catalogue } from '../catalogue.ts';
import type { CommonOptions, Context } from '../context.ts';
import { judge } from '../judge.ts';
import { asOfDate, openPortfolio } from '../open.ts';
import { inputsOf } from '../report-inputs.ts';
import { indexOrder, type Order, orderOf } from '../report-orders.ts';
import { offeredReports } from '../report-templates.ts';
import { textOf } from '../report-write.ts';

/** The reports of a portfolio as it stands; each is made when it is looked at. */
export interface Site {
  /** What makes the text of a file: `programme-scorecard.html`. */
  readonly pages: ReadonlyMap<string, () => string>;
  /** Undefined where nothing could be checked. */
  readonly verdict: Verdict | undefined;
  /** Why the pages are those from before the last change. */
  readonly mistake: Mistake | undefined;
  /** What the pages are made from; undefined where that could not be read yet. */
  readonly inputs: ReportInputs | undefined;
}

/** Something that cannot be shown, and the remedy; empty where there is none to name. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
}

/** Says of anything that is thrown what somebody who looks at the page has to know. */
export function mistakeOf(error: unknown): Mistake {
  if (error instanceof UserError) return { message: error.message, hint: error.hint ?? '' };
  if (error instanceof BadTemplate) return { message: error.message, hint: '' };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `This is a bug of Plumbline: ${message}`, hint: 'plumbline report prints it in full.' };
}

const nothing: Site = { pages: new Map(), verdict: undefined, mistake: undefined, inputs: undefined };

/**
 * The site after a change. Where it cannot be made, the pages are those from before, with the reason. Where templates alone have
 * changed, nothing is read or computed anew.
 */
export async function makeSite(
  dir: string,
  before: Site = nothing,
  onlyTemplates = false,
  options: CommonOptions,
  context: Context,
): Promise<Site> {
  try {
    const isRead = onlyTemplates && before.mistake === undefined;
    const { inputs, verdict } = isRead ? before : await readAgain(dir, options, context);
    if (inputs === undefined) {
      return { ...before, verdict, mistake: { message: 'plumbline.yaml cannot be read.', hint: '' } };
    }
    return { inputs, verdict, mistake: undefined, pages: await pagesOf(dir, inputs, context) };
  } catch (error) {
    return { ...before, mistake: mistakeOf(error) };
  }
}

/** Reads, checks and computes; without inputs where plumbline.yaml cannot be read, which the verdict then says. */
async function readAgain(
  dir: string,
  options: CommonOptions,
  context: Context,
): Promise<Pick<Site, 'inputs' | 'verdict'>> {
  const quiet = { ...options, dir, quiet: true };
  const opened = await openPortfolio(quiet, context);
  const asOf = asOfDate(options, context);
  if (opened.portfolio.unknown.portfolio) {
    const { environment } = context;
    return {
      inputs: undefined,
      verdict: await judge(opened, { asOf, release: false, environment, chosen: catalogue() }),
    };
  }
  const needs = new Set(reports.flatMap((report) => report.needs));
  const { inputs } = await inputsOf(opened, asOf, needs, quiet, context);
  return { inputs, verdict: inputs.verdict ?? undefined };
}

const formats: readonly Format[] = ['html', 'md'];

async function pagesOf(dir: string, inputs: ReportInputs, { home }: Context): Promise<Site['pages']> {
  const folders = { home, dir };
  const orders: Order[] = [];
  for (const offered of offeredReports(folders)) {
    orders.push(await orderOf(offered, formats, inputs, folders, { all: true, linked: true, index: 'index' }));
  }
  orders.push(await indexOrder(orders, formats, inputs, folders));
  return new Map(
    orders.flatMap(({ documents, renderers }) =>
      documents.flatMap((document) =>
        [...renderers].map(
          ([format, render]) => [`${document.file}.${format}`, () => textOf(document, render, format)] as const,
        ),
      ),
    ),
  );
}
