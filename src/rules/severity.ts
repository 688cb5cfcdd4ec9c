import { ownersIn } from '../model/owners.ts';
import type { Portfolio } from '../model/portfolio.ts';
import type { Severity } from '../text/finding.ts';
import type { Location } from '../text/location.ts';
import { profileOf } from './profiles.ts';
import type { RuleSeverity } from './rule.ts';

/** How loud a rule is at a place. */
export type Loudness = (
  rule: { readonly id: string; readonly severity: RuleSeverity },
  at: Location,
) => Severity | 'off';

/**
 * What plumbline.yaml sets for a rule, else what its profile sets, else what the rule says, by the status of the thing that the
 * place stands in. `release`: everything is judged as final.
 */
export function loudness(portfolio: Portfolio, release: boolean): Loudness {
  const profile = profileOf(portfolio);
  const owners = ownersIn(portfolio);
  return ({ id, severity }, at) => {
    const chosen = portfolio.rules.get(id) ?? profile.severities[id] ?? severity;
    if (typeof chosen === 'string') return chosen;
    return chosen[release ? 'final' : owners.statusAt(at)];
  };
}

/** The loudest that a rule is by itself: what the lists of rules show. */
export function loudest(severity: RuleSeverity): Severity {
  if (typeof severity === 'string') return severity === 'off' ? 'info' : severity;
  const words = Object.values(severity);
  return (['error', 'warning', 'info'] as const).find((word) => words.includes(word)) ?? 'info';
}
