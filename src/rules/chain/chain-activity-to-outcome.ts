import { arrows, levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** An activity contributes to outputs, not directly to outcomes or impact. */
export const chainActivityToOutcome: Rule = {
  id: 'chain-activity-to-outcome',
  severity: 'warning',
  summary: 'An activity contributes to outputs, not directly to outcomes or impact.',
  why: 'A link that skips the deliverable blurs who answers for what (Cities Alliance 2012; Global Affairs Canada RBM guide).',
  fix: 'Link the activity to the output it delivers, and the output to the outcome.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { from, to, contribution } of arrows(portfolio)) {
      const level = levelOf(to.framework, to.result);
      const isActivity = from.result.activity || levelOf(from.framework, from.result)?.generic === 'activity';
      if (!isActivity || level?.generic === undefined || ['input', 'activity', 'output'].includes(level.generic))
        continue;
      yield {
        at: contribution.to.at,
        message: `The activity ${from.result.id} contributes directly to ${to.result.id} (${level.id}).`,
        hint: 'Expected an output.',
      };
    }
  },
};
