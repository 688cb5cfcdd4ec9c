import type { Rule } from '../rule.ts';

/** A portfolio has at least one framework. */
export const frameworkNone: Rule = {
  id: 'framework-none',
  severity: 'error',
  summary: 'A portfolio has at least one framework.',
  why: 'A run that found nothing to check must not be green.',
  fix: 'Add a framework under frameworks/, or run in the right folder.',
  *check({ portfolio }) {
    if (portfolio.frameworks.length > 0 || portfolio.unknown.frameworks.size > 0) return;
    yield {
      at: portfolio.at,
      message: 'The portfolio has no framework.',
      hint: 'Expected a YAML file under frameworks/.',
    };
  },
};
