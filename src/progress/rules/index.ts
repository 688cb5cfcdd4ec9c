import type { Notes } from '../../measurements/notes.ts';
import { acceptance } from '../../model/waivers.ts';
import { profileOf } from '../../rules/profiles.ts';
import { loudness } from '../../rules/severity.ts';
import { type Diagnostic, diagnose } from '../../text/finding.ts';
import type { Facts, Progress } from '../facts.ts';
import { type FactRule, titleOf } from './fact-rule.ts';
import { msrCommentMissing } from './msr-comment-missing.ts';
import { msrOverdue } from './msr-overdue.ts';
import { msrRegression } from './msr-regression.ts';
import { msrStale } from './msr-stale.ts';

/** The rules over where indicators stand, by id. */
export const factRules: readonly FactRule[] = [msrCommentMissing, msrOverdue, msrRegression, msrStale];

export interface JudgedFacts {
  readonly facts: Facts;
  readonly notes: Notes;
  /** Indicators, by framework/id, whose rows have errors: nothing is said of what those make of them, and of figures they are part of. */
  readonly unsure: ReadonlySet<string>;
  /** Everything is judged as if it were final. */
  readonly release: boolean;
}

/** What the rules say of facts, with the severities, the profile and the waivers of plumbline.yaml applied. */
export function judgeFacts(
  rules: readonly FactRule[],
  { facts: all, notes, unsure, release }: JudgedFacts,
): readonly Diagnostic[] {
  const { portfolio, asOf } = all;
  const facts = { ...all, indicators: withoutUnsure(all.indicators, unsure) };
  const loud = loudness(portfolio, release);
  const accepted = acceptance(portfolio, asOf);
  const { limits } = profileOf(portfolio);
  return rules.flatMap((rule) =>
    [...rule.check({ facts, limits, notes })].flatMap((finding): Diagnostic[] => {
      const severity = loud(rule, finding.at);
      if (severity === 'off') return [];
      const waived = accepted(rule.id, finding);
      const diagnostic = diagnose(finding, rule.id, severity);
      return [waived === undefined ? diagnostic : { ...diagnostic, waived }];
    }),
  );
}

/** The indicators whose own rows, and those of all that they are made of, are right. */
function withoutUnsure(indicators: readonly Progress[], unsure: ReadonlySet<string>): readonly Progress[] {
  if (unsure.size === 0) return indicators;
  const byTitle = new Map(indicators.map((progress) => [titleOf(progress), progress]));
  const isUnsure = (title: string): boolean =>
    unsure.has(title) ||
    (byTitle.get(title)?.contributors.map(titleOf) ?? []).some((from) => from !== title && isUnsure(from));
  return indicators.filter((one) => !isUnsure(titleOf(one)));
}
