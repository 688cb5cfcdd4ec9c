import { feedersOf, genericOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** No result has more outputs under it than the profile allows. */
export const chainOutputCount: Rule = {
  id: 'chain-output-count',
  severity: 'warning',
  summary: 'No result has more outputs under it than the profile allows (limits.outputs_per_outcome).',
  why: 'Six outputs under an outcome are as many as a reader keeps apart (UK Aid Direct).',
  fix: 'Merge outputs, put a level between, or raise limits.outputs_per_outcome in plumbline.yaml.',
  *check({ portfolio, limits: { outputsPerOutcome: limit } }) {
    if (limit === undefined) return;
    for (const framework of portfolio.frameworks) {
      for (const [id, feeders] of feedersOf(framework)) {
        const outcome = framework.results.get(id);
        const outputs = feeders.filter((result) => genericOf(framework, result) === 'output');
        if (outcome === undefined || outputs.length <= limit) continue;
        yield {
          at: keyOf(outcome.at),
          message: `${outputs.length} outputs contribute to ${id}.`,
          hint: `Expected at most ${limit}.`,
          related: outputs.slice(limit).map(({ at }) => ({ at: keyOf(at), message: 'One more.' })),
        };
      }
    }
  },
};
