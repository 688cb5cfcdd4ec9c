import { byId } from '../../model/by-id.ts';
import { findResult } from '../../model/chain.ts';
import type { Framework, Portfolio } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Ids in contributes_to, assumptions and risks lead to something that exists. */
export const chainRefUnresolved: Rule = {
  id: 'chain-ref-unresolved',
  severity: 'error',
  summary: 'Ids in contributes_to, assumptions and risks lead to something that exists.',
  why: 'A dangling link silently drops a branch of the chain from diagrams and roll-ups.',
  fix: 'Correct the id, or add what it names. Across frameworks write framework/id.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      yield* contributions(portfolio, framework);
      const results = [...framework.results.values()];
      const assumptions = results
        .flatMap(({ contributesTo }) => contributesTo.flatMap((one) => one.assumptions))
        .filter(({ id }) => !framework.assumptions.has(id));
      yield* unknownNames(
        assumptions,
        [...framework.assumptions.keys()],
        (id) => `There is no assumption ${id} in ${framework.id}.`,
      );
      const threatened = [...framework.risks.values()]
        .flatMap((risk) => risk.results)
        .filter(({ id }) => !framework.results.has(id));
      yield* unknownNames(
        threatened,
        [...framework.results.keys()],
        (id) => `There is no result ${id} in ${framework.id}.`,
      );
    }
  },
};

/** A result of another framework whose framework was left out. */
function inFull(id: string, across: readonly string[]): string | undefined {
  const [first, ...others] = across.filter((name) => name.endsWith(`/${id}`));
  return first === undefined || others.length > 0 ? undefined : `Write ${first}.`;
}

function contributions(portfolio: Portfolio, framework: Framework): Iterable<Finding> {
  const mentions = [...framework.results.values()].flatMap(({ contributesTo }) => contributesTo.map(({ to }) => to));
  const missing = mentions.filter(({ id }) => findResult(portfolio, framework, id) === 'missing');
  if (missing.length === 0) return [];
  const local = [...framework.results.keys()];
  const across = portfolio.frameworks
    .filter(({ id }) => id !== framework.id)
    .flatMap(({ id, results }) => [...results.keys()].map((result) => `${id}/${result}`));
  const message = (id: string) => {
    const [name, rest] = id.split('/');
    if (rest === undefined) return `There is no result ${id} in ${framework.id}.`;
    return byId(portfolio.frameworks, name ?? '') !== undefined
      ? `There is no result ${rest} in framework ${name}.`
      : `There is no framework ${name}.`;
  };
  return unknownNames(missing, [...local, ...across], message, (id) => inFull(id, across));
}
