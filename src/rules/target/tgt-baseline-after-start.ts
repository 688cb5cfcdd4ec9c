import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { rated } from './planned-values.ts';

/** The baseline is measured before the first target falls due. */
export const tgtBaselineAfterStart: Rule = {
  id: 'tgt-baseline-after-start',
  reach: 'framework',
  severity: 'warning',
  summary: 'The baseline is not later than the end of the first target period.',
  why: 'A baseline measured after the first results already holds some of the change (target-setting guides).',
  fix: 'Correct the period of the baseline, or begin the targets later.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const { baseline, targets } = indicator;
      const [first] = targets;
      // sheet-baseline-late speaks of what is planned only.
      if (first === undefined || baseline?.kind !== 'known' || baseline.period.end <= first.period.end) continue;
      yield {
        at: child(baseline.at, 'period'),
        message: `The baseline of ${indicator.id} is of ${baseline.period.text}, after its first target (${first.period.text}).`,
        hint: 'Correct its period, or let the targets begin after it.',
        related: [{ at: first.at, message: 'The first target.' }],
      };
    }
  },
};
