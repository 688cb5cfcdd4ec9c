import type { Narrative } from '../../model/portfolio.ts';
import type { FrameworkProgress, Progress, ResultProgress } from '../../progress/facts.ts';
import { latestAccount } from '../accounts.ts';
import { answeringFor, type ChainLevelView, chainLevels } from '../chain-levels.ts';
import { bulletView, type ChartView, courseView, groupsView, pictureStyle } from '../chart-views.ts';
import { periodText } from '../dates.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { levelTitle } from '../levels.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type MethodBox, methodBox } from '../method-box.ts';
import { type PageView, pageView } from '../page.ts';
import { type Block, blocksIn, type Span, spansIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import { type StandingView, standingView } from '../standing.ts';
import { type DeviationView, deviationsOf, stepsIn } from './deviations.ts';
import { type GapGroup, gapsIn } from './gaps.ts';
import { type PartnerView, partnerViews } from './partners.ts';
import { isReviewed, type ReviewedView, reviewedAssumptions, reviewedRisks } from './review.ts';
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
  /** The account says of some result what changed, or what shows it. */
  readonly someTold: boolean;
  readonly contributions: readonly ContributionView[];
  readonly partners: readonly PartnerView[];
  /** Indicators of which someone wrote, or whose target was missed. */
  readonly deviations: readonly DeviationView[];
  readonly assumptions: readonly ReviewedView[];
  /** Somebody has written how one of them stands now. */
  readonly someAssumptionReviewed: boolean;
  readonly risks: readonly ReviewedView[];
  readonly someRiskReviewed: boolean;
  readonly lessons: readonly Block[];
  readonly decisions: readonly Block[];
  /** Of indicators off track, and what else has a date. */
  readonly actions: readonly DeviationView[];
  /** Somebody has written a lesson, a decision or an action. */
  readonly hasOutlook: boolean;
  /** Indicators that are not rated although something is due, without those that are grouped. */
  readonly gaps: readonly StandingView[];
  /** Many with the same gap of which there is no more to say. */
  readonly gapGroups: readonly GapGroup[];
  /** Every indicator; empty where no figure of any is known and each stands under its result. */
  readonly annex: readonly AnnexLevel[];
  readonly hasIndicators: boolean;
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

export interface AnnexLevel {
  readonly title: Said;
  readonly indicators: readonly StandingView[];
}

export function countryReportView(of: FrameworkProgress, brief: Brief<typeof words>): CountryReportView {
  const { framework } = of;
  const { edition } = brief;
  const account = latestAccount(framework, edition);
  const all = of.levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const deviations = deviationsOf(all, account, edition);
  const rows = all.map((each) => standingView(each, edition));
  const progress = progressLevels(of, account, brief);
  const assumptions = reviewedAssumptions(framework, account, edition);
  const risks = reviewedRisks(framework, account, edition);
  const lessons = (account?.lessons ?? []).flatMap((text) => blocksIn(text, edition));
  const decisions = (account?.decisions ?? []).flatMap((text) => blocksIn(text, edition));
  const actions = stepsIn(deviations, all);
  const shown = {
    period: account === undefined ? '' : periodText(account.period, edition.words),
    accountTitle: said(account?.title, edition),
    summary: blocksIn(account?.summary, edition),
    pictureStyle: pictureStyle(all),
    headline: headlineOf(of.counts, framework.ratings, edition),
    levels: chainLevels(framework, edition),
    progress,
    someTold: progress.some(({ results }) => results.some(isTold)),
    contributions: contributionsOf(of, edition),
    partners: partnerViews(framework, edition),
    deviations,
    assumptions,
    someAssumptionReviewed: assumptions.some(isReviewed),
    risks,
    someRiskReviewed: risks.some(isReviewed),
    ...{ lessons, decisions, actions },
    hasOutlook: lessons.length + decisions.length + actions.length > 0,
    ...gapsIn(all, rows),
    annex: rows.some(hasFigure) || all.some(isOfActivity) ? annexOf(of, edition) : [],
    hasIndicators: all.length > 0,
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

/** It stands under no result of this report. */
function isOfActivity({ result }: Progress): boolean {
  return result?.activity === true;
}

function hasFigure({ baseline, previous, current, target }: StandingView): boolean {
  return [baseline, previous, current, target].some((figure) => figure !== null);
}

function isTold({ told, evidence }: ProgressResult): boolean {
  return told.length + evidence.length > 0;
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

function annexOf({ levels }: FrameworkProgress, edition: Edition): readonly AnnexLevel[] {
  return levels
    .filter(({ counts }) => counts.all > 0)
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map(({ level, results }) => ({
      title: levelTitle(level, edition),
      indicators: results.flatMap(({ indicators }) => indicators).map((each) => standingView(each, edition)),
    }));
}
