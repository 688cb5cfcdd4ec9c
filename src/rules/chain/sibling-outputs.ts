import { feedersOf, genericOf } from '../../model/chain.ts';
import type { Framework, Result } from '../../model/portfolio.ts';

/** The outputs that bring about the same result. */
export interface SiblingOutputs {
  readonly parent: Result;
  readonly outputs: readonly Result[];
}

/** Each result of a framework with its outputs, where it has several: one alone has nothing to be weighed against. */
export function* siblingOutputs(framework: Framework): Iterable<SiblingOutputs> {
  for (const [id, feeders] of feedersOf(framework)) {
    const parent = framework.results.get(id);
    const outputs = feeders.filter((result) => genericOf(framework, result) === 'output');
    if (parent !== undefined && outputs.length > 1) yield { parent, outputs };
  }
}
