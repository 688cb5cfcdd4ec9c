import { genericOf } from '../../model/chain.ts';
import { type Exact, exact } from '../../model/decimal.ts';
import type { Result } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { type SiblingOutputs, siblingOutputs } from './sibling-outputs.ts';

/** Where outputs are weighted, all of them are, and their weights are shares of the whole. */
export const chainWeightSum: Rule = {
  id: 'chain-weight-sum',
  severity: 'warning',
  summary: 'Where outputs under a result are weighted, all of them are, and their weights add up to 100 (or to 1).',
  why: 'The weight of an output is its share of the whole; shares that add up to 90 leave a tenth to nobody (DFID logframe guidance).',
  fix: 'Correct the weights, or leave all of them out.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const all = [...framework.results.values()].filter((result) => genericOf(framework, result) === 'output');
      // Shares of the framework as a whole are shares too.
      if (all.every(({ weight }) => weight !== undefined) && isWhole(total(all))) continue;
      for (const siblings of siblingOutputs(framework)) {
        const finding = judge(siblings);
        if (finding !== undefined) yield finding;
      }
    }
  },
};

function judge({ parent, outputs }: SiblingOutputs): Finding | undefined {
  const weighted = outputs.filter(({ weight }) => weight !== undefined);
  const without = outputs.filter(({ weight }) => weight === undefined);
  if (weighted.length === 0) return undefined;
  const related = weighted.map(({ id, at }) => ({ at: child(at, 'weight'), message: `The weight of ${id}.` }));
  if (without[0] !== undefined) {
    return {
      at: keyOf(without[0].at),
      message: `${without.map(({ id }) => id).join(', ')} ${without.length === 1 ? 'has' : 'have'} no weight, but other outputs under ${parent.id} have one.`,
      hint: 'Expected weights for all of them, or for none.',
      related,
    };
  }
  const sum = total(outputs);
  if (isWhole(sum)) return undefined;
  const terms = outputs.map(({ weight }) => weight?.toFixed()).join(' + ');
  return {
    at: keyOf(parent.at),
    message: `The weights of the outputs under ${parent.id} add up to ${sum.toFixed()} (${terms}).`,
    hint: 'Expected 100.',
    related,
  };
}

function total(results: readonly Result[]): Exact {
  return results.reduce((sum, { weight }) => sum.plus(weight ?? 0), exact(0));
}

/** 100, or 1, but for rounding. */
function isWhole(sum: Exact): boolean {
  return sum.minus(100).abs().lte(0.5) || sum.minus(1).abs().lte(0.005);
}
