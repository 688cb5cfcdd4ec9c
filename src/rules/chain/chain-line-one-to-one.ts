import { genericOf, hasBrokenLink } from '../../model/chain.ts';
import type { Framework, Mention } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';

/** Lines of work and outputs do not simply mirror each other. */
export const chainLineOneToOne: Rule = {
  id: 'chain-line-one-to-one',
  severity: 'info',
  summary: 'Lines of work and outputs do not simply mirror each other.',
  why: 'Outputs need the lines of work together; one output for each line looks copied from the chart of the organisation (Cities Alliance 2012).',
  fix: 'Look whether activities of one line also serve other outputs, and link them.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      if (hasBrokenLink(portfolio, framework)) continue;
      const [pairs, outputs] = [servicesOf(framework), new Set<string>()];
      for (const { output } of pairs.values()) outputs.add(output);
      const [first, ...rest] = pairs.values();
      const lines = new Set([...pairs.values()].map(({ line }) => line.id));
      if (first === undefined || lines.size < 2 || pairs.size !== lines.size || lines.size !== outputs.size) continue;
      yield {
        at: first.line.at,
        message: `Each of the ${lines.size} lines of ${framework.id} serves one output, and each output has one line.`,
        hint: 'Expected lines that are taken together to deliver the outputs.',
        related: rest.map(({ line, output }) => ({ at: line.at, message: `${line.id} serves ${output} alone.` })),
      };
    }
  },
};

/** Which line serves which output, each pair once. */
function servicesOf(framework: Framework): ReadonlyMap<string, { readonly line: Mention; readonly output: string }> {
  const pairs = new Map<string, { readonly line: Mention; readonly output: string }>();
  for (const { line, contributesTo } of framework.results.values()) {
    for (const { to } of line === undefined ? [] : contributesTo) {
      const output = framework.results.get(to.id);
      const pair = `${line?.id} ${to.id}`;
      if (line === undefined || output === undefined || genericOf(framework, output) !== 'output') continue;
      if (!pairs.has(pair)) pairs.set(pair, { line, output: to.id });
    }
  }
  return pairs;
}
