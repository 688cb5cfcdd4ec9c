import { digits, type Exact } from '../../model/decimal.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { isLevel } from './course.ts';
import { rated } from './planned-values.ts';

/** The baseline does not already lie inside the band that is to be reached. */
export const tgtAlreadyMet: Rule = {
  id: 'tgt-already-met',
  reach: 'framework',
  severity: 'warning',
  summary: 'The baseline does not already lie inside the band that is to be reached.',
  why: 'A target that was met before the work began shows nothing of it (Open SDG makes it a case of its own).',
  fix: 'Set a target beyond the baseline; or say direction: maintain.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const edge = edgeAhead(indicator);
      const { baseline, targets } = indicator;
      const last = targets.at(-1);
      if (edge === undefined || last === undefined || baseline?.kind !== 'known' || baseline.value === undefined)
        continue;
      const isMet = edge.key === 'min' ? baseline.value.gte(edge.value) : baseline.value.lte(edge.value);
      if (!isMet || !isLevel(indicator)) continue;
      const bound = edge.key === 'min' ? 'at least' : 'at most';
      yield {
        at: child(last.at, edge.key),
        message: `The target of ${indicator.id} for ${last.period.text} (${bound} ${digits(edge.value)}) is already met by its baseline (${digits(baseline.value)}).`,
        hint: 'Set a target beyond the baseline; or, where the level is to be kept, say direction: maintain.',
        related: [{ at: baseline.at, message: 'The baseline.' }],
      };
    }
  },
};

/** The edge of the final target's band that is reached first; undefined where the target is a value. */
function edgeAhead({
  targets,
  direction,
}: Indicator): { readonly key: 'min' | 'max'; readonly value: Exact } | undefined {
  const last = targets.at(-1);
  if (last === undefined || last.value !== undefined) return undefined;
  if (direction === 'increase' && last.min !== undefined) return { key: 'min', value: last.min };
  return direction === 'decrease' && last.max !== undefined ? { key: 'max', value: last.max } : undefined;
}
