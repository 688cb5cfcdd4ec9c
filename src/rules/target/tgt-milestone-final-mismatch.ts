import { digits, type Exact, sum } from '../../model/decimal.ts';
import { cumulationOf } from '../../model/defaults.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { addDays, contains, outermost, sameDays } from '../../model/period.ts';
import { targetValue } from '../../model/planned.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A target over a longer time agrees with those inside it. */
export const tgtMilestoneFinalMismatch: Rule = {
  id: 'tgt-milestone-final-mismatch',
  reach: 'framework',
  severity: 'error',
  summary:
    'A target over a longer time agrees with those inside it: their sum where each counts its own period, else the last of them.',
  why: 'A life-of-programme target and the yearly ones are one plan told twice (TolaData); where they differ one of them is wrong.',
  fix: 'Correct the one that is wrong, or leave the longer one out.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      for (const whole of indicator.targets) {
        const parts = outermost(
          indicator.targets.filter(({ period }) => contains(whole.period, period) && !sameDays(whole.period, period)),
        );
        const value = targetValue(whole, indicator);
        if (value === undefined || parts.length === 0) continue;
        yield* cumulationOf(indicator) === 'incremental'
          ? comparedWithSum({ whole, value, parts }, indicator)
          : comparedWithLast({ whole, value, parts }, indicator);
      }
    }
  },
};

interface Nested {
  readonly whole: Target;
  readonly value: Exact;
  readonly parts: readonly Target[];
}

/** Parts that leave days out may come to less, but not to more. */
function* comparedWithSum({ whole, value, parts }: Nested, indicator: Indicator): Iterable<Finding> {
  const values = parts.flatMap((part) => targetValue(part, indicator) ?? []);
  if (values.length < parts.length) return;
  const total = sum(values);
  if (total.eq(value) || (total.lt(value) && !covers(parts, whole))) return;
  yield {
    at: child(whole.at, 'value'),
    message: `The target of ${indicator.id} for ${whole.period.text} is ${digits(value)}, but those inside it add up to ${digits(total)} (${values.map(digits).join(' + ')}).`,
    hint: 'Correct the one that is wrong, or leave the longer one out: it is the sum.',
    related: parts.map(({ at }) => ({ at, message: 'A part of it.' })),
  };
}

function covers(parts: readonly Target[], { period }: Target): boolean {
  const isNext = ({ period: { start } }: Target, index: number) =>
    start === (index === 0 ? period.start : addDays(parts[index - 1]?.period.end ?? start, 1));
  return parts.every(isNext) && parts.at(-1)?.period.end === period.end;
}

/** Running totals and levels end where the longer period ends; a mean or a maximum over it may differ from its last. */
function* comparedWithLast({ whole, value, parts }: Nested, indicator: Indicator): Iterable<Finding> {
  const last = parts.at(-1);
  const cumulation = cumulationOf(indicator);
  const overTime = indicator.aggregation.periods ?? 'latest';
  if (last === undefined || last.period.end !== whole.period.end || cumulation === undefined) return;
  if (cumulation === 'point-in-time' && overTime !== 'latest') return;
  const end = targetValue(last, indicator);
  if (end === undefined || end.eq(value)) return;
  yield {
    at: child(whole.at, 'value'),
    message: `The target of ${indicator.id} for ${whole.period.text} is ${digits(value)}, but that of ${last.period.text}, which ends on the same day, is ${digits(end)}.`,
    hint: 'Correct the one that is wrong, or leave the longer one out.',
    related: [{ at: last.at, message: 'The last target inside it.' }],
  };
}
