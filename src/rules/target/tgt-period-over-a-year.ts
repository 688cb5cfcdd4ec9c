import { measuredIndicators } from '../../model/indicators.ts';
import { contains, frequencyMonths, innermost, lengthInDays } from '../../model/period.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A period that is reported on lasts a year at most. */
export const tgtPeriodOverAYear: Rule = {
  id: 'tgt-period-over-a-year',
  reach: 'framework',
  severity: 'warning',
  summary:
    'One of several target periods is not longer than a year; the whole of the programme, and biennial collection, apart.',
  why: 'Nothing can be said of a longer period while it runs (IATI Publisher warns above a year).',
  fix: 'Split the target into years.',
  *check({ portfolio }) {
    for (const { framework, indicator } of measuredIndicators(portfolio)) {
      const targets = innermost(indicator.targets);
      if (targets.length < 2) continue;
      for (const target of targets) {
        if (!isLong(target, indicator) || (framework.period !== undefined && contains(target.period, framework.period)))
          continue;
        yield {
          at: keyOf(target.at),
          message: `The target of ${indicator.id} for ${target.period.text} is for ${lengthInDays(target.period)} days; expected a year at most.`,
          hint: 'Split it into years. A target over the whole programme may stand beside them.',
        };
      }
    }
  },
};

/** Longer than the time between two collections, and than a leap year. */
function isLong({ period }: Target, { collectionFrequency }: Indicator): boolean {
  const months = collectionFrequency === undefined ? 12 : frequencyMonths(collectionFrequency);
  return months !== undefined && lengthInDays(period) > Math.max(months, 12) * 30.5;
}
