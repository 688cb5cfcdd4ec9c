import { liveIndicators } from '../../model/indicators.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** No party collects more than it can. */
export const indResponsibleOverload: Rule = {
  id: 'ind-responsible-overload',
  severity: 'info',
  summary: 'No party collects more indicators of a framework than limits.indicators_per_role says.',
  why: 'The final set must be realistic to monitor for those who do it (Cities Alliance 2012).',
  fix: 'Share the work out, lower the frequency, or retire indicators.',
  *check({ portfolio, limits }) {
    const limit = limits.indicatorsPerRole;
    for (const framework of portfolio.frameworks) {
      const loads = new Map<string, number>();
      for (const { responsible } of liveIndicators(framework)) {
        const id = responsible.collect?.id;
        if (id !== undefined) loads.set(id, (loads.get(id) ?? 0) + 1);
      }
      for (const [id, load] of loads) {
        if (load <= limit) continue;
        yield {
          at: keyOf(child(framework.at, 'indicators')),
          message: `${id} collects ${load} indicators of ${framework.id}; expected at most ${limit}.`,
          hint: 'Share them out, retire some, or set limits.indicators_per_role in plumbline.yaml.',
        };
      }
    }
  },
};
