import { isCondition, isUnrated } from '../../model/defaults.ts';
import { isOnScale } from '../../model/measure.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { levels } from './levels.ts';
import { sheetsOf } from './sheets.ts';

/** Every level of a scale that is rated says its rating. */
export const sheetScaleRatingMissing: Rule = {
  id: 'sheet-scale-rating-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every level of a scale that is rated says its rating.',
  why: 'A level has no distance to a target: its rating is the one written beside it, and without one it is not rated (calculation contract, section 3).',
  fix: 'Add a rating of the bands to each level, or set achievement: none.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { scale, achievement = 'scale', aggregation } = definition;
      if (!isOnScale(definition) || isUnrated(definition)) continue;
      if (achievement !== 'scale' || isCondition(aggregation.places)) continue;
      const bare = scale.filter(({ rating }) => rating === undefined);
      if (bare.length === 0) continue;
      yield {
        at: keyOf(child(at, 'scale')),
        message: `The scale of ${name} gives no rating to ${levels(bare)}.`,
        hint: 'Add rating: … to each level, or set achievement: none.',
      };
    }
  },
};
