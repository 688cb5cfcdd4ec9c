import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { resultLevels } from './result-levels.ts';

/** Somebody answers for every result. */
export const accPartyMissing: Rule = {
  id: 'acc-party-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Somebody answers for every result.',
  why: 'The side column of a results chain says who answers at each level (Cities Alliance 2012; Treasury Board of Canada).',
  fix: 'Add accountable to the level, or to the result where its party differs. Above the line of accountability it may be none, with a text.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const { level, results } of resultLevels(framework)) {
        const without = results.filter(({ accountable }) => accountable === undefined);
        const [first] = without;
        if (level.accountable !== undefined || first === undefined) continue;
        yield {
          at: level.declared ? level.at : keyOf(first.at),
          message: `Nobody answers for ${without.map(({ id }) => id).join(', ')} (${level.id}).`,
          hint: `Add accountable: <party> to the level ${level.id}.`,
          related: without.map(({ id, at }) => ({ at: keyOf(at), message: `${id} names no party of its own.` })),
        };
      }
    }
  },
};
