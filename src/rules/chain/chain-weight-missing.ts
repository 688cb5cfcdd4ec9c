import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { siblingOutputs } from './sibling-outputs.ts';

/** Outputs under one result are weighted. */
export const chainWeightMissing: Rule = {
  id: 'chain-weight-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Outputs under one result are weighted; asked for by the profile fcdo.',
  why: 'A DFID or FCDO logframe says what share of the outcome each output carries (DFID logframe guidance).',
  fix: 'Add weight to each of the outputs; together 100.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const { parent, outputs } of siblingOutputs(framework)) {
        // Where some have a weight, chain-weight-sum says which have none.
        if (outputs.some(({ weight }) => weight !== undefined)) continue;
        yield {
          at: keyOf(parent.at),
          message: `The ${outputs.length} outputs under ${parent.id} have no weights.`,
          hint: 'Add weight to each; together 100.',
          related: outputs.map(({ id, at }) => ({ at: keyOf(at), message: `The output ${id}.` })),
        };
      }
    }
  },
};
