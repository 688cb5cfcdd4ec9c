import type { Framework } from '../model/portfolio.ts';
import { acceptance } from '../model/waivers.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type Finding, type NotChecked } from '../text/finding.ts';
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
  /** What an earlier run of the same rules found. */
  readonly known?: KnownFindings;
}

/** What the rules that look at one framework alone found in a file of that name, with what was unknown around it. */
export interface KnownFindings {
  /** Undefined where it is not known. */
  recall(file: string, unknown: unknown): readonly Diagnostic[] | undefined;
  keep(file: string, unknown: unknown, diagnostics: readonly Diagnostic[]): void;
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
  const judge = (rule: Rule, finding: Finding): Diagnostic[] => {
    const severity = loud(rule, finding.at);
    if (severity === 'off') return [];
    const diagnostic = diagnose(finding, rule.id, severity);
    const waived = accepted(rule.id, finding);
    return [waived === undefined ? diagnostic : { ...diagnostic, waived }];
  };
  const awake = rules.filter(({ id }) => !idle.has(id));
  // What the release said of other frameworks is no part of what is known of one.
  const alone = awake.filter(({ reach, needs }) => reach === 'framework' && needs === undefined);
  const wide = awake.filter((rule) => !alone.includes(rule));
  const found = [
    ...wide.flatMap((rule) => [...rule.check(full)].flatMap((finding) => judge(rule, finding))),
    ...portfolio.frameworks.flatMap((framework) =>
      judgeAlone(framework, alone, { input: full, judge, known: input.known }),
    ),
  ];
  const diagnostics = found.toSorted(compareDiagnostics).filter(isNew);
  return { diagnostics, notChecked: unable(rules, input), idle };
}

interface Judging {
  readonly input: RuleInput;
  readonly judge: (rule: Rule, finding: Finding) => Diagnostic[];
  readonly known: KnownFindings | undefined;
}

/**
 * What rules find in a framework that is all they are given: so it depends on nothing else, and is known from an earlier run if
 * that looked at the same. How loud a finding in a shared file is depends on all who share it: then it is not kept.
 */
function judgeAlone(
  framework: Framework,
  rules: readonly Rule[],
  { input, judge, known }: Judging,
): readonly Diagnostic[] {
  const { file } = framework.at.source;
  const { unknown } = input.portfolio;
  const around = { ...unknown, frameworks: [...unknown.frameworks] };
  const before = known?.recall(file, around);
  if (before !== undefined) return before;
  const view: RuleInput = { ...input, portfolio: { ...input.portfolio, frameworks: [framework] } };
  let own = true;
  const found = rules.flatMap((rule) =>
    [...rule.check(view)].flatMap((finding) => {
      own &&= [finding, ...(finding.related ?? [])].every(({ at }) => at.source.file === file);
      return judge(rule, finding);
    }),
  );
  if (own) known?.keep(file, around, found);
  return found;
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
