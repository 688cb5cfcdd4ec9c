import { digits } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type PlanValue, planValues, titleOf } from './planned-values.ts';

/** Baselines and targets are values of the indicator's measure. */
export const tgtValueType: Rule = {
  id: 'tgt-value-type',
  reach: 'framework',
  severity: 'error',
  summary:
    'Baselines and targets are values of the indicator’s measure: numbers, true or false, levels of its scale; steps have no numbers.',
  why: 'A value that cannot be measured cannot be met (IATI rules 8.8 and 8.9).',
  fix: 'Correct the value or the measure.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      const wanted = wantedOf(each);
      if (wanted === undefined) continue;
      yield {
        at: child(each.at, 'value'),
        message: `${titleOf(each)} is ${wanted.is}; expected ${wanted.expected}, for its measure is ${each.indicator.measure}.`,
        hint: 'Correct the value or the measure.',
        related: [{ at: child(each.indicator.definitionAt, 'measure'), message: 'The measure.' }],
      };
    }
  },
};

/** What a value is, and what it should be; undefined where it is of its measure, or that cannot be known. */
function wantedOf({
  planned,
  kind,
  indicator,
  counted,
}: PlanValue): { readonly is: string; readonly expected: string } | undefined {
  const { measure, scale } = indicator;
  const { value, min, max, change, truth } = planned;
  const is = said(planned);
  if (measure === undefined || is === undefined) return undefined;
  if (measure === 'boolean' && !counted) {
    const right = (value?.isZero() || value?.eq(1)) && min === undefined && max === undefined && change === undefined;
    return right === true ? undefined : { is, expected: 'true or false' };
  }
  if (truth === true) return { is, expected: counted ? 'a number of places' : 'a number' };
  if (counted || value === undefined) return undefined;
  if (measure === 'milestone') return kind === 'target' ? { is, expected: 'steps with due dates' } : undefined;
  if (measure !== 'ordinal' && measure !== 'qualitative') return undefined;
  if (scale.length === 0 || scale.some((level) => level.value.eq(value))) return undefined;
  return { is, expected: `a value of its scale (${scale.map((level) => digits(level.value)).join(', ')})` };
}

function said({ value, min, max, change, truth }: PlanValue['planned']): string | undefined {
  if (truth === true) return value?.isZero() ? 'false' : 'true';
  if (value !== undefined) return digits(value);
  if (min !== undefined || max !== undefined) return 'a band';
  return change === undefined ? undefined : 'a change';
}
