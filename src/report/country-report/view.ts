import type { Narrative } from '../../model/portfolio.ts';
import { isMissed } from '../../progress/deviation.ts';
import type { FrameworkProgress, Progress, ResultProgress } from '../../progress/facts.ts';
import { latestAccount } from '../accounts.ts';
import { answeringFor, type ChainLevelView, chainLevels } from '../chain-levels.ts';
import { bulletView, type ChartView, courseView, groupsView, pictureStyle } from '../chart-views.ts';
import { periodText } from '../dates.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { levelTitle } from '../levels.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type MethodBox, methodBox } from '../method-box.ts';
import { type PageView, pageView } from '../page.ts';
import { type Block, blocksIn, type Span, spansIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import { type StandingView, standingView } from '../standing.ts';
import { type PartnerView, partnerViews } from './partners.ts';
import { type ReviewedView, reviewedAssumptions, reviewedRisks } from './review.ts';
import type { words } from './words/en.ts';

/** What changed, who changed it and how we know: figures from the store, words from the latest account in narratives/. */
export interface CountryReportView extends PageView<typeof words> {
  /** Period and title of the account; empty where there is none. */
  readonly period: string;
  readonly accountTitle: Said;
  readonly summary: readonly Block[];
  /** The stylesheet of pictures, once a page; empty where nothing was measured. */
  readonly pictureStyle: string;
  readonly headline: Headline;
  readonly levels: readonly ChainLevelView[];
  /** Highest first; activities are left out. */
  readonly progress: readonly ProgressLevel[];
  readonly contributions: readonly ContributionView[];
  readonly partners: readonly PartnerView[];
  /** Indicators of which someone wrote, or whose target was missed. */
  readonly deviations: readonly DeviationView[];
  readonly assumptions: readonly ReviewedView[];
  readonly risks: readonly ReviewedView[];
  readonly lessons: readonly Block[];
  readonly decisions: readonly Block[];
  readonly actions: readonly DeviationView[];
  /** Indicators that are not rated although something is due. */
  readonly gaps: readonly StandingView[];
  readonly annex: readonly AnnexLevel[];
  readonly method: MethodBox;
}

export interface ProgressLevel {
  readonly title: Said;
  readonly results: readonly ProgressResult[];
}

export interface ProgressResult {
  readonly id: string;
  readonly statement: Said;
  readonly who: string;
  readonly told: readonly Block[];
  readonly evidence: readonly Block[];
  readonly indicators: readonly ReportedIndicator[];
}

/** Where an indicator stands, and pictures of it. */
export interface ReportedIndicator extends StandingView {
  /** Over time: the first twelve that have a course, those of the highest level first; null for the others. */
  readonly chart: ChartView | null;
  /** In the place of a chart, its value against the target as SVG; empty where one of them is not a figure. */
  readonly bullet: string;
  /** Its value in each group; null where it is not broken down. */
  readonly groups: ChartView | null;
}

/** One link of the chain for which a reason is written. */
export interface ContributionView {
  readonly from: LinkView;
  readonly to: LinkView;
  readonly because: readonly Span[];
}

export interface DeviationView {
  readonly standing: StandingView;
  readonly deviation: readonly Span[];
  readonly cause: readonly Span[];
  readonly action: readonly Span[];
  readonly owner: string;
  readonly by: string;
}

export interface AnnexLevel {
  readonly title: Said;
  readonly indicators: readonly StandingView[];
}

/** States that leave a gap in what is known. */
const gapStates: ReadonlySet<string> = new Set(['no-data', 'overdue', 'incomplete', 'no-target', 'cannot-compute']);

export function countryReportView(of: FrameworkProgress, brief: Brief<typeof words>): CountryReportView {
  const { framework } = of;
  const { edition } = brief;
  const account = latestAccount(framework, edition);
  const all = of.levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const deviations = deviationsOf(all, account, edition);
  const rows = all.map((each) => standingView(each, edition));
  const shown = {
    period: account === undefined ? '' : periodText(account.period, edition.words),
    accountTitle: said(account?.title, edition),
    summary: blocksIn(account?.summary, edition),
    pictureStyle: pictureStyle(all),
    headline: headlineOf(of.counts, framework.ratings, edition),
    levels: chainLevels(framework, edition),
    progress: progressLevels(of, account, brief),
    contributions: contributionsOf(of, edition),
    partners: partnerViews(framework, edition),
    deviations,
    assumptions: reviewedAssumptions(framework, account, edition),
    risks: reviewedRisks(framework, account, edition),
    lessons: (account?.lessons ?? []).flatMap((text) => blocksIn(text, edition)),
    decisions: (account?.decisions ?? []).flatMap((text) => blocksIn(text, edition)),
    actions: deviations.filter(({ action }) => action.length > 0),
    gaps: rows.filter((_, index) => gapStates.has(all[index]?.rating ?? '')),
    annex: annexOf(of, edition),
    method: methodBox(all, false, of, edition),
  };
  return pageView(
    brief,
    framework,
    shown,
    rows.flatMap(({ baseline, previous, current, target }) => [baseline, previous, current, target]),
    'portrait',
  );
}

function progressLevels(
  { framework, levels }: FrameworkProgress,
  account: Narrative | undefined,
  brief: Brief<typeof words>,
): readonly ProgressLevel[] {
  const { edition } = brief;
  const picturesOf = pictures(brief);
  const view = ({ result, indicators }: ResultProgress): ProgressResult => ({
    id: result.id,
    statement: said(result.statement, edition),
    who: answeringFor(result, framework, edition),
    told: blocksIn(account?.results.get(result.id)?.progress, edition),
    evidence: blocksIn(account?.results.get(result.id)?.evidence, edition),
    indicators: indicators.map((each) => ({ ...standingView(each, edition), ...picturesOf(each) })),
  });
  return levels
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map(({ level, results }) => ({
      title: levelTitle(level, edition),
      results: results.filter(({ result }) => !result.activity).map(view),
    }))
    .filter(({ results }) => results.length > 0);
}

/** So many indicators are shown over time. */
const mostCharts = 12;

/** The pictures of one indicator after the other. */
function pictures({ edition, parts }: Brief<typeof words>) {
  let left = mostCharts;
  return (progress: Progress): Pick<ReportedIndicator, 'chart' | 'bullet' | 'groups'> => {
    const { id } = progress.indicator;
    const chart = left === 0 ? null : courseView(progress, `course-${id}`, edition);
    if (chart !== null) left--;
    return {
      chart,
      bullet: chart === null ? bulletView(progress, `bullet-${id}`, edition) : '',
      groups: groupsView(progress, parts, `groups-${id}`, edition),
    };
  };
}

function contributionsOf({ framework }: FrameworkProgress, edition: Edition): readonly ContributionView[] {
  return [...framework.results.values()].flatMap((from) =>
    from.contributesTo
      .filter(({ because }) => because !== undefined)
      .map(({ to, because, uncertain }) => ({
        from: linkTo(from.id, false, framework, edition),
        to: linkTo(to.id, uncertain, framework, edition),
        because: spansIn(because, edition),
      })),
  );
}

function deviationsOf(
  all: readonly Progress[],
  account: Narrative | undefined,
  edition: Edition,
): readonly DeviationView[] {
  return all.flatMap((progress) => {
    const { indicator } = progress;
    const written = account?.indicators.get(indicator.id);
    if (written === undefined && !isMissed(progress)) return [];
    return [
      {
        standing: standingView(progress, edition),
        deviation: spansIn(written?.deviation, edition),
        cause: spansIn(written?.cause, edition),
        action: spansIn(written?.action, edition),
        owner: partyName(written?.owner, edition),
        by: written?.by === undefined ? '' : periodText(written.by, edition.words),
      },
    ];
  });
}

function annexOf({ levels }: FrameworkProgress, edition: Edition): readonly AnnexLevel[] {
  return levels
    .filter(({ counts }) => counts.all > 0)
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map(({ level, results }) => ({
      title: levelTitle(level, edition),
      indicators: results.flatMap(({ indicators }) => indicators).map((each) => standingView(each, edition)),
    }));
}
