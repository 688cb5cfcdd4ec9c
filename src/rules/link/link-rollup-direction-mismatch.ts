import type { Direction } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { different, mismatches } from './mismatch.ts';

/** An indicator moves in the direction of the one it rolls up to. */
export const linkRollupDirectionMismatch: Rule = {
  id: 'link-rollup-direction-mismatch',
  severity: 'error',
  summary: 'An indicator moves in the direction of the one it rolls up to.',
  why: 'What is progress in the country would be decline in the programme, for the same figure.',
  fix: 'Correct the direction of one of the two.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* mismatches(portfolio, {
      key: 'direction',
      differ: ({ child, parent }) => different(rated(child.direction), rated(parent.direction)),
      hint: 'Expected the same direction in both.',
    });
  },
};

/** What is only shown, not rated, contradicts no direction. */
function rated(direction: Direction | undefined): Direction | undefined {
  return direction === 'none' ? undefined : direction;
}
