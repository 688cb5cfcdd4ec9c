import { digits } from '../../model/decimal.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isLevel, isReversed, isWorse, milestones } from './course.ts';
import { rated } from './planned-values.ts';

/** Milestones move in the direction of change. */
export const tgtMilestoneNotMonotonic: Rule = {
  id: 'tgt-milestone-not-monotonic',
  reach: 'framework',
  severity: 'warning',
  summary: 'From one milestone to the next a level moves in its direction, unless a note says why not.',
  why: 'A plan that slides back needs a reason (review guides ask for it); mostly two numbers were exchanged.',
  fix: 'Correct the milestone, or explain the dip in its note.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const marks = milestones(indicator);
      const end = marks.at(-1);
      if (end === undefined || !isLevel(indicator) || isReversed(indicator)) continue;
      for (const [index, { target, value }] of marks.entries()) {
        const before = marks[index - 1];
        if (before === undefined || target.note !== undefined || !isWorse(value, before.value, indicator)) continue;
        // The one before may be the stray: tgt-milestone-beyond-final says it.
        if (isWorse(end.value, before.value, indicator)) continue;
        yield {
          at: child(target.at, 'value'),
          message: `The milestone of ${indicator.id} for ${target.period.text} (${digits(value)}) falls back behind that of ${before.target.period.text} (${digits(before.value)}).`,
          hint: 'Correct one of the two; or write the milestone as {value: …, note: why}.',
          related: [{ at: before.target.at, message: 'The milestone before.' }],
        };
      }
    }
  },
};
