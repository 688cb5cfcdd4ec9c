import { suggest } from '../../text/suggestion.ts';
import type { Rule } from '../rule.ts';

/** A review is about an indicator that exists. */
export const revReviewOrphan: Rule = {
  id: 'rev-review-orphan',
  severity: 'error',
  summary: 'A review lies in the folder of a framework and has the name of one of its indicators.',
  why: 'Scores and decisions of a misnamed file are those of no indicator: nobody hears them.',
  fix: 'Rename the file to reviews/<framework>/<indicator>.yaml, or delete it with the indicator.',
  reach: 'outline',
  *check({ portfolio }) {
    const { frameworks } = portfolio.unknown;
    const byId = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
    for (const { at, framework: folder, indicator } of portfolio.reviews) {
      if (frameworks.has(folder) || frameworks.has('*')) continue;
      const framework = byId.get(folder);
      if (framework?.indicators.has(indicator)) continue;
      const hint =
        framework === undefined ? suggest(folder, byId.keys()) : suggest(indicator, framework.indicators.keys());
      yield {
        at,
        message:
          framework === undefined
            ? `There is no framework ${folder}, after which the folder of this review is named.`
            : `There is no indicator ${indicator} in ${folder}, after which this review is named.`,
        ...(hint === undefined ? {} : { hint }),
      };
    }
  },
};
