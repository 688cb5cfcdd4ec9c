import { levelOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every activity contributes to at least one output. */
export const chainActivityNoOutput: Rule = {
  id: 'chain-activity-no-output',
  reach: 'framework',
  severity: 'error',
  summary: 'Every activity contributes to at least one output.',
  why: 'An activity outside the chain spends money outside the theory of change (Cities Alliance 2012).',
  fix: 'Add contributes_to with the outputs that the activity delivers; it may be several.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const result of framework.results.values()) {
        const isActivity = result.activity || levelOf(framework, result)?.generic === 'activity';
        if (!isActivity || result.contributesTo.length > 0) continue;
        yield {
          at: keyOf(result.at),
          message: `The activity ${result.id} contributes to no output.`,
          hint: 'Add contributes_to: [<output>, …].',
        };
      }
    }
  },
};
