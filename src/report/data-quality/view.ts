import type { Framework } from '../../model/portfolio.ts';
import { asksForReason, lacksNarrative } from '../../progress/deviation.ts';
import type { FrameworkProgress } from '../../progress/facts.ts';
import { profileOf } from '../../rules/profiles.ts';
import { latestAccount, untoldResults } from '../accounts.ts';
import type { ChartView } from '../chart-views.ts';
import { pageStyle } from '../charts/style.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type PageView, pageView } from '../page.ts';
import type { Brief } from '../report.ts';
import { type StandingView, standingView } from '../standing.ts';
import { calendarView } from './calendar.ts';
import { type CheckedIndicator, checkedIndicator, type Gauge, gauges } from './completeness.ts';
import {
  type RuleFindings,
  ruleFindings,
  type Unchecked,
  uncheckedViews,
  type WaiverView,
  waiverViews,
} from './findings.ts';
import { type AssessmentView, assessmentViews, type RevisionView, revisionViews } from './plan-history.ts';
import { awaitedViews, type BrokenDown, brokenDown, type LateView, overdueViews } from './timeliness.ts';
import type { words } from './words/en.ts';

/** How far the figures of a framework can be relied on; several views, never one score. */
export interface DataQualityView extends PageView<typeof words> {
  /** None where no indicator is followed. */
  readonly gauges: readonly Gauge[];
  readonly indicators: readonly CheckedIndicator[];
  /** What was reported when; null of fewer than two or more than 60 indicators, or more than 32 periods. */
  readonly calendar: ChartView | null;
  /** Stylesheet of the calendar; empty without one. */
  readonly pictureStyle: string;
  readonly overdue: readonly LateView[];
  readonly awaited: readonly LateView[];
  /** The rules were run. */
  readonly checked: boolean;
  readonly findings: readonly RuleFindings[];
  readonly unchecked: readonly Unchecked[];
  readonly brokenDown: readonly BrokenDown[];
  readonly revisions: readonly RevisionView[];
  /** How many indicators have a data quality assessment. */
  readonly assessed: string;
  readonly assessments: readonly AssessmentView[];
  readonly waivers: readonly WaiverView[];
  /** Some target is missed, or a value differs from it: somebody is to say why. */
  readonly deviates: boolean;
  /** Deviations of which no narrative says why. */
  readonly unexplained: readonly StandingView[];
  /** There is a narrative of a period that had begun. */
  readonly hasAccount: boolean;
  /** Results of which the latest narrative does not say what changed, or not what shows it. */
  readonly untold: readonly LinkView[];
  /** What else the latest narrative leaves out, a sentence; empty where it has all. */
  readonly unwritten: string;
}

/** Of indicators that are followed: neither retired nor context. */
export function dataQualityView(of: FrameworkProgress, brief: Brief<typeof words>): DataQualityView {
  const { edition, facts, verdict, words: own } = brief;
  const { framework } = of;
  const levels = of.levels.toSorted((a, b) => b.level.rank - a.level.rank);
  const all = levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const followed = all.filter(({ rating }) => rating !== 'retired' && rating !== 'context');
  const indicators = followed.map(({ indicator }) => indicator);
  const assessments = assessmentViews(indicators, edition);
  const { limits } = profileOf(facts.portfolio);
  const unexplained = followed
    .filter((progress) => lacksNarrative(progress, facts, limits))
    .map((progress) => standingView(progress, edition));
  const calendar = calendarView(followed, brief);
  const shown = {
    gauges: followed.length === 0 ? [] : gauges(followed, brief),
    indicators: followed.map((progress) => checkedIndicator(progress, brief)),
    calendar,
    pictureStyle: calendar === null ? '' : pageStyle(),
    overdue: overdueViews(followed, edition),
    awaited: awaitedViews(followed, edition),
    checked: verdict !== null,
    findings: ruleFindings(framework, brief),
    unchecked: uncheckedViews(brief),
    brokenDown: brokenDown(followed, brief),
    revisions: revisionViews(indicators, brief),
    assessed: own.assessed(assessments.length, followed.length),
    assessments,
    waivers: waiverViews(framework, brief),
    deviates: followed.some((progress) => asksForReason(progress, limits)),
    unexplained,
    ...accountGaps(framework, brief),
  };
  const figures = unexplained.flatMap(({ current, target }) => [current, target]);
  return pageView(brief, framework, shown, figures);
}

/** What the latest narrative leaves out of what a progress report tells. */
function accountGaps(framework: Framework, { edition, words: own }: Brief<typeof words>) {
  const account = latestAccount(framework, edition);
  const actions = [...(account?.indicators.values() ?? [])].filter(({ action }) => action !== undefined);
  const missing = [
    account?.summary === undefined ? [own.parts.summary] : [],
    account?.lessons.length ? [] : [own.parts.lessons],
    account?.decisions.length || actions.length > 0 ? [] : [own.parts.steps],
  ].flat();
  return {
    hasAccount: account !== undefined,
    untold: untoldResults(framework, account).map(({ id }) => ({
      ...linkTo(id, false, framework, edition),
      anchor: '',
    })),
    unwritten: account === undefined || missing.length === 0 ? '' : own.unwritten(edition.words.listed(missing)),
  };
}
