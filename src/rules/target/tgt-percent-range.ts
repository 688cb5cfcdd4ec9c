import { digits } from '../../model/decimal.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, type PlanValue, planValues, titleOf } from './planned-values.ts';

/** Planned percentages lie between 0 and 100. */
export const tgtPercentRange: Rule = {
  id: 'tgt-percent-range',
  reach: 'framework',
  severity: 'error',
  summary: 'Baselines and targets of a percentage lie between 0 and 100, unless the indicator says over_100.',
  why: 'A share of a whole cannot pass it; nor can a numerator its denominator.',
  fix: 'Correct the value, or say over_100: true at the indicator.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      if (isPercentage(each) && !each.indicator.over100) yield* outOfRange(each);
    }
  },
};

function* outOfRange(each: PlanValue): Iterable<Finding> {
  const { planned, value, at } = each;
  const { numerator, denominator, change } = planned;
  if (numerator !== undefined && denominator !== undefined && numerator.gt(denominator)) {
    yield {
      at: child(at, 'numerator'),
      message: `${titleOf(each)} has a numerator (${digits(numerator)}) above its denominator (${digits(denominator)}).`,
      hint: 'Correct them: were the two exchanged? Or say over_100: true at the indicator.',
    };
    return;
  }
  const fields = [
    ['value', value],
    ['min', planned.min],
    ['max', planned.max],
  ] as const;
  for (const [key, number] of fields) {
    if (number === undefined || (number.gte(0) && number.lte(100))) continue;
    const isRelative = key === 'value' && planned.value === undefined && change !== undefined;
    const verb = key === 'value' ? (isRelative ? 'comes to' : 'is') : `has a ${key} of`;
    yield {
      at: child(at, isRelative ? 'change' : key),
      message: `${titleOf(each)} ${verb} ${digits(number)}; a percentage lies between 0 and 100.`,
      hint: 'Correct it, or say over_100: true at the indicator.',
    };
  }
}
