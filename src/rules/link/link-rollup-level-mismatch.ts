import { levelOf } from '../../model/chain.ts';
import type { GenericLevel } from '../../model/portfolio.ts';
import { nameOf, rollUpsOf } from '../../model/roll-ups.ts';
import type { Rule } from '../rule.ts';

/** An indicator rolls up to one that measures the same kind of result. */
export const linkRollupLevelMismatch: Rule = {
  id: 'link-rollup-level-mismatch',
  severity: 'warning',
  summary:
    'An indicator rolls up to one that measures the same kind of result: outputs to outputs, outcomes to outcomes.',
  why: 'Outputs that are added up as an outcome inflate it: what was delivered is not what changed (Cities Alliance 2012; OECD-DAC).',
  fix: 'Roll up to an indicator of the same level, or move one of the two to the result that it measures.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const { child, childFramework, parent, parentFramework, at } of rollUpsOf(portfolio)) {
      const result = childFramework.results.get(child.result.id);
      const higher = parentFramework.results.get(parent.result.id);
      const level = result && levelOf(childFramework, result);
      const parentLevel = higher && levelOf(parentFramework, higher);
      if (level?.generic === undefined || parentLevel?.generic === undefined) continue;
      if (kinds[level.generic] === kinds[parentLevel.generic]) continue;
      yield {
        at,
        message: `${nameOf(child)} measures ${result?.id} (${level.id}), but rolls up to ${nameOf(parent)}, which measures ${higher?.id} (${parentLevel.id}).`,
        hint: `Expected an indicator of an ${kinds[parentLevel.generic]} here, or of an ${kinds[level.generic]} there.`,
        related: [{ at: parent.result.at, message: `${nameOf(parent)} measures ${higher?.id}.` }],
      };
    }
  },
};

/** A country's outcome may be one of the programme's intermediate outcomes, or the other way round. */
const kinds: Readonly<Record<GenericLevel, string>> = {
  input: 'activity',
  activity: 'activity',
  output: 'output',
  'intermediate-outcome': 'outcome',
  outcome: 'outcome',
  impact: 'impact',
};
