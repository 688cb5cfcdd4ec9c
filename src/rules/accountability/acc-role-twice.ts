import { accountableOf } from '../../model/accountability.ts';
import type { Rule } from '../rule.ts';

/** The party that answers for a result is not among its contributors. */
export const accRoleTwice: Rule = {
  id: 'acc-role-twice',
  severity: 'info',
  summary: 'The party that answers for a result is not among its contributors.',
  why: 'Who answers and who only contributes is the difference that the side column makes; a party in both places leaves it open.',
  fix: 'Keep the party where it belongs; who does the work of a result it answers for stands under responsible.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const result of framework.results.values()) {
        const accountable = accountableOf(framework, result);
        const again = result.contributors.find(({ id }) => id === accountable?.id);
        if (accountable === undefined || again === undefined) continue;
        yield {
          at: again.at,
          message: `${again.id} contributes to ${result.id} and answers for it.`,
          hint: 'Expected one of the two.',
          related: [{ at: accountable.at, message: 'Here it answers.' }],
        };
      }
    }
  },
};
