import { levelOf } from '../../model/chain.ts';
import type { Rule } from '../rule.ts';

/** Every level that a framework declares has results. */
export const chainLevelUnused: Rule = {
  id: 'chain-level-unused',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Every level that a framework declares has results.',
  why: 'An empty level is a step of the reasoning that was planned and never written, or a leftover of another framework.',
  fix: 'Add its results, or remove the level.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const results = [...framework.results.values()];
      if (results.some((result) => levelOf(framework, result) === undefined)) continue;
      const used = new Set(results.map(({ level }) => level.id));
      // The top has its own rule, which also speaks of frameworks without results.
      for (const { id, at, declared, generic } of framework.levels.slice(0, -1)) {
        // What stands under activities fills a level of that kind, whatever it is called.
        const isFilled = used.has(id) || (generic === 'activity' && used.has('activity'));
        if (declared && used.size > 0 && !isFilled)
          yield {
            at,
            message: `No result of ${framework.id} stands at ${id}.`,
            hint: 'Add its results, or remove the level.',
          };
      }
    }
  },
};
