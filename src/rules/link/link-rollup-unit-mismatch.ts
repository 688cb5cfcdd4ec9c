import type { Rule } from '../rule.ts';
import { different, measureAlike, mismatches } from './mismatch.ts';
import { differingTexts } from './same-text.ts';

/** An indicator has the unit of the one it rolls up to. */
export const linkRollupUnitMismatch: Rule = {
  id: 'link-rollup-unit-mismatch',
  severity: 'error',
  summary: 'An indicator has the unit of the one it rolls up to.',
  why: 'Households added to people are neither; a definition has to be the same in all activities that collect it (USAID reference sheet guidance).',
  fix: 'Write the same unit in both, best by uses: library/<id>; if the units differ in fact, convert before reporting or do not roll up.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'unit',
      differ(rollUp) {
        const { child, parent } = rollUp;
        // Another measure, currency or factor shows in the unit as well: their own rules say it.
        if (!measureAlike(rollUp) || different(child.currency, parent.currency) || !child.per.eq(parent.per)) return;
        return differingTexts(child.unit, parent.unit, portfolio);
      },
      hint: 'Expected the same unit in both.',
    });
  },
};
