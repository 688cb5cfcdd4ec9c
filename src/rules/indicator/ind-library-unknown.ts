import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** What an indicator uses stands in the library. */
export const indLibraryUnknown: Rule = {
  id: 'ind-library-unknown',
  reach: 'framework',
  severity: 'error',
  summary: 'What an indicator uses stands in the library.',
  why: 'Without its shared definition an indicator has neither unit nor measure.',
  fix: 'Correct the id, or add the definition to a file under library/.',
  *check({ portfolio }) {
    if (portfolio.unknown.library) return;
    const known = [...portfolio.library.keys()].map((id) => `library/${id}`);
    for (const framework of portfolio.frameworks) {
      const mentions = [...framework.indicators.values()].flatMap(({ uses }) => uses ?? []);
      yield* unknownNames(mentions, known, (id) => `There is no ${id}.`);
    }
  },
};
