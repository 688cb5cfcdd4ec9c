import { fedResults, hasBrokenLink, levelOf } from '../../model/chain.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Every result above the outputs is supported by a lower result. */
export const chainResultNoChild: Rule = {
  id: 'chain-result-no-child',
  severity: 'warning',
  summary: 'Every result above the outputs is supported by a lower result.',
  why: 'An unsupported outcome is an aspiration, not a plan (Roberts & Khattri, World Bank 2012).',
  fix: 'Link the results that bring it about, or move it into the narrative.',
  reach: 'outline',
  *check({ portfolio }) {
    const supported = fedResults(portfolio);
    for (const framework of portfolio.frameworks) {
      const levels = [...framework.results.values()].map((result) => levelOf(framework, result));
      if (levels.includes(undefined) || hasBrokenLink(portfolio, framework)) continue;
      const lowest = Math.min(...levels.map((level) => level?.rank ?? 0));
      for (const result of framework.results.values()) {
        const level = levelOf(framework, result);
        if (level === undefined || level.rank === lowest || level.generic === 'output') continue;
        if (level.generic === 'activity' || level.generic === 'input' || supported.has(result)) continue;
        yield {
          at: keyOf(result.at),
          message: `No lower result contributes to ${result.id} (${level.id}).`,
          hint: 'Add contributes_to to what brings it about.',
        };
      }
    }
  },
};
