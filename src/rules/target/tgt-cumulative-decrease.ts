import { digits } from '../../model/decimal.ts';
import { measuredIndicators } from '../../model/indicators.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isRunningTotal, milestones } from './course.ts';

/** Running totals never fall. */
export const tgtCumulativeDecrease: Rule = {
  id: 'tgt-cumulative-decrease',
  reach: 'framework',
  severity: 'error',
  summary: 'Targets that are running totals never fall.',
  why: 'What has been counted stays counted; yearly figures under a cumulative indicator are the usual reason (TolaData, Akvo RSR).',
  fix: 'Write running totals; or say cumulation: incremental, or point-in-time where the figure may fall.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      if (!isRunningTotal(indicator) || indicator.direction === 'decrease') continue;
      const marks = milestones(indicator);
      for (const [index, { target, value }] of marks.entries()) {
        const before = marks[index - 1];
        if (before === undefined || value.gte(before.value)) continue;
        yield {
          at: child(target.at, 'value'),
          message: `The target of ${indicator.id} for ${target.period.text} (${digits(value)}) is below that of ${before.target.period.text} (${digits(before.value)}), but its targets are running totals (cumulation: ${indicator.cumulation}).`,
          hint: 'Write the total up to the end of the period; or say cumulation: incremental, or point-in-time where it may fall.',
          related: [{ at: before.target.at, message: 'The target before.' }],
        };
      }
    }
  },
};
