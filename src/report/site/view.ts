import type { Framework } from '../../model/portfolio.ts';
import { type Said, said } from '../edition.ts';
import { type PageView, pageView } from '../page.ts';
import type { About, Brief, ReportDocument } from '../report.ts';
import type { words } from './words/en.ts';

/** The page that leads to every document, by report and by framework. */
export interface IndexView extends PageView<typeof words> {
  readonly reports: readonly IndexReport[];
  readonly frameworks: readonly IndexFramework[];
}

/** A kind of report, what it is for, and its documents. */
export interface IndexReport {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly documents: readonly IndexLink[];
  /** Those on the whole portfolio. */
  readonly whole: readonly IndexLink[];
  /** `12 documents` */
  readonly count: string;
  /** So many that a page folds them: each stands with its framework as well. */
  readonly many: boolean;
}

/** A framework and the documents on it. */
export interface IndexFramework {
  readonly id: string;
  readonly title: Said;
  readonly status: string;
  /** draft reviewed final */
  readonly statusKey: string;
  readonly version: string;
  readonly documents: readonly IndexLink[];
}

export interface IndexLink {
  /** Its file without the extension. */
  readonly file: string;
  readonly title: Said;
}

/** A report with the documents that were made of it. */
export interface Made {
  readonly name: string;
  readonly about: About;
  readonly documents: readonly Pick<ReportDocument, 'file' | 'framework' | 'title'>[];
}

/** So many documents of a report are listed as they are. */
const most = 4;

export function indexView(made: readonly Made[], brief: Brief<typeof words>): IndexView {
  const { edition, facts } = brief;
  const whole = brief.words.labels.wholePortfolio;
  const nameOf = (framework: Framework | null) => (framework === null ? whole : said(framework.title, edition));
  const reports = made
    .filter(({ documents }) => documents.length > 0)
    .map(({ name, about, documents }) => ({
      ...{ name, title: about.title, description: about.description },
      documents: documents.map(({ file, framework, title }) => ({ file, title: title ?? nameOf(framework) })),
      whole: documents
        .filter(({ framework }) => framework === null)
        .map(({ file, title }) => ({ file, title: title ?? nameOf(null) })),
      count: brief.words.counted(documents.length),
      many: documents.length > most,
    }));
  const frameworks = facts.frameworks.map(({ framework }) => ({
    id: framework.id,
    title: said(framework.title, edition),
    status: edition.words.status[framework.status],
    statusKey: framework.status,
    version: framework.version ?? '',
    documents: made.flatMap(({ about, documents }) =>
      documents
        .filter((one) => one.framework?.id === framework.id)
        .map(({ file, title }) => ({ file, title: title ?? about.title })),
    ),
  }));
  return pageView({ ...brief, index: '' }, null, {
    reports,
    frameworks: frameworks.filter(({ documents }) => documents.length > 0),
  });
}
