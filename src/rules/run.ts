import { acceptance } from '../model/waivers.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type NotChecked } from '../text/finding.ts';
import { profileOf } from './profiles.ts';
import type { ClosingRule, Rule, RuleInput } from './rule.ts';
import { loudness } from './severity.ts';
import { unreadLanguages } from './wording/english.ts';

/** What a run needs to know beyond the portfolio. */
export interface RunInput extends Omit<RuleInput, 'limits' | 'measured'> {
  readonly measured?: RuleInput['measured'];
  /** Why there is no released revision to compare with. */
  readonly unreleased?: string;
  /** Everything is judged as if it were final. */
  readonly release?: boolean;
}

export interface RunResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly notChecked: readonly NotChecked[];
  /** Rules that looked at nothing: switched off, or without what they need. */
  readonly idle: ReadonlySet<string>;
}

/** What the rules say of a portfolio, with the severities, the profile and the waivers of its plumbline.yaml applied. */
export function runRules(rules: readonly Rule[], input: RunInput): RunResult {
  const { portfolio, asOf, released } = input;
  const full: RuleInput = { ...input, limits: profileOf(portfolio).limits, measured: input.measured ?? new Set() };
  const loud = loudness(portfolio, input.release === true);
  const accepted = acceptance(portfolio, asOf);
  const isIdle = ({ id, needs }: Rule) =>
    portfolio.rules.get(id) === 'off' || (needs === 'release' && released === undefined);
  const idle = new Set(rules.filter(isIdle).map(({ id }) => id));
  const found = rules.flatMap((rule) => {
    if (idle.has(rule.id)) return [];
    return [...rule.check(full)].flatMap((finding): Diagnostic[] => {
      const severity = loud(rule, finding.at);
      if (severity === 'off') return [];
      const diagnostic = diagnose(finding, rule.id, severity);
      const waived = accepted(rule.id, finding);
      return [waived === undefined ? diagnostic : { ...diagnostic, waived }];
    });
  });
  const diagnostics = found.toSorted(compareDiagnostics).filter(isNew);
  return { diagnostics, notChecked: unable(rules, input), idle };
}

/** What two users of a shared definition both run into is one finding. */
function isNew(diagnostic: Diagnostic, index: number, all: readonly Diagnostic[]): boolean {
  const before = all[index - 1];
  return before === undefined || compareDiagnostics(before, diagnostic) !== 0;
}

function unable(rules: readonly Rule[], { portfolio, released, unreleased }: RunInput): NotChecked[] {
  const waiting = rules.filter(({ needs }) => needs === 'release').map(({ id }) => id);
  const languages = rules.some(({ language }) => language === 'en') ? unreadLanguages(portfolio) : [];
  if (released !== undefined || waiting.length === 0) return languages;
  const what = `changes since the last release (${waiting.join(', ')})`;
  return [{ what, why: unreleased ?? 'No released revision is at hand.' }, ...languages];
}

/** What the rules say that look at everything the others said. */
export function runClosing(
  rules: readonly ClosingRule[],
  input: Parameters<ClosingRule['check']>[0],
): readonly Diagnostic[] {
  const loud = loudness(input.portfolio, false);
  return rules.flatMap((rule) =>
    [...rule.check(input)].flatMap((finding): Diagnostic[] => {
      const severity = loud(rule, finding.at);
      return severity === 'off' ? [] : [diagnose(finding, rule.id, severity)];
    }),
  );
}
