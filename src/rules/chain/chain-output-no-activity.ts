import { fedResults, hasBrokenLink, levelOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Where a framework lists activities, every output has at least one. */
export const chainOutputNoActivity: Rule = {
  id: 'chain-output-no-activity',
  severity: 'warning',
  summary: 'Where a framework lists activities, every output has at least one.',
  why: 'Outputs are delivered by activities; one without any is delivered by nobody.',
  fix: 'Link an activity to the output, of this framework or of one that feeds it.',
  reach: 'outline',
  *check({ portfolio }) {
    const delivered = fedResults(portfolio);
    for (const framework of portfolio.frameworks) {
      const results = [...framework.results.values()];
      if (!results.some(({ activity }) => activity) || hasBrokenLink(portfolio, framework)) continue;
      for (const result of results) {
        if (levelOf(framework, result)?.generic !== 'output' || delivered.has(result)) continue;
        yield {
          at: keyOf(result.at),
          message: `No activity delivers ${result.id}.`,
          hint: 'Add it to contributes_to of an activity.',
        };
      }
    }
  },
};
