import { addDays, outermost } from '../../model/period.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { rated } from './planned-values.ts';

/** Targets that each count their own period leave no time out. */
export const tgtPeriodGap: Rule = {
  id: 'tgt-period-gap',
  reach: 'framework',
  severity: 'info',
  summary: 'Targets that each count their own period leave no time out between them.',
  why: 'What is done in a period without a target enters neither the sum of values nor the sum of targets.',
  fix: 'Add a target for the time between, 0 where nothing is planned.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      if (indicator.cumulation !== 'incremental') continue;
      const spans = outermost(indicator.targets);
      for (const [index, { period, at }] of spans.entries()) {
        const before = spans[index - 1];
        if (before === undefined || period.start <= addDays(before.period.end, 1)) continue;
        const [from, to] = [addDays(before.period.end, 1), addDays(period.start, -1)];
        yield {
          at: keyOf(at),
          message: `${indicator.id} has no target for ${from} to ${to}: what is done then counts nowhere.`,
          hint: 'Add a target for that time, 0 where nothing is planned.',
          related: [{ at: keyOf(before.at), message: 'The target before.' }],
        };
      }
    }
  },
};
