import { genericRank, levelOf } from '../../model/chain.ts';
import type { Framework } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A chain reaches the top level that it declares; without levels of its own, an outcome or the result of another framework. */
export const chainTopMissing: Rule = {
  id: 'chain-top-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary:
    'A chain reaches the top level it declares; without levels of its own, an outcome or a result of another framework.',
  why: 'A chain states its long-term aim; outputs that lead to nothing are a work plan (Cities Alliance 2012; OECD-DAC glossary).',
  fix: 'Add the result that the others are for, or remove the level that the chain does not reach.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const results = [...framework.results.values()];
      if (results.some((result) => levelOf(framework, result) === undefined)) continue;
      const finding = framework.levels.some(({ declared }) => declared) ? declaredTop(framework) : commonTop(framework);
      if (finding !== undefined) yield finding;
    }
  },
};

function declaredTop({ id, levels, results }: Framework): Finding | undefined {
  const top = levels.at(-1);
  if (top === undefined || [...results.values()].some(({ level }) => level.id === top.id)) return undefined;
  return {
    at: top.at,
    message: `No result stands at ${top.id}, the top level of ${id}.`,
    hint: 'Add the result that the others are for, or remove the level.',
  };
}

const outcomes = 3;

function commonTop(framework: Framework): Finding | undefined {
  const reaches = [...framework.results.values()].some(
    (result) =>
      (genericRank(levelOf(framework, result)) ?? 0) >= outcomes ||
      result.contributesTo.some(({ to }) => !framework.results.has(to.id)),
  );
  if (reaches) return undefined;
  return {
    at: child(framework.at, 'id'),
    message: `${framework.id} has no result above the outputs, and leads to none of another framework.`,
    hint: 'Add the outcome or impact that it is for.',
  };
}
