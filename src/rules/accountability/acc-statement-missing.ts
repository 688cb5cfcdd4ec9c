import type { Rule } from '../rule.ts';
import { resultLevels } from './result-levels.ts';

/** Beside each level stands in words who answers for what. */
export const accStatementMissing: Rule = {
  id: 'acc-statement-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Beside each level stands in words who answers for what.',
  why: 'A name in a column does not say whether its bearer delivers the result, uses it or only supports it; the sentence beside the level does (Cities Alliance 2012).',
  fix: 'Write the sentence under accountability: who answers, for what, and what the programme cannot answer for.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const { level, results } of resultLevels(framework)) {
        // Where nobody answers yet, that is said first; where it is `none`, the reason is what is missing.
        const party = level.accountable ?? results.find(({ accountable }) => accountable !== undefined)?.accountable;
        if (!level.declared || level.accountability !== undefined || party === undefined) continue;
        if (level.accountable?.id === 'none') continue;
        yield {
          at: level.at,
          message: `The level ${level.id} does not say in words what ${party.id} answers for.`,
          hint: 'Add the sentence: accountability: …',
        };
      }
    }
  },
};
