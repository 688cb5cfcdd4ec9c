import { findIndicator } from '../../model/chain.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import type { Rule } from '../rule.ts';
import { openReviews, type Reviewed } from './reviewed.ts';

/** What is merged is merged into an indicator that stays. */
export const revMergeUnresolved: Rule = {
  id: 'rev-merge-unresolved',
  severity: 'error',
  summary: 'A reviewer who merges an indicator names another one, which exists and is not retired.',
  why: 'Merged into nothing, an indicator is dropped without anybody having decided it.',
  fix: 'Add merge_into with the id of the indicator that stays, or decide to drop.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const reviewed of openReviews(portfolio)) yield* unresolved(reviewed, portfolio);
  },
};

function* unresolved({ review, framework, indicator }: Reviewed, portfolio: Portfolio): Iterable<Finding> {
  for (const { at, party, decision, mergeInto } of review.reviews) {
    if (decision !== 'merge') continue;
    if (mergeInto === undefined) {
      yield {
        at: child(at, 'decision'),
        message: `${party.id} merges ${indicator.id}, but does not say into which indicator.`,
        hint: 'Add merge_into.',
      };
      continue;
    }
    const target = findIndicator(portfolio, framework, mergeInto.id);
    if (target === 'unknowable') continue;
    const merges = `${party.id} merges ${indicator.id} into ${mergeInto.id}`;
    if (target === 'missing') {
      const hint = suggest(mergeInto.id, framework.indicators.keys());
      yield { at: mergeInto.at, message: `${merges}, which does not exist.`, ...(hint === undefined ? {} : { hint }) };
    } else if (target === indicator || target.status === 'retired') {
      const what = target === indicator ? 'itself' : `${mergeInto.id}, which is retired`;
      yield {
        at: mergeInto.at,
        message: `${party.id} merges ${indicator.id} into ${what}.`,
        hint: 'Name an indicator that stays, or decide to drop.',
      };
    }
  }
}
