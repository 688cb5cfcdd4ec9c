import { digits, one } from '../../model/decimal.ts';
import { liveByResult } from '../../model/indicators.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Where the indicators of a result share out its weight, each has one. */
export const indWeightPartial: Rule = {
  id: 'ind-weight-partial',
  severity: 'warning',
  summary: 'Where indicators of a result have shares as weights, all of its indicators have a weight.',
  why: 'A weight that is left out counts as 1: beside 40 it vanishes, beside 0.4 it rules. Beside small whole numbers (2: counts double) it is meant.',
  fix: 'Give each indicator of the result a weight.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      for (const [result, live] of liveByResult(framework)) {
        const weighted = live.filter(({ weight }) => weight !== undefined);
        const [bare, ...others] = live.filter(({ weight }) => weight === undefined);
        const share = weighted.find(({ weight }) => weight?.gte(10) || (weight?.gt(0) && weight.lt(one)));
        if (bare === undefined || share?.weight === undefined) continue;
        yield {
          at: keyOf(bare.at),
          message: `${bare.id} has no weight and counts as 1, while ${share.id}, of the same result ${result}, has ${digits(share.weight)}.`,
          hint: `Give every indicator of ${result} a weight.`,
          related: [
            { at: child(share.at, 'weight'), message: 'A weight that is a share.' },
            ...others.map(({ at }) => ({ at: keyOf(at), message: 'Without a weight too.' })),
          ],
        };
      }
    }
  },
};
