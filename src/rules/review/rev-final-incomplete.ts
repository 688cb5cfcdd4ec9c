import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/**
 * A final framework says which version was approved, by whom and when. What the sheet of a final indicator lacks is said by the
 * sheet-* rules, which are errors there, each at its own field.
 */
export const revFinalIncomplete: Rule = {
  id: 'rev-final-incomplete',
  severity: 'error',
  summary: 'A final framework says its version, who approved it and when.',
  why: 'A board paper quotes a version; without its approval nobody can tell the agreed set from a later draft (USAID PIRS practice).',
  fix: 'Add version, approved_by and approved_on, or set the status back to reviewed.',
  reach: 'framework',
  *check({ portfolio }) {
    for (const { at, id, status, version, approvedBy, approvedOn } of portfolio.frameworks) {
      if (status !== 'final') continue;
      const said = { version, approved_by: approvedBy, approved_on: approvedOn };
      const missing = Object.entries(said).flatMap(([key, value]) => (value === undefined ? [key] : []));
      if (missing.length === 0) continue;
      yield {
        at: child(at, 'status'),
        message: `${id} is final without ${missing.join(', ')}.`,
        hint: `Add ${missing.join(', ')}, or set the status back to reviewed.`,
      };
    }
  },
};
