import type { Coverage } from '../measurements/observation.ts';
import { one } from '../model/decimal.ts';
import { isCondition, minCoverageOf, type PlacesRule } from '../model/defaults.ts';
import { achievementOf } from './achievement.ts';
import type { Case } from './case.ts';
import type { Whole } from './combined.ts';
import type { Achieved } from './comparison.ts';
import type { Standing, Unrated } from './facts.ts';
import { workingOf } from './formula.ts';
import { ratingOf, ratingOfVerdict } from './rating.ts';
import { reachedLevel } from './scale.ts';
import { baselineFigure, type Goal } from './targets.ts';

/** What comes out of a comparison. */
export type Outcome = Pick<Standing, 'achievement' | 'level' | 'formula' | 'rating' | 'rated' | 'reason'>;

/** Compares and rates; a figure with too few reports is shown and not rated. */
export function rate(actual: Whole, goal: Goal, coverage: Coverage, given: Case): Outcome {
  if (given.cumulation === undefined) return cannot('its cumulation is not declared');
  const achieved = compare(actual, goal, given);
  if (achieved.kind === 'refused') return cannot(achieved.reason);
  const { ratings } = given.framework;
  const number = achieved.kind === 'ratio' ? { achievement: achieved.value } : {};
  const formula = workingOf(actual, goal, achieved, given.indicator);
  if (isIncomplete(coverage, given) && !(achieved.met && cannotFall(given))) {
    return { ...number, formula, ...unrated('incomplete', coverageText(coverage, given)) };
  }
  if (achieved.kind === 'ratio') return { ...number, formula, rating: ratingOf(achieved.value, ratings), rated: true };
  return {
    formula,
    rating: ratingOfVerdict(achieved.verdict, ratings),
    rated: true,
    reason: sentence(achieved.reason),
  };
}

/** Actual and target by the indicator's method. */
export function compare(actual: Whole, goal: Goal, { indicator, method }: Case): Achieved {
  return achievementOf({
    method,
    direction: indicator.direction,
    baseline: baselineFigure(indicator)?.value,
    noBaseline: noBaselineText(indicator.baseline),
    goal,
    actual: actual.value,
    qualifiers: actual.qualifiers,
  });
}

function noBaselineText(baseline: Case['indicator']['baseline']): string {
  if (baseline?.kind === 'planned') return `no baseline yet; it is planned for ${baseline.when.text}`;
  return baseline?.kind === 'not-applicable'
    ? 'a baseline does not apply, and the method starts from one'
    : 'no baseline yet';
}

/** More reports can only add to an increasing sum or count that already meets its target. */
function cannotFall(given: Case): boolean {
  const rule = outermostRule(given);
  return (
    given.indicator.direction === 'increase' && (rule === 'sum' || (isCondition(rule) && rule.kind === 'count-if'))
  );
}

function isIncomplete({ reported, expected }: Coverage, given: Case): boolean {
  return expected > 0 && minCoverageOf(given.indicator, outermostRule(given)).times(expected).gt(reported);
}

/** What puts the figure together at last: frameworks, where others flow into it, else places. */
function outermostRule({ contributors, frameworks, places }: Case): PlacesRule {
  return contributors.length > 0 ? frameworks : places;
}

/** The rated level is the reached one's own; the target says only until when. */
export function onScale(actual: Whole, coverage: Coverage, given: Case): Outcome {
  const reached = reachedLevel(actual.value, given.indicator);
  if (typeof reached === 'string') return cannot(reached);
  const level = { level: reached };
  if (reached.rating === undefined)
    return { ...level, ...cannot('the level that is reached has no rating on its scale') };
  if (isIncomplete(coverage, given)) return { ...level, ...unrated('incomplete', coverageText(coverage, given)) };
  return { ...level, rating: reached.rating, rated: true };
}

/** A state that is no rating, and why. */
export function unrated(rating: Unrated, reason?: string): Outcome {
  return { rating, rated: false, ...(reason === undefined ? {} : { reason }) };
}

/** Why it cannot be computed, in words that go on after “Not rated:”. */
export function cannot(reason: string): Outcome {
  return unrated('cannot-compute', `Not rated: ${reason}`);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function coverageText({ reported, expected }: Coverage, given: Case): string {
  const needed = minCoverageOf(given.indicator, outermostRule(given));
  const share = needed.eq(one) ? 'all of them' : `${needed.times(100).toFixed()}%`;
  return `${reported} of ${expected} reported; a rating needs ${share}`;
}
