import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOfDate, openForWork } from '../../src/commands/open.ts';
import { inputsOf } from '../../src/commands/report-inputs.ts';
import type { Language } from '../../src/report/language.ts';
import type { ReportDocument } from '../../src/report/report.ts';
import { reports } from '../../src/report/reports.ts';
import { indexOf } from '../../src/report/site/report.ts';
import type { Made } from '../../src/report/site/view.ts';
import { render } from '../report/sample.ts';
import { home } from '../support/cli.ts';

/** A document as a page on disk. */
export interface Sheet {
  /** `example-city/aruna-scorecard` */
  readonly name: string;
  readonly report: string;
  readonly path: string;
  readonly html: string;
}

/** A document that can be made into a page. */
interface Draft {
  readonly portfolio: string;
  readonly report: string;
  /** Drafts of the same template look alike. */
  readonly template: string;
  readonly document: ReportDocument;
}

const portfolios = ['example-city', 'cities-alliance'];

/**
 * The pages of every report of both shipped portfolios, written below `out`: all of them in each variant, or one of each template,
 * of the first portfolio and the second in turn.
 */
export async function sheetsIn(out: string, all: boolean, language: Language = 'en'): Promise<readonly Sheet[]> {
  const drafts = (await Promise.all(portfolios.map((portfolio) => draftsOf(portfolio, language)))).flat();
  return (all ? drafts : oneOfEach(drafts)).map(({ portfolio, report, document }) => {
    const html = render(document, report, 'html');
    const path = join(out, portfolio, `${document.file}.html`);
    mkdirSync(join(out, portfolio), { recursive: true });
    writeFileSync(path, html);
    return { html, name: `${portfolio}/${document.file}`, report, path };
  });
}

async function draftsOf(portfolio: string, language: Language): Promise<readonly Draft[]> {
  const context = {
    ...{ cwd: join(home, 'frameworks', portfolio), home, version: '0.0.0', today: '2026-06-30' },
    ...{ environment: {}, colour: false, width: undefined, out: () => {}, err: () => {} },
  };
  const opened = await openForWork({}, context);
  const needs = new Set(reports.flatMap((report) => report.needs));
  const { inputs } = await inputsOf(opened, asOfDate({}, context), needs, { lang: language }, context);
  const drafts: Draft[] = [];
  const add = (report: string, document: ReportDocument) => {
    const about = document.framework === null ? 'the whole' : 'a framework';
    drafts.push({ portfolio, report, template: `${report} ${document.page} on ${about}`, document });
  };
  const made: Made[] = [];
  for (const report of reports) {
    for (const variant of report.variants.length === 0 ? [''] : report.variants) {
      const documents = [...(await report.documents(inputs, { variant, linked: true, index: 'index' }))];
      if (variant === (report.variants[0] ?? ''))
        made.push({ name: report.name, about: await report.about(language), documents });
      for (const document of documents) add(report.name, document);
    }
  }
  const index = await indexOf(made).documents(inputs, { variant: '', linked: true, index: '' });
  for (const document of index) add('index', document);
  return drafts;
}

/** Of each template the document on the framework with the fewest indicators. */
function oneOfEach(drafts: readonly Draft[]): readonly Draft[] {
  const templates = [...new Set(drafts.map(({ template }) => template))];
  const size = ({ document: { framework } }: Draft) => framework?.indicators.size || Number.POSITIVE_INFINITY;
  return templates.flatMap((template, turn) => {
    const alike = drafts.filter((draft) => draft.template === template);
    const own = alike.filter(({ portfolio }) => portfolio === portfolios[turn % portfolios.length]);
    return (own.length > 0 ? own : alike).toSorted((a, b) => size(a) - size(b)).slice(0, 1);
  });
}
