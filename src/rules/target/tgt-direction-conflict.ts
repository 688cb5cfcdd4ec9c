import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { fromStartToEnd, isWorse } from './course.ts';
import { rated, written } from './planned-values.ts';

/** The final target lies on the side of the baseline that the direction says. */
export const tgtDirectionConflict: Rule = {
  id: 'tgt-direction-conflict',
  reach: 'framework',
  severity: 'error',
  summary: 'The final target lies on the side of the baseline that the direction says.',
  why: 'An increase that is to end lower turns every rating upside down (IATI @ascending; Akvo RSR).',
  fix: 'Correct the direction, the baseline or the target.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const course = fromStartToEnd(indicator);
      if (course === undefined || !isWorse(course.end.value, course.start, indicator)) continue;
      const { target, value } = course.end;
      const side = indicator.direction === 'increase' ? 'below' : 'above';
      yield {
        at: child(target.at, 'value'),
        message: `The target of ${indicator.id} for ${target.period.text} (${written(value, indicator)}) is ${side} its baseline (${written(course.start, indicator)}), but its direction is ${indicator.direction}.`,
        hint: 'Correct the direction, the baseline or the target.',
        related: [
          ...(indicator.baseline === undefined ? [] : [{ at: indicator.baseline.at, message: 'The baseline.' }]),
          { at: child(indicator.definitionAt, 'direction'), message: 'The direction.' },
        ],
      };
    }
  },
};
