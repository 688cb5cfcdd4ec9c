import { findIndicator } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The indicator that another one rolls up to exists. */
export const linkRollupUnresolved: Rule = {
  id: 'link-rollup-unresolved',
  severity: 'error',
  summary: 'The indicator that another one rolls up to exists.',
  why: 'A roll-up into nothing loses the value on its way to the programme.',
  fix: 'Correct the id: framework/indicator.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const mentions = [...framework.indicators.values()].flatMap(({ rollsUpTo }) => rollsUpTo ?? []);
      const missing = mentions.filter(({ id }) => findIndicator(portfolio, framework, id) === 'missing');
      if (missing.length === 0) continue;
      const known = portfolio.frameworks.flatMap(({ id, indicators }) =>
        [...indicators.keys()].map((indicator) => `${id}/${indicator}`),
      );
      yield* unknownNames(missing, known, (id) => `There is no indicator ${id}.`);
    }
  },
};
