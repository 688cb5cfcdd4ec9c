import type { Indicator } from '../../model/portfolio.ts';
import { isLeftToParts, lacksNarrative } from '../../progress/deviation.ts';
import type { FrameworkProgress, Progress } from '../../progress/facts.ts';
import { profileOf } from '../../rules/profiles.ts';
import type { Badge } from '../badge.ts';
import { hasLines, pictureStyle, sparkView } from '../chart-views.ts';
import { periodText } from '../dates.ts';
import { partyName, type Said, said } from '../edition.ts';
import type { FigureView } from '../figures.ts';
import { levelTitle } from '../levels.ts';
import { type MethodBox, methodBox, withCourseRule } from '../method-box.ts';
import { type PageView, pageView } from '../page.ts';
import { type Span, spansIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import { isApart, standingView } from '../standing.ts';
import { countsPartsAnew, partRows, periodRows, type TrackedRow, untoldDimensions } from './rows.ts';
import type { words } from './words/en.ts';

/** Every indicator period by period, with what people say of its deviations. */
export interface TrackingTableView extends PageView<typeof words> {
  /** Highest first; levels without indicators are left out. */
  readonly levels: readonly TrackedLevel[];
  readonly retired: readonly TrackedIndicator[];
  readonly method: MethodBox;
  /** Stylesheet of the courses; empty where there is none. */
  readonly pictureStyle: string;
}

export interface TrackedLevel {
  readonly title: Said;
  readonly results: readonly TrackedResult[];
}

export interface TrackedResult {
  readonly id: string;
  readonly statement: Said;
  readonly indicators: readonly TrackedIndicator[];
}

export interface TrackedIndicator {
  readonly id: string;
  readonly name: Said;
  readonly unit: Said;
  readonly direction: string;
  /** Each period on its own, or as a running total; empty for a level. */
  readonly counted: string;
  readonly baseline: FigureView | null;
  readonly badge: Badge;
  /** Its values over time as SVG; empty where fewer than two are known. */
  readonly course: string;
  readonly remarks: readonly Said[];
  readonly rows: readonly TrackedRow[];
  /** Nothing is planned or known: neither of the whole nor of a place. */
  readonly isEmpty: boolean;
  /** The parts leave out a baseline that the total includes. */
  readonly partsSinceBaseline: boolean;
  /** Says by what nothing is broken down, although it is to be; empty where all is. */
  readonly untold: string;
  /** What is written of its deviations in narratives/, earliest first. */
  readonly accounts: readonly TrackedAccount[];
  /** A deviation without a narrative. */
  readonly unexplained: boolean;
  /** The reason is given with the indicators that are combined in this one. */
  readonly explainedBelow: boolean;
  readonly isRetired: boolean;
  /** Why it was retired, and the id of what follows it; empty of one that is followed. */
  readonly reason: readonly Span[];
  readonly successor: string;
}

export interface TrackedAccount {
  readonly period: string;
  readonly deviation: readonly Span[];
  readonly cause: readonly Span[];
  readonly action: readonly Span[];
  /** Who takes the action, and until when. */
  readonly who: string;
}

export function trackingTableView(of: FrameworkProgress, brief: Brief<typeof words>): TrackingTableView {
  const { edition } = brief;
  const all = of.levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const lined = hasLines(all);
  const followed = all.filter((progress) => !isRetired(progress));
  const levels = of.levels
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map(({ level, results }) => ({
      title: levelTitle(level, edition),
      results: results
        .map(({ result, indicators }) => ({
          id: result.id,
          statement: said(result.statement, edition),
          indicators: indicators
            .filter((progress) => !isRetired(progress))
            .map((progress) => trackedIndicator(progress, lined, brief)),
        }))
        .filter(({ indicators }) => indicators.length > 0),
    }))
    .filter(({ results }) => results.length > 0);
  const retired = all.filter(isRetired).map((progress) => trackedIndicator(progress, lined, brief));
  const rows = [...levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators), ...retired];
  const box = methodBox(followed, false, of, edition);
  const shown = {
    levels,
    retired,
    method: rows.some(({ course }) => course !== '') ? withCourseRule(box, edition) : box,
    pictureStyle: lined ? pictureStyle(all) : '',
  };
  const figures = rows.flatMap(({ baseline, rows: periods }) => [
    baseline,
    ...periods.flatMap(({ target, actual }) => [target, actual]),
  ]);
  return pageView(brief, of.framework, shown, figures);
}

function isRetired({ indicator }: Progress): boolean {
  return indicator.status === 'retired';
}

function trackedIndicator(progress: Progress, lined: boolean, brief: Brief<typeof words>): TrackedIndicator {
  const { edition, words, facts } = brief;
  const { indicator } = progress;
  const { id, name, unit, baseline, badge, remarks } = standingView(progress, edition);
  const limits = profileOf(facts.portfolio).limits;
  const accounts = accountsOf(indicator, brief);
  const parts = partRows(progress, brief);
  const rows = [...periodRows(progress, brief), ...parts];
  // Where nothing is known at all, nothing can be broken down: one gap is enough.
  const untold = isRetired(progress) || rows.length === 0 ? [] : untoldDimensions(progress, brief);
  return {
    ...{ id, name, unit, baseline, badge, remarks, accounts },
    course: lined ? sparkView(progress, edition) : '',
    direction: indicator.direction === undefined ? '' : words.direction[indicator.direction],
    counted: edition.words.cumulation[indicator.cumulation ?? ''] ?? '',
    rows,
    isEmpty: rows.length === 0 && !isApart(progress),
    partsSinceBaseline: countsPartsAnew(progress, parts),
    untold: untold.length === 0 ? '' : words.noParts(edition.words.listed(untold)),
    unexplained: lacksNarrative(progress, facts, limits),
    explainedBelow: accounts.length === 0 && isLeftToParts(progress, facts, limits),
    isRetired: isRetired(progress),
    reason: spansIn(indicator.retired?.reason, edition),
    successor: indicator.retired?.successor?.id ?? '',
  };
}

function accountsOf(
  { id, framework }: Indicator,
  { edition, words: own }: Brief<typeof words>,
): readonly TrackedAccount[] {
  return edition.portfolio.narratives
    .filter((one) => one.framework === framework && one.period.start <= edition.asOf)
    .toSorted((a, b) => (a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0))
    .flatMap(({ period, indicators }): readonly TrackedAccount[] => {
      const written = indicators.get(id);
      if (written === undefined) return [];
      const by = written.by === undefined ? '' : periodText(written.by, edition.words);
      return [
        {
          period: periodText(period, edition.words),
          deviation: spansIn(written.deviation, edition),
          cause: spansIn(written.cause, edition),
          action: spansIn(written.action, edition),
          who: own.by(partyName(written.owner, edition), by),
        },
      ];
    });
}
