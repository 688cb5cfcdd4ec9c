import { type Exact, exact, one, sum, zero } from '../model/decimal.ts';
import type { Framework, Ratings, Result } from '../model/portfolio.ts';
import { countsOf } from './counts.ts';
import type { FrameworkProgress, LevelProgress, Progress, ResultProgress } from './facts.ts';
import { ratingOf } from './rating.ts';

/** Share of the due weight that must be rated before a result has a score. */
const enough = exact('0.7');

/** States of an indicator of which nothing is due yet, or ever. */
const notDue: ReadonlySet<string> = new Set(['not-due', 'no-target', 'context', 'retired']);

/** Where the results of a framework stand, level by level, lowest first. */
export function frameworkProgress(framework: Framework, progress: readonly Progress[]): FrameworkProgress {
  const results = [...framework.results.values()];
  return {
    framework,
    counts: countsOf(progress),
    levels: framework.levels.map((level): LevelProgress => {
      const here = results
        .filter((result) => result.level.id === level.id)
        .map((result) => resultProgress(result, progress, framework.ratings));
      return { level, counts: countsOf(here.flatMap(({ indicators }) => indicators)), results: here };
    }),
  };
}

/** S = Σ w·min(max(a, 0), 1) ÷ Σ w over the rated numeric indicators of a result. */
function resultProgress(result: Result, progress: readonly Progress[], ratings: Ratings): ResultProgress {
  const indicators = progress.filter(({ indicator }) => indicator.result.id === result.id);
  const shared = { result, indicators, counts: countsOf(indicators) };
  const due = indicators.filter(({ rating, method }) => method !== 'scale' && !notDue.has(rating));
  if (due.length === 0) return { ...shared, rating: withoutDue(indicators) };
  const rated = due.filter((each) => each.rated);
  const dueWeight = sum(due.map(weightOf));
  const weight = sum(rated.map(weightOf));
  const weightCoverage = dueWeight.isZero() ? zero : weight.div(dueWeight);
  if (weight.isZero() || weightCoverage.lt(enough)) return { ...shared, rating: 'insufficient-data', weightCoverage };
  const score = sum(rated.map((each) => weightOf(each).times(shareOf(each, ratings)))).div(weight);
  return { ...shared, score, rating: ratingOf(score, ratings), weightCoverage };
}

function weightOf({ indicator }: Progress): Exact {
  return indicator.weight ?? one;
}

/** Between 0 and 1, so that one success hides no failure; a verdict without a number is 1 or nothing. */
function shareOf({ achievement, rating }: Progress, ratings: Ratings): Exact {
  const value = achievement ?? (rating === ratingOf(one, ratings) ? one : zero);
  if (value.lt(0)) return zero;
  return value.gt(1) ? one : value;
}

/** What a result is called of which nothing is due. */
function withoutDue(indicators: readonly Progress[]): string {
  if (indicators.some(({ method, rated }) => method === 'scale' && rated)) return 'insufficient-data';
  const states = new Set(indicators.map(({ rating }) => rating));
  return ['not-due', 'no-target', 'context', 'retired'].find((state) => states.has(state)) ?? 'no-data';
}
