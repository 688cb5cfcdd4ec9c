import { arrows, levelOf, type Placed } from '../../model/chain.ts';
import type { Portfolio, Result } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { contentOf, shared } from './content.ts';
import { outcomeLevels, type Statement, statementsOf } from './statement.ts';

/** An outcome is more than its outputs in a row. */
export const wordRestatesChildren: Rule = {
  id: 'word-restates-children',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'An English statement of an outcome is not put together from the statements of the results below it.',
  why: 'An outcome must add a change that follows from its outputs; a list of them leaves the step out.',
  fix: 'Say what changes for whom once the results below it are there.',
  *check({ portfolio }) {
    const children = childrenOf(portfolio);
    for (const statement of statementsOf(portfolio, ...outcomeLevels)) {
      const own = contentOf(statement);
      const below = (children.get(statement.result) ?? []).map((child) => ({ child, words: contentOf(child) }));
      const repeated = below.filter(({ words }) => shared(words, own) >= words.size * mostly);
      const covered = new Set(repeated.flatMap(({ words }) => [...words]));
      if (repeated.length < 2 || shared(own, covered) < own.size * nearlyAll) continue;
      yield {
        at: statement.at,
        message: `The statement of ${statement.result.id} says again what those of ${repeated.map(({ child }) => child.result.id).join(' and ')} say, and adds nothing.`,
        hint: 'Say what changes for whom once the results below it are there.',
        related: repeated.map(({ child }) => ({ at: child.at, message: `The statement of ${child.result.id}.` })),
      };
    }
  },
};

/** Share of a lower statement's words that the outcome has, and of the outcome's words that such lower statements have. */
const mostly = 2 / 3;
const nearlyAll = 0.8;

/** The English statements that contribute to each result from below in its framework: what rolls up from others may say the same. */
function childrenOf(portfolio: Portfolio): ReadonlyMap<Result, readonly Statement[]> {
  const statements = new Map(statementsOf(portfolio).map((statement) => [statement.result, statement]));
  const children = new Map<Result, Statement[]>();
  for (const { from, to } of arrows(portfolio)) {
    const child = statements.get(from.result);
    const isBelow = from.framework === to.framework && rankOf(from) < rankOf(to);
    if (child === undefined || !isBelow) continue;
    const siblings = children.get(to.result);
    if (siblings === undefined) children.set(to.result, [child]);
    else siblings.push(child);
  }
  return children;
}

function rankOf({ framework, result }: Placed): number {
  return levelOf(framework, result)?.rank ?? Number.NaN;
}
