import { digits, type Exact, exact } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { planValues, titleOf } from './planned-values.ts';

/** A planned value agrees with its numerator and denominator. */
export const tgtPartsMismatch: Rule = {
  id: 'tgt-parts-mismatch',
  reach: 'framework',
  severity: 'error',
  summary: 'A baseline or target beside its numerator and denominator agrees with them to the last digit typed.',
  why: 'Percentages typed by hand drift away from their parts; then two readers compute two different figures.',
  fix: 'Correct the one that is wrong, or leave the value out: it is computed.',
  *check({ portfolio }) {
    for (const each of planValues(portfolio)) {
      const { planned, at, indicator } = each;
      const { value, numerator, denominator } = planned;
      if (value === undefined || numerator === undefined || denominator === undefined || denominator.isZero()) continue;
      const computed = numerator.times(indicator.per).div(denominator);
      if (agrees(value, computed)) continue;
      yield {
        at: child(at, 'value'),
        message: `${titleOf(each)} is ${digits(value)}, but ${digits(numerator)} ÷ ${digits(denominator)}${indicator.per.eq(1) ? '' : ` × ${digits(indicator.per)}`} makes ${digits(computed.toDecimalPlaces(Math.max(value.decimalPlaces(), 1)))}.`,
        hint: 'Correct the one that is wrong, or leave the value out: it is computed.',
      };
    }
  },
};

/** Half a unit of the last digit typed, whichever way a half was rounded. */
function agrees(value: Exact, computed: Exact): boolean {
  return value.minus(computed).abs().times(2).lte(exact(10).pow(-value.decimalPlaces()));
}
