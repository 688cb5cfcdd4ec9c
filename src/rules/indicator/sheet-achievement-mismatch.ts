import { isCondition, methodOf } from '../../model/defaults.ts';
import { isOnScale } from '../../model/measure.ts';
import type { AchievementMethod, Indicator, Target } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type Measured, measuredSheets } from './sheets.ts';

/** The way in which achievement is computed fits what is measured. */
export const sheetAchievementMismatch: Rule = {
  id: 'sheet-achievement-mismatch',
  reach: 'framework',
  severity: 'error',
  summary: 'The way in which achievement is computed fits what is measured.',
  why: 'Steps, levels, yes or no, bands and distances are different things: a method that does not fit gives no figure, or a wrong one (calculation contract, section 3).',
  fix: 'Take `achievement` away to use the default of the measure, or change what the finding names.',
  *check({ portfolio }) {
    for (const measured of measuredSheets(portfolio)) {
      const { indicator, name } = measured;
      const { achievement, definitionAt } = indicator;
      const why = achievement === undefined ? undefined : misfit(achievement, indicator);
      if (why === undefined) yield* unusable(measured);
      else {
        yield {
          at: child(definitionAt, 'achievement'),
          message: `The achievement of ${name} is ${achievement}, but ${why}.`,
          hint: 'Remove achievement to use the default of the measure, or change what it does not fit.',
        };
      }
    }
  },
};

/** Why a declared method does not fit the rest of the sheet. */
function misfit(method: AchievementMethod, indicator: Indicator): string | undefined {
  const { measure, direction, targets, aggregation } = indicator;
  if (measure === undefined || method === 'none') return undefined;
  if (measure === 'milestone') {
    return method === 'steps' ? undefined : 'a milestone measure is counted by its steps';
  }
  if ((method === 'scale' || method === 'binary') && isCondition(aggregation.places)) {
    return `its places are counted (${aggregation.places.kind})`;
  }
  const is = `its measure is ${measure}`;
  switch (method) {
    case 'steps':
      return `${is}, not milestone`;
    case 'scale':
      return isOnScale(indicator) ? undefined : `${is}, neither ordinal nor qualitative`;
    case 'binary':
      return measure === 'boolean' ? undefined : `${is}, not boolean`;
    case 'ratio-to-target':
      return direction === 'maintain' ? 'a ratio to the target needs a direction, increase or decrease' : undefined;
    case 'within-band':
      return direction === 'maintain' || targets.length === 0 || targets.some(hasBand)
        ? undefined
        : 'no target has a band (min, max) or a tolerance';
    default:
      return notFromBaseline(indicator);
  }
}

function hasBand({ min, max, tolerance }: Target): boolean {
  return min !== undefined || max !== undefined || tolerance !== undefined;
}

/** A baseline that the actual does not contain cannot be taken off it. */
function notFromBaseline({ cumulation, baseline, targets, targetsIncludeBaseline }: Indicator): string | undefined {
  if (baseline?.kind !== 'known' || baseline.value === undefined || baseline.value.isZero()) return undefined;
  if (cumulation === 'incremental' && targets.length > 1) {
    return 'sums to date start at 0, not at the baseline of one period (cumulation: incremental)';
  }
  return cumulation === 'cumulative-targets' && targetsIncludeBaseline === false
    ? 'its running totals leave the baseline out (targets_include_baseline: false)'
    : undefined;
}

/** What the method reads, declared or not, and does not find. */
function* unusable({ indicator, framework, name }: Measured): Iterable<Finding> {
  const { aggregation, targets, direction, definitionAt, id } = indicator;
  const method = methodOf(indicator, framework.ratings);
  for (const key of ['places', 'periods'] as const) {
    const rule = aggregation[key];
    if (method !== 'scale' || (rule !== 'mean' && rule !== 'weighted-mean')) continue;
    yield {
      at: child(definitionAt, 'aggregation', key),
      message: `The ${key} of ${name} are combined by ${rule}, but it is rated by the level reached, and a mean is no level.`,
      hint: `Expected ${key === 'places' ? 'median, min' : 'latest'} or max; or achievement: from-baseline.`,
    };
  }
  if (method !== 'from-baseline' && method !== 'ratio-to-target') return;
  for (const { at, period, value, change, min, max } of targets) {
    if (value !== undefined || change !== undefined || (min === undefined && max === undefined)) continue;
    yield {
      at,
      message: `The target of ${id} for ${period.text} is only a band, but its achievement (${method}) is a distance to a value.`,
      hint: `Add value: …, or set ${direction === 'maintain' ? '' : 'direction: maintain or '}achievement: within-band.`,
    };
  }
}
