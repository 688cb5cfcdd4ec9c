import { measuredIndicators } from '../../model/indicators.ts';
import { contains, overlaps, sameDays } from '../../model/period.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** The periods of two targets do not cross. */
export const tgtPeriodOverlap: Rule = {
  id: 'tgt-period-overlap',
  reach: 'framework',
  severity: 'error',
  summary: 'No two targets share a part of their time, unless one period holds the other.',
  why: 'What falls into both is counted twice, or compared with two targets at once.',
  fix: 'Correct the periods; mostly calendar and fiscal years were mixed.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      for (const [index, target] of indicator.targets.entries()) {
        for (const before of indicator.targets.slice(0, index)) {
          const [a, b] = [before.period, target.period];
          const twice = sameDays(a, b);
          if (!overlaps(a, b) || (!twice && (contains(a, b) || contains(b, a)))) continue;
          yield {
            at: keyOf(target.at),
            message: twice
              ? `The targets of ${indicator.id} for ${a.text} and ${b.text} are for the same days.`
              : `The targets of ${indicator.id} for ${a.text} and ${b.text} overlap: both hold ${b.start > a.start ? b.start : a.start} to ${a.end < b.end ? a.end : b.end}.`,
            hint: twice
              ? 'Keep one of the two.'
              : 'Correct the periods: calendar years beside calendar years, fiscal years beside fiscal years.',
            related: [{ at: keyOf(before.at), message: 'The other target.' }],
          };
        }
      }
    }
  },
};
