import { byId } from '../../model/by-id.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** A narrative speaks of results, indicators, assumptions and risks that exist. */
export const narrativeRefUnknown: Rule = {
  id: 'narrative-ref-unknown',
  severity: 'error',
  summary: 'A narrative speaks of results, indicators, assumptions and risks that exist.',
  why: 'What is said of a misspelt id never reaches a report.',
  fix: 'Correct the id, or the name of the folder.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const narrative of portfolio.narratives) {
      const framework = byId(portfolio.frameworks, narrative.framework);
      if (framework === undefined) {
        const { frameworks } = portfolio.unknown;
        if (frameworks.has(narrative.framework) || frameworks.has('*')) continue;
        yield {
          at: narrative.at,
          message: `There is no framework ${narrative.framework}, after which the folder of this narrative is named.`,
        };
        continue;
      }
      for (const kind of ['results', 'indicators', 'assumptions', 'risks'] as const) {
        const mentions = [...narrative[kind]].map(([id, { at }]) => ({ id, at: keyOf(at) }));
        yield* unknownNames(
          mentions,
          [...framework[kind].keys()],
          (id) => `There is no ${kind.slice(0, -1)} ${id} in ${framework.id}.`,
        );
      }
    }
  },
};
