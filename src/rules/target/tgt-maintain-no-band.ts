import { isCounted } from '../../model/measure.ts';
import type { Indicator } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { rated } from './planned-values.ts';

/** What is to be maintained has a band. */
export const tgtMaintainNoBand: Rule = {
  id: 'tgt-maintain-no-band',
  reach: 'framework',
  severity: 'warning',
  summary: 'A target that is to be maintained has a band (min, max) or a tolerance.',
  why: 'Without one only the exact value passes, and nothing can be said of any other.',
  fix: 'Write the target as {min: …, max: …}, or as {value: …, tolerance: …}.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      if (!needsBand(indicator)) continue;
      const [first, ...rest] = indicator.targets.filter(
        ({ min, max, tolerance }) => min === undefined && max === undefined && tolerance === undefined,
      );
      if (first === undefined) continue;
      yield {
        at: first.at,
        message: `The target of ${indicator.id} for ${first.period.text} has neither a band nor a tolerance, and is to be maintained.`,
        hint: 'Write it as {min: 93, max: 97}, or as {value: 95, tolerance: 2}.',
        related: rest.map(({ at }) => ({ at, message: 'Neither has this one.' })),
      };
    }
  },
};

/** True and false, steps and scales are met or not without a band. */
function needsBand(indicator: Indicator): boolean {
  const { achievement, direction, measure } = indicator;
  if (achievement !== undefined) return achievement === 'within-band';
  const discrete =
    measure === 'boolean' || measure === 'milestone' || measure === 'ordinal' || measure === 'qualitative';
  return direction === 'maintain' && (!discrete || isCounted(indicator));
}
