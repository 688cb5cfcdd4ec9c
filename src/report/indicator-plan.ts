import type { Indicator } from '../model/portfolio.ts';
import type { Progress } from '../progress/facts.ts';
import { periodText } from './dates.ts';
import { type Edition, partyName, type Said, said, told } from './edition.ts';
import { baselineView, type FigureView, targetView, wordsView } from './figures.ts';
import { type Span, spansIn, type WebPage, webPage } from './prose.ts';

/** What is planned for an indicator: its row in the results matrix. */
export interface IndicatorView {
  readonly id: string;
  readonly name: Said;
  readonly unit: Said;
  /** Names of the dimensions it is broken down by. */
  readonly brokenDownBy: string;
  readonly proxy: Said;
  /** Each period on its own, or as a running total; empty for a level. */
  readonly counted: string;
  readonly status: string;
  /** draft reviewed final retired */
  readonly statusKey: string;
  readonly baseline: FigureView | null;
  readonly milestones: readonly FigureView[];
  readonly target: FigureView | null;
  readonly source: Said;
  /** The same where the source is a page on the web; null elsewhere. */
  readonly sourcePage: WebPage | null;
  readonly frequency: readonly string[];
  readonly responsible: readonly string[];
  readonly note: readonly Span[];
}

/** The row of an indicator; `progress` supplies a baseline that is computed from parts. */
export function indicatorView(indicator: Indicator, progress: Progress | undefined, edition: Edition): IndicatorView {
  const planned = plannedFigures(indicator, edition);
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    unit: said(indicator.unit, edition),
    brokenDownBy: indicator.disaggregateBy
      .map(({ id }) => told(edition.portfolio.dimensions.get(id)?.title ?? id, edition))
      .join(', '),
    proxy: said(indicator.proxy, edition),
    counted: edition.words.cumulation[indicator.cumulation ?? ''] ?? '',
    status: edition.words.status[indicator.status] ?? indicator.status,
    statusKey: indicator.status,
    baseline: baselineView(indicator, edition, progress?.baseline),
    milestones: planned.slice(0, -1),
    target: planned.at(-1) ?? null,
    source: said(indicator.source, edition),
    sourcePage: webPage(said(indicator.source, edition)),
    frequency: frequencies(indicator, edition),
    responsible: responsibilities(indicator, edition),
    note: indicator.note === undefined ? [] : spansIn(indicator.note, edition),
  };
}

/** Milestones and the final target; for a milestone measure without targets its steps in their order. */
function plannedFigures(indicator: Indicator, edition: Edition): readonly FigureView[] {
  if (indicator.targets.length > 0) return indicator.targets.map((target) => targetView(target, indicator, edition));
  return [...indicator.steps.values()].map((step) =>
    wordsView(said(step.text, edition), step.due === undefined ? '' : periodText(step.due, edition.words), []),
  );
}

function frequencies({ collectionFrequency, reportingFrequency }: Indicator, { words }: Edition): readonly string[] {
  const word = (frequency: string) => words.frequency[frequency] ?? frequency;
  if (collectionFrequency === undefined) return reportingFrequency === undefined ? [] : [word(reportingFrequency)];
  if (reportingFrequency === undefined || reportingFrequency === collectionFrequency)
    return [word(collectionFrequency)];
  return [word(collectionFrequency), words.reportedAt(word(reportingFrequency))];
}

function responsibilities({ responsible }: Indicator, edition: Edition): readonly string[] {
  const { words } = edition;
  const { collect, report, approve } = responsible;
  if (collect !== undefined && collect.id === report?.id && collect.id === approve?.id) {
    return [partyName(collect, edition)];
  }
  return [
    ...(collect === undefined ? [] : [words.collects(partyName(collect, edition))]),
    ...(report === undefined ? [] : [words.reports(partyName(report, edition))]),
    ...(approve === undefined ? [] : [words.approves(partyName(approve, edition))]),
  ];
}
