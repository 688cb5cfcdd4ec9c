import type { Diagnostic, Finding } from '../text/finding.ts';
import { ownersIn } from './owners.ts';
import type { Portfolio, Waiver } from './portfolio.ts';
import { say } from './text.ts';

/** Finds the waiver that accepts what a rule found, as a diagnostic carries it; undefined where there is none. */
export type Acceptance = (rule: string, finding: Finding) => Diagnostic['waived'] | undefined;

/** A waiver holds until its last day, for its rule, at a framework or at one thing that the finding touches. */
export function acceptance(portfolio: Portfolio, asOf: string): Acceptance {
  const owners = ownersIn(portfolio);
  const holding = grouped(portfolio.waivers);
  return (rule, { at, related = [] }) => {
    const waivers = holding.get(rule)?.filter(({ until }) => asOf <= until) ?? [];
    if (waivers.length === 0) return undefined;
    const names = new Set([at, ...related.map((other) => other.at)].flatMap((place) => owners.namesAt(place)));
    const waiver = waivers.find(({ target }) => names.has(target));
    return waiver && waived(waiver, portfolio);
  };
}

function grouped(waivers: readonly Waiver[]): ReadonlyMap<string, readonly Waiver[]> {
  const groups = new Map<string, Waiver[]>();
  for (const waiver of waivers) groups.set(waiver.rule, [...(groups.get(waiver.rule) ?? []), waiver]);
  return groups;
}

function waived({ target, reason, by, until }: Waiver, { languages }: Portfolio): NonNullable<Diagnostic['waived']> {
  return { at: target, reason: say(reason, languages), by, until };
}
