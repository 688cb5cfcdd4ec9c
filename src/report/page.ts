import { onceTogether } from '../model/once.ts';
import type { Framework } from '../model/portfolio.ts';
import { type Abbreviation, abbreviationsIn, type Note, notesOf } from './annex.ts';
import type { FigureView } from './figures.ts';
import type { Brief, ReportWords } from './report.ts';
import { frameworkTitle, portfolioTitle, type TitleBlock } from './title-block.ts';
import type { Words } from './words.ts';

/** What the partials page-head and page-foot show: part of every view. */
export interface PageView<W extends ReportWords = ReportWords> {
  /** Words that stand as they are: those that all reports share, and the report's own. */
  readonly labels: Words['labels'] & W['labels'];
  readonly title: TitleBlock;
  /** What the symbols beside figures mean. */
  readonly notes: readonly Note[];
  readonly abbreviations: readonly Abbreviation[];
  /** File of the page that lists all documents, without its extension; empty where there is none. */
  readonly index: string;
  readonly layout: Layout;
}

/** How a page is laid out: on paper across or upright, or as slides. */
export type Layout = 'landscape' | 'portrait' | 'slides';

/** A view with what every page has: title block, notes on the symbols of its figures where it has some, abbreviations that occur in it. */
export function pageView<W extends ReportWords, S extends object>(
  brief: Brief<W>,
  framework: Framework | null,
  shown: S,
  figures?: Iterable<FigureView | null>,
  layout: Layout = 'landscape',
): S & PageView<W> {
  const { edition } = brief;
  const title = titleOf(brief, framework);
  return {
    labels: labelsOf(brief),
    title,
    ...shown,
    notes: figures === undefined ? [] : notesOf(figures, edition),
    abbreviations: abbreviationsIn({ title, shown }, framework ?? undefined, edition),
    index: brief.index,
    layout,
  };
}

export function labelsOf<W extends ReportWords>({ edition, words }: Brief<W>): PageView<W>['labels'] {
  return allLabels(edition.words, words) as PageView<W>['labels'];
}

/** The same object for all documents of a report. */
const allLabels = onceTogether((shared: Words, own: ReportWords) => ({ ...shared.labels, ...own.labels }));

/** The title block of a document on a framework, or on the portfolio. */
export function titleOf(brief: Brief, framework: Framework | null): TitleBlock {
  const { words, variant, own } = brief;
  const title = own?.title ?? words.variants?.[variant]?.title ?? words.title;
  return framework === null ? portfolioTitle(title, brief) : frameworkTitle(framework, title, brief);
}
