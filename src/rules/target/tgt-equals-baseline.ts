import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { fromStartToEnd } from './course.ts';
import { rated, written } from './planned-values.ts';

/** The final target differs from the baseline, unless a level is to be maintained. */
export const tgtEqualsBaseline: Rule = {
  id: 'tgt-equals-baseline',
  reach: 'framework',
  severity: 'warning',
  summary: 'The final target differs from the baseline, unless the direction is maintain.',
  why: 'Progress is divided by the distance from baseline to target (EU OPSYS); where that is zero there is none.',
  fix: 'Correct the target; or say direction: maintain, with a band.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const course = fromStartToEnd(indicator);
      if (course === undefined || indicator.direction === 'maintain' || !course.end.value.eq(course.start)) continue;
      const { target, value } = course.end;
      yield {
        at: child(target.at, 'value'),
        message: `The target of ${indicator.id} for ${target.period.text} (${written(value, indicator)}) equals its baseline: nothing is to change.`,
        hint: 'Correct the target; or, where the level is to be kept, say direction: maintain with min and max.',
        related: indicator.baseline === undefined ? [] : [{ at: indicator.baseline.at, message: 'The baseline.' }],
      };
    }
  },
};
