import type { Observed } from '../measurements/observation.ts';
import { sameDays } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';
import { type Case, casesOf, type PlanEdition } from './case.ts';
import { contributorsTo } from './contributors.ts';
import { countsOf } from './counts.ts';
import { trendUpTo } from './course.ts';
import { expectedAt } from './expected.ts';
import type { Contributor, Fact, Facts, Original, Progress, Standing } from './facts.ts';
import { growthUpTo } from './growth-course.ts';
import { type History, historyOf } from './history.ts';
import { figureOf, hasValue } from './moment.ts';
import { frameworkProgress } from './roll-up.ts';
import { standingNow } from './standing-now.ts';
import { baselineFigure, finalGoal } from './targets.ts';

/**
 * Where every indicator of a portfolio stands as of a date (`YYYY-MM-DD`), from what the store says of each (by framework/id).
 * Exact decimals throughout: nothing is rounded. Section numbers in this folder are those of the calculation contract.
 */
export function computeFacts(
  portfolio: Portfolio,
  observed: ReadonlyMap<string, Observed>,
  asOf: string,
  plan: PlanEdition = 'current',
): Facts {
  const caseOf = casesOf(portfolio, observed, { asOf, plan });
  const originalCaseOf = casesOf(portfolio, observed, { asOf, plan: 'original' });
  const byFramework = portfolio.frameworks.map((framework) => ({
    framework,
    progress: [...framework.indicators.values()].map((indicator): Progress => {
      const progress = progressOf(caseOf(framework, indicator));
      if (indicator.revisions.length === 0) return progress;
      return { ...progress, original: originally(progressOf(originalCaseOf(framework, indicator))) };
    }),
  }));
  const indicators = byFramework.flatMap(({ progress }) => progress);
  return {
    portfolio,
    asOf,
    plan,
    indicators,
    frameworks: byFramework.map(({ framework, progress }) => frameworkProgress(framework, progress)),
    counts: countsOf(indicators),
  };
}

/** One indicator: what it holds, where it stands, where it goes. */
function progressOf(given: Case): Progress {
  const { indicator, framework, method } = given;
  const history = historyOf(given);
  const standing = standingNow(history, given);
  const result = framework.results.get(indicator.result.id);
  return {
    indicator,
    framework,
    method,
    ...(result === undefined ? {} : { result }),
    ...planOf(given),
    ...standing,
    ...trend(standing, history, given),
    contributors: contributorsOf(standing, history, given),
    series: seriesOf(history, given),
  };
}

function originally(progress: Progress): Original {
  const { baseline, target, targetBand, finalTarget, period, achievement, rating, rated, reason } = progress;
  return {
    ...{ rating, rated },
    ...given({ baseline, target, targetBand, finalTarget, period, achievement, reason }),
  };
}

/** Baseline, final target, and what is expected on the as-of date. */
function planOf({ indicator, framework, method, asOf }: Case): Pick<Progress, 'baseline' | 'finalTarget' | 'expected'> {
  const baseline = baselineFigure(indicator);
  const goal = finalGoal(indicator);
  const numeric = method === 'from-baseline' || method === 'ratio-to-target';
  const expected = numeric && indicator.status !== 'retired' ? expectedAt(asOf, indicator, framework) : undefined;
  return {
    ...(baseline === undefined ? {} : { baseline }),
    ...(goal?.kind === 'goal' && goal.figure !== undefined ? { finalTarget: goal.figure } : {}),
    ...(expected === undefined ? {} : { expected }),
  };
}

/** Of the rated period, else of the one that is shown. */
function contributorsOf(standing: Standing, history: History, given: Case): readonly Contributor[] {
  const period = standing.period ?? standing.actual?.period ?? standing.lastKnown?.period ?? standing.awaiting;
  return period === undefined || given.contributors.length === 0 ? [] : contributorsTo(period, history, given);
}

function trend({ period, actual }: Standing, history: History, given: Case): Pick<Progress, 'trend' | 'growth'> {
  if (given.indicator.status === 'retired' || actual === undefined) return {};
  if (given.framework.trend === 'open-sdg') {
    const growth = growthUpTo(actual, history, given);
    return growth === undefined ? {} : { growth, trend: growth.status };
  }
  const found = trendUpTo(period, history, given);
  return found === undefined ? {} : { trend: found };
}

/** Every window that has a value, with its own value and its own target. */
function seriesOf(history: History, { indicator }: Case): readonly Fact[] {
  const facts: Fact[] = [];
  for (const moment of history.moments) {
    if (!hasValue(moment)) continue;
    const { period, combined, observation } = moment;
    const { coverage } = observation;
    const target = indicator.targets.find((each) => sameDays(each.period, period));
    const actual = combined.kind === 'value' ? figureOf(period, combined) : undefined;
    if (actual !== undefined && target !== undefined) facts.push({ period, coverage, actual, target });
    else facts.push({ period, coverage, ...(actual && { actual }), ...(target && { target }) });
  }
  return facts;
}
