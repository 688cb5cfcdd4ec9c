import type { FrameworkProgress, LevelProgress, Progress, ResultProgress } from '../../progress/facts.ts';
import { type Badge, badgeOf } from '../badge.ts';
import { type ChartView, courseView, hasLines, pictureStyle } from '../chart-views.ts';
import { dueOf } from '../due.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { levelTitle } from '../levels.ts';
import { type MethodBox, methodBox, withCourseRule } from '../method-box.ts';
import { type PageView, pageView } from '../page.ts';
import type { Brief } from '../report.ts';
import { type StandingView, standingView } from '../standing.ts';
import { percent } from '../values.ts';
import { workingSaid } from '../working.ts';
import type { words } from './words/en.ts';

/** Where the indicators of one framework stand. */
export interface ScorecardView extends PageView<typeof words> {
  /** The stylesheet of pictures, once a page; empty where nothing was measured, or more than 1,000 indicators are. */
  readonly pictureStyle: string;
  readonly headline: Headline;
  /** Highest first; levels without indicators are left out. */
  readonly levels: readonly ScorecardLevel[];
  /** Over time, each indicator that has a course; empty where the framework has more than 60 indicators. */
  readonly courses: readonly Course[];
  readonly method: MethodBox;
  /** The formula of each rated indicator with its numbers. */
  readonly working: readonly Working[];
}

/** An indicator over time. */
export interface Course {
  readonly id: string;
  readonly name: Said;
  readonly chart: ChartView;
}

export interface ScorecardLevel {
  readonly id: string;
  readonly title: Said;
  /** Its own counts in a sentence. */
  readonly sentence: string;
  readonly results: readonly ScorecardResult[];
}

export interface ScorecardResult {
  readonly id: string;
  readonly statement: Said;
  /** How its indicators stand together; null where it is not given. */
  readonly together: Together | null;
  readonly indicators: readonly StandingView[];
}

export interface Together {
  readonly badge: Badge;
  readonly text: string;
  /** False where too few indicators are rated. */
  readonly given: boolean;
}

/** The formula of an indicator with its numbers. */
export interface Working {
  readonly id: string;
  readonly name: Said;
  readonly formula: Said;
}

/** The view of one framework's scorecard. */
export function scorecardView(of: FrameworkProgress, brief: Brief<typeof words>): ScorecardView {
  const { edition } = brief;
  const measured = measuredLevels(of);
  const progress = measured.flatMap((level) => level.results).flatMap(({ indicators }) => indicators);
  const levels = measured.map((level) => ({
    ...levelHead(level, of, edition),
    results: level.results.map((result) => ({
      ...resultHead(result, of, edition),
      indicators: result.indicators.map((each) => standingView(each, edition, hasLines(progress))),
    })),
  }));
  const results = levels.flatMap((level) => level.results);
  const rows = results.flatMap(({ indicators }) => indicators);
  const shown = {
    pictureStyle: hasLines(progress) ? pictureStyle(progress) : '',
    headline: headlineOf(of.counts, of.framework.ratings, edition),
    levels,
    courses: coursesOf(progress, edition),
    method: scorecardMethod(progress, results.some(hasTooFew), rows.some(isDrawn), of, edition),
    working: progress.flatMap((each) => workingOf(each, edition)),
  };
  return pageView(brief, of.framework, shown, rows.flatMap(figuresOf));
}

/** Levels and results that have indicators, the highest level first. */
export function measuredLevels({ levels }: FrameworkProgress): readonly LevelProgress[] {
  return levels
    .map((level) => ({ ...level, results: level.results.filter(({ indicators }) => indicators.length > 0) }))
    .filter(({ results }) => results.length > 0)
    .toSorted((a, b) => b.level.rank - a.level.rank);
}

export function levelHead({ level, counts }: LevelProgress, of: FrameworkProgress, edition: Edition) {
  return {
    id: level.id,
    title: levelTitle(level, edition),
    sentence: headlineOf(counts, of.framework.ratings, edition).sentence,
  };
}

export function resultHead(result: ResultProgress, of: FrameworkProgress, edition: Edition) {
  return {
    id: result.result.id,
    statement: said(result.result.statement, edition),
    together: togetherOf(result, of, edition),
  };
}

export function hasTooFew({ together }: Pick<ScorecardResult, 'together'>): boolean {
  return together?.given === false;
}

export function isDrawn({ course }: StandingView): boolean {
  return course !== '';
}

/** The method box, with what the small lines of the rows mean where there are some. */
export function scorecardMethod(
  progress: readonly Progress[],
  tooFew: boolean,
  drawn: boolean,
  of: FrameworkProgress,
  edition: Edition,
): MethodBox {
  const box = methodBox(progress, tooFew, of, edition);
  return drawn ? withCourseRule(box, edition) : box;
}

/** So many indicators are shown over time; of more, a page of their own is the place. */
const mostCourses = 60;

export function coursesOf(progress: readonly Progress[], edition: Edition): readonly Course[] {
  if (progress.length > mostCourses) return [];
  return progress.flatMap((each) => {
    const { id, name } = each.indicator;
    const chart = courseView(each, `course-${id}`, edition);
    return chart === null ? [] : [{ id, name: said(name ?? id, edition), chart }];
  });
}

/** The figures of a row that may need a note. */
export function figuresOf({ baseline, previous, current, target }: StandingView) {
  return [baseline, previous, current, target];
}

/** The formula of an indicator. */
export function workingOf({ indicator, formula }: Progress, edition: Edition): readonly Working[] {
  if (formula === undefined) return [];
  return [
    { id: indicator.id, name: said(indicator.name ?? indicator.id, edition), formula: workingSaid(formula, edition) },
  ];
}

/** Given only where there is a score over more than one due indicator: a single one says it in its own row. */
function togetherOf(
  result: ResultProgress,
  { framework }: FrameworkProgress,
  edition: Edition,
): ScorecardResult['together'] {
  const { words } = edition;
  const { score, rating, weightCoverage } = result;
  const given = rating !== 'insufficient-data';
  const due = dueOf(result);
  if (due.length < 2 || (given && score === undefined)) return null;
  const parts = [
    ...(score === undefined ? [] : [words.together(percent(score, edition))]),
    words.ratedOfDue(due.filter(({ rated }) => rated).length, due.length),
    ...(weightCoverage?.lessThan(1) ? [words.weightCovered(percent(weightCoverage, edition))] : []),
  ];
  return { badge: badgeOf(rating, framework.ratings, edition), text: parts.join(', '), given };
}
