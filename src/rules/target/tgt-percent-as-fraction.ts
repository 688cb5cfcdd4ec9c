import { digits, type Exact, exact } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { isCounted } from '../../model/measure.ts';
import type { Finding } from '../../text/finding.ts';
import { child, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, valuesOf } from './planned-values.ts';

/** Below it a percentage may well be meant: a prevalence, a loss rate. */
const smallest = exact('0.1');

/** Percentages are written in percent, not as fractions. */
export const tgtPercentAsFraction: Rule = {
  id: 'tgt-percent-as-fraction',
  reach: 'framework',
  severity: 'warning',
  summary: 'Percentages are written in percent (45), not as fractions (0.45).',
  why: 'Spreadsheets store 45 % as 0.45; copied as it stands, every measured value passes such a target.',
  fix: 'Write 45 for 45 %; where the share is truly that small, say so with plausible: {max: 1}.',
  *check({ portfolio }) {
    for (const owned of measuredIndicators(portfolio)) {
      const { indicator } = owned;
      if (!isPercentage({ indicator, counted: isCounted(indicator) }) || indicator.plausible?.max?.lte(1) === true)
        continue;
      const values = [...valuesOf(owned)].flatMap(({ value, at }) =>
        value === undefined || value.isZero() ? [] : [{ value, at }],
      );
      const [first, ...rest] = values;
      const isFraction =
        values.every(({ value }) => value.gt(0) && value.lte(1)) &&
        values.some(({ value }) => value.gte(smallest) && value.lt(1));
      if (first === undefined || !isFraction) {
        yield* oddOnes(indicator.id, values);
        continue;
      }
      yield {
        at: child(first.at, 'value'),
        message: `All planned values of ${indicator.id} are 1 or less (${values.map(({ value }) => digits(value)).join(', ')}), and it is a percentage.`,
        hint: `Write ${digits(first.value.times(100))} for ${digits(first.value)}; where the share is truly that small, say plausible: {max: 1}.`,
        related: rest.map(({ at }) => ({ at, message: 'Also here.' })),
      };
    }
  },
};

interface Value {
  readonly value: Exact;
  readonly at: Location;
}

/** A fraction among percentages: 0.18, then 20. A hundred times as much lies near the value beside it. */
function* oddOnes(id: string, values: readonly Value[]): Iterable<Finding> {
  for (const [index, { value, at }] of values.entries()) {
    if (value.lt(smallest) || value.gte(1)) continue;
    const beside = [values[index - 1], values[index + 1]].flatMap((other) => other ?? []);
    const near = beside.find(
      (other) => other.value.gte(5) && value.times(100).minus(other.value).abs().times(2).lte(other.value),
    );
    if (near === undefined) continue;
    yield {
      at: child(at, 'value'),
      message: `A planned value of ${id} is ${digits(value)}, the one beside it ${digits(near.value)}: of a percentage, the one is a fraction.`,
      hint: `Write ${digits(value.times(100))} for ${digits(value)}, or ${digits(near.value.div(100))} for ${digits(near.value)}.`,
      related: [{ at: near.at, message: 'The value beside it.' }],
    };
  }
}
