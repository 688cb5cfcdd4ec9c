import { joinedChains } from '../report/chain-figure.ts';
import { editionOf } from '../report/edition.ts';
import { UserError } from '../text/user-error.ts';
import type { Exported, Exporter, Exporting } from './exporter.ts';
import { factsOf } from './facts.ts';

/** The results chains as one picture, the frameworks joined where one contributes to another. */
export const svg: Exporter = { makes: 'file', make: (exporting) => make(exporting, 'svg') };

/** The same for Git hosts that draw Mermaid, without a fence around it. */
export const mermaid: Exporter = { makes: 'file', make: (exporting) => make(exporting, 'mermaid') };

async function make(exporting: Exporting, form: 'svg' | 'mermaid'): Promise<Exported> {
  const { opened, chosen, asOf, options, context } = exporting;
  const { facts, whole } = await factsOf(opened, asOf, options, context);
  const wanted = chosen.frameworks.map(({ id }) => id);
  // In the order in which they are named: who reads from left to right begins with the first.
  const order = options.framework ?? wanted;
  const chains = facts.frameworks
    .filter(({ framework }) => wanted.includes(framework.id) && framework.results.size > 0)
    .toSorted((a, b) => order.indexOf(a.framework.id) - order.indexOf(b.framework.id));
  if (chains.length === 0) throw new UserError('There is no result to draw.', 'Write results into a framework.');
  const text = joinedChains(chains, form, await editionOf(facts, options.lang));
  return { files: [{ name: form === 'svg' ? 'chain.svg' : 'chain.mmd', text }], about: [], whole };
}
