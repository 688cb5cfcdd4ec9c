import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The line of a result or activity is declared in plumbline.yaml. */
export const chainLineUnknown: Rule = {
  id: 'chain-line-unknown',
  reach: 'framework',
  severity: 'error',
  summary: 'The line of a result or activity is declared in plumbline.yaml.',
  why: 'Business and product lines are a closed register; a misspelt one drops its activities from every overview.',
  fix: 'Correct the id, or declare the line under lines.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    for (const framework of portfolio.frameworks) {
      const mentions = [...framework.results.values()].flatMap(({ line }) => line ?? []);
      yield* unknownNames(mentions, [...portfolio.lines.keys()], (id) => `There is no line ${id} in plumbline.yaml.`);
    }
  },
};
