import type { Portfolio } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { ClosingRule } from '../rule.ts';

/** Every waiver accepts something. */
export const waiverUnused: ClosingRule = {
  id: 'waiver-unused',
  severity: 'warning',
  summary: 'Every waiver accepts something.',
  why: 'A waiver that outlives its finding would silently accept the next one.',
  fix: 'Remove it.',
  *check({ portfolio, asOf, diagnostics, unchecked }) {
    for (const { at, rule, target, until } of portfolio.waivers) {
      if (asOf > until || unchecked.has(rule) || isUnknown(portfolio, target)) continue;
      if (diagnostics.some((one) => one.rule === rule && one.waived?.at === target)) continue;
      yield {
        at: child(at, 'rule'),
        message: `The waiver of ${rule} at ${target} accepts nothing.`,
        hint: 'Remove it; or correct what it is written for.',
      };
    }
  },
};

/** Where a file could not be read, what it holds may be the very thing that is accepted. */
function isUnknown({ unknown, frameworks }: Portfolio, target: string): boolean {
  if (unknown.portfolio || unknown.library || unknown.frameworks.size > 0) return true;
  const [file, thing] = target.split('/');
  const framework = frameworks.find(({ id }) => id === file);
  // waiver-target-unknown says it.
  if (framework === undefined || thing === undefined) return framework === undefined && file !== 'library';
  const { results, indicators, assumptions, risks } = framework;
  return ![results, indicators, assumptions, risks].some((things) => things.has(thing));
}
