import { genericOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Each outcome names who uses it. */
export const accUserMissing: Rule = {
  id: 'acc-user-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Each outcome names who uses it.',
  why: 'Outcomes come about by people using what was delivered: the urban poor by using services and platforms (Cities Alliance 2012).',
  fix: 'Add used_by with the parties whose use of the result brings about the next one.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const result of framework.results.values()) {
        const generic = genericOf(framework, result);
        if ((generic !== 'outcome' && generic !== 'intermediate-outcome') || result.usedBy.length > 0) continue;
        yield {
          at: keyOf(result.at),
          message: `${result.id} does not name who uses it.`,
          hint: 'Add used_by: [<party>, …].',
        };
      }
    }
  },
};
