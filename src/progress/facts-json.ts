import type { Coverage } from '../measurements/observation.ts';
import { say, type Text } from '../model/text.ts';
import type { Json } from '../text/json.ts';
import type { Facts, Figure, Original, Progress, StepProgress } from './facts.ts';
import type { Growth } from './growth.ts';
import type { Part } from './parts.ts';

/** The facts as `progress --format json` gives them: numbers unrounded, texts in the first language that has them. */
export function factsJson(
  facts: Pick<Facts, 'asOf' | 'plan' | 'indicators'>,
  languages: readonly string[],
  partsOf: (progress: Progress) => readonly Part[] = () => [],
): Json {
  return {
    asOf: facts.asOf,
    against: facts.plan,
    indicators: facts.indicators.map((progress) => ({
      ...progressJson(progress, languages),
      parts: partsOf(progress).map(partJson),
    })),
  };
}

function progressJson(progress: Progress, languages: readonly string[]): { readonly [key: string]: Json } {
  const { indicator, framework, result, coverage } = progress;
  const text = (written: Text | undefined) => (written === undefined ? null : say(written, languages));
  return {
    framework: framework.id,
    indicator: indicator.id,
    result: indicator.result.id,
    level: result?.level.id,
    name: text(indicator.name),
    unit: text(indicator.unit),
    direction: indicator.direction,
    status: indicator.status,
    period: progress.period?.text,
    awaiting: progress.awaiting?.text,
    baseline: figureJson(progress.baseline),
    target: figureJson(progress.target),
    finalTarget: figureJson(progress.finalTarget),
    actual: figureJson(progress.actual),
    previous: figureJson(progress.previous),
    lastKnown: figureJson(progress.lastKnown),
    steps: stepsJson(progress.steps),
    achievement: progress.achievement,
    toFinal: progress.toFinal,
    expected: progress.expected,
    rating: progress.rating,
    reason: progress.reason,
    coverage: coverage === undefined ? null : coverageJson(coverage),
    trend: progress.trend,
    growth: growthJson(progress.growth),
    original: originalJson(progress.original),
    contributors: progress.contributors.map((one) => ({
      framework: one.framework.id,
      indicator: one.indicator.id,
      actual: figureJson(one.actual),
      target: figureJson(one.target),
      coverage: coverageJson(one.coverage),
      reason: one.reason,
    })),
  };
}

function partJson({ slice, progress }: Part): Json {
  const { period, baseline, target, actual, lastKnown, achievement, rating, reason, coverage, trend } = progress;
  return {
    place: slice.place,
    dimension: slice.category?.dimension,
    category: slice.category?.category,
    period: period?.text,
    baseline: figureJson(baseline),
    target: figureJson(target),
    actual: figureJson(actual ?? lastKnown),
    ...{ achievement, rating, reason, trend },
    coverage: coverage === undefined ? null : coverageJson(coverage),
  };
}

function stepsJson(steps: StepProgress | undefined): Json {
  return steps === undefined ? null : { due: steps.due, completed: steps.completed, early: steps.early };
}

function growthJson(growth: Growth | undefined): Json {
  return growth === undefined ? null : { observed: growth.observed, required: growth.required, value: growth.value };
}

function originalJson(original: Original | undefined): Json {
  if (original === undefined) return null;
  return {
    period: original.period?.text,
    baseline: figureJson(original.baseline),
    target: figureJson(original.target),
    finalTarget: figureJson(original.finalTarget),
    achievement: original.achievement,
    rating: original.rating,
    reason: original.reason,
  };
}

function figureJson(figure: Figure | undefined): Json {
  return figure === undefined ? null : { period: figure.period.text, value: figure.value };
}

function coverageJson({ reported, expected, withheld, missing }: Coverage): Json {
  return {
    reported,
    expected,
    withheld,
    missing: missing.map(({ framework, place, period }) => ({
      ...(framework === undefined ? {} : { framework }),
      place,
      period,
    })),
  };
}
