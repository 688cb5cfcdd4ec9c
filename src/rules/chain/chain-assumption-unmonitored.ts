import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** An assumption without which the chain breaks has a signal and an owner. */
export const chainAssumptionUnmonitored: Rule = {
  id: 'chain-assumption-unmonitored',
  severity: 'info',
  summary: 'An assumption without which the chain breaks (critical) has a signal and an owner.',
  why: 'Assumptions are to be tested while there is time to act (Davies, evaluability).',
  fix: 'Add signal, what would show that it no longer holds, and owner, who watches it.',
  *check({ portfolio }) {
    for (const { assumptions } of portfolio.frameworks) {
      for (const { id, at, critical, signal, owner } of assumptions.values()) {
        const missing = [...(signal === undefined ? ['signal'] : []), ...(owner === undefined ? ['owner'] : [])];
        if (!critical || missing.length === 0) continue;
        yield {
          at: keyOf(at),
          message: `The critical assumption ${id} has no ${missing.join(' and no ')}.`,
          hint: `Add ${missing.join(' and ')}.`,
        };
      }
    }
  },
};
