import { digits, exact } from '../../model/decimal.ts';
import { finding, type RowRule } from './row-rule.ts';

const parts = ['value', 'numerator', 'denominator'] as const;
const decimals = `(CASE WHEN contains(r.value, '.') THEN length(split_part(r.value, '.', 2)) ELSE 0 END)`;

/** A value agrees with its numerator and denominator. */
export const msrPercentMismatch: RowRule = {
  id: 'msr-percent-mismatch',
  severity: 'error',
  summary: 'A value beside its numerator and denominator agrees with them to the last digit typed.',
  why: 'Percentages typed by hand drift away from their parts (Akvo RSR computes them).',
  fix: 'Correct the one that is wrong, or leave the value blank: it is computed.',
  needs: ['numerator'],
  suspects: {
    // Floating point finds suspects only: exactly where all are whole numbers that it can hold, once the value is moved to its last
    // digit; generously elsewhere; and all where there are more digits than it has. explain decides.
    each: () =>
      `i.measure IN ('percentage', 'ratio') AND r.value_ IS NOT NULL AND r.numerator_ IS NOT NULL AND r.denominator_ > 0
        AND CASE WHEN length(r.value) > 12 OR length(r.numerator) > 15 OR length(r.denominator) > 15 THEN true
          WHEN length(r.value) + length(r.denominator) > 15 OR length(r.numerator) + length(i.per) + ${decimals} > 15
            OR contains(r.numerator, '.') OR contains(r.denominator, '.') OR contains(i.per, '.')
          THEN abs(r.value_::DOUBLE - r.numerator_::DOUBLE / r.denominator_::DOUBLE * i.per::DOUBLE) > 0.49 * pow(10, -${decimals})
          ELSE 2 * abs(round(r.value_::DOUBLE * pow(10, ${decimals})) * r.denominator_::DOUBLE
            - r.numerator_::DOUBLE * i.per::DOUBLE * pow(10, ${decimals})) > r.denominator_::DOUBLE END`,
  },
  explain(row) {
    const [value, numerator, denominator] = parts.map((part) => exact(row.cell(part) ?? '0'));
    if (value === undefined || numerator === undefined || denominator === undefined || row.indicator === undefined) {
      return undefined;
    }
    const computed = numerator.times(row.indicator.per).div(denominator);
    const typed = row.cell('value')?.split('.')[1]?.length ?? 0;
    // Half a unit of the last digit, whichever way a half was rounded.
    if (value.minus(computed).abs().times(2).lte(exact(10).pow(-typed))) return undefined;
    const shown = digits(computed.toDecimalPlaces(Math.max(typed, 1)));
    const message = `The value ${row.cell('value')} does not agree with ${row.cell('numerator')} ÷ ${row.cell('denominator')}, which makes ${shown}.`;
    return finding(
      row.at('value'),
      message,
      'Correct the one that is wrong, or leave the value blank: it is computed.',
    );
  },
};
