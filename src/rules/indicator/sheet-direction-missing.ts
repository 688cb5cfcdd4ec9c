import { methodOf } from '../../model/defaults.ts';
import type { AchievementMethod } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Methods that see without it what is better, or rate nothing. */
const withoutDirection: readonly AchievementMethod[] = ['binary', 'steps', 'scale', 'none'];

/** Every indicator that is a number says which way is better. */
export const sheetDirectionMissing: Rule = {
  id: 'sheet-direction-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator that is a number says which way is better.',
  why: 'Without a direction nothing can be rated: whether 40 is better than 50 is not in the numbers (IATI @ascending; Akvo RSR).',
  fix: 'Add direction: increase, decrease, maintain; none where neither is meant.',
  *check({ portfolio }) {
    for (const { indicator, framework, name } of measuredSheets(portfolio)) {
      const { measure, direction, definitionAt } = indicator;
      if (measure === undefined || direction !== undefined) continue;
      if (withoutDirection.includes(methodOf(indicator, framework.ratings))) continue;
      yield {
        at: keyOf(definitionAt),
        message: `The indicator ${name} does not say which direction is better.`,
        hint: 'Add direction: increase, decrease, maintain or none.',
      };
    }
  },
};
