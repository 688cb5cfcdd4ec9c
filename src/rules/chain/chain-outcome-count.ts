import { genericRank, topLevel } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** No level of outcomes has more results than the profile allows. */
export const chainOutcomeCount: Rule = {
  id: 'chain-outcome-count',
  severity: 'warning',
  summary: 'No level of outcomes has more results than the profile allows (limits.outcomes_per_level).',
  why: 'A programme that aims at everything aims at nothing; an FCDO logframe has one outcome, five is many (UK Aid Direct).',
  fix: 'Merge outcomes, or raise limits.outcomes_per_level in plumbline.yaml.',
  *check({ portfolio, limits: { outcomesPerLevel: limit } }) {
    if (limit === undefined) return;
    for (const framework of portfolio.frameworks) {
      const top = topLevel(framework);
      for (const level of framework.levels) {
        // More than one outcome at the top of the chain is what chain-top-multiple reports.
        const isTop = level.id === top?.id && (genericRank(level) ?? 0) >= 4;
        if (isTop || (level.generic !== 'intermediate-outcome' && level.generic !== 'outcome')) continue;
        const outcomes = [...framework.results.values()].filter((result) => result.level.id === level.id);
        const first = outcomes[limit];
        if (first === undefined) continue;
        yield {
          at: keyOf(first.at),
          message: `${framework.id} has ${outcomes.length} results at ${level.id}.`,
          hint: `Expected at most ${limit}.`,
        };
      }
    }
  },
};
