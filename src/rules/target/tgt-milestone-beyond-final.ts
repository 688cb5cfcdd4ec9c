import { digits } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isLevel, isReversed, isWorse, milestones } from './course.ts';
import { rated } from './planned-values.ts';

/** No milestone lies beyond the final target. */
export const tgtMilestoneBeyondFinal: Rule = {
  id: 'tgt-milestone-beyond-final',
  reach: 'framework',
  severity: 'warning',
  summary: 'No milestone lies beyond the final target, unless its note says why.',
  why: 'A plan that passes its own end has a typing mistake in one of the two, or means to fall back.',
  fix: 'Correct the milestone or the final target; or explain the peak in a note.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const marks = milestones(indicator);
      const end = marks.at(-1);
      if (end === undefined || !isLevel(indicator) || isReversed(indicator)) continue;
      for (const { target, value } of marks) {
        if (!isWorse(end.value, value, indicator) || target.note !== undefined) continue;
        yield {
          at: child(target.at, 'value'),
          message: `The milestone of ${indicator.id} for ${target.period.text} (${digits(value)}) lies beyond the final target of ${end.target.period.text} (${digits(end.value)}).`,
          hint: 'Correct one of the two; or write the milestone as {value: …, note: why}.',
          related: [{ at: end.target.at, message: 'The final target.' }],
        };
      }
    }
  },
};
