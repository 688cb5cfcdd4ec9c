import { once } from '../model/once.ts';
import type { Framework, Plan, Portfolio, Unknown } from '../model/portfolio.ts';
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

/** What the rules that look at one framework at a time found in its file, with what was unknown around it. */
export interface KnownFindings {
  /** Undefined where it is not known. */
  recall(file: string, unknown: Unknown): readonly Diagnostic[] | undefined;
  keep(file: string, unknown: Unknown, diagnostics: readonly Diagnostic[]): void;
}

export interface RunResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly notChecked: readonly NotChecked[];
  /** Rules that looked at nothing: switched off, or without what they need. */
  readonly idle: ReadonlySet<string>;
}

/** What the rules say of a portfolio, with the severities, the profile and the waivers of its plumbline.yaml applied. */
export function runRules(rules: readonly Rule[], input: RunInput): RunResult {
  const run = prepared(rules, input);
  return run.conclude([...run.together(), ...run.oneByOne()]);
}

/** The same, where `known` knows all it will know only when something else is ready: until then there is other work. */
export async function runRulesMeanwhile(
  rules: readonly Rule[],
  input: RunInput,
  ready?: Promise<unknown>,
): Promise<RunResult> {
  const run = prepared(rules, input);
  const found = run.together();
  await ready;
  return run.conclude([...found, ...run.oneByOne()]);
}

/** Lets `known` keep what the rules find that look at one framework at a time. */
export function judgeFrameworks(rules: readonly Rule[], input: RunInput): void {
  prepared(rules, input).oneByOne();
}

interface Prepared {
  /** What is found in everything at once, and in everything but the frameworks. */
  together(): readonly Diagnostic[];
  /** What is found in one framework at a time. */
  oneByOne(): readonly Diagnostic[];
  conclude(found: readonly Diagnostic[]): RunResult;
}

function prepared(rules: readonly Rule[], input: RunInput): Prepared {
  const { portfolio, asOf, released } = input;
  const full: RuleInput = { ...input, limits: profileOf(portfolio).limits, measured: input.measured ?? new Set() };
  const loud = loudness(portfolio, input.release === true);
  const accepted = acceptance(portfolio, asOf);
  const isIdle = ({ id, needs }: Rule) =>
    portfolio.rules.get(id) === 'off' || (needs === 'release' && released === undefined);
  const idle = new Set(rules.filter(isIdle).map(({ id }) => id));
  const judge = ({ rule, finding }: Seen): Diagnostic[] => {
    const severity = loud(rule, finding.at);
    if (severity === 'off') return [];
    const diagnostic = diagnose(finding, rule.id, severity);
    const waived = accepted(rule.id, finding);
    return [waived === undefined ? diagnostic : { ...diagnostic, waived }];
  };
  const awake = rules.filter(({ id }) => !idle.has(id));
  const alone = awake.filter(({ reach, needs }) => reach === 'framework' && needs === undefined);
  const whole = awake.filter((rule) => !alone.includes(rule));
  return {
    together: () => [...look(whole, full), ...look(alone, besideFrameworks(full))].flatMap(judge),
    oneByOne: () =>
      portfolio.frameworks.flatMap((framework) =>
        judgeAlone(framework, alone, { input: full, judge, known: input.known }),
      ),
    conclude: (found) => ({
      diagnostics: found.toSorted(compareDiagnostics).filter(isNew),
      notChecked: unable(rules, input),
      idle,
    }),
  };
}

interface Judging {
  readonly input: RuleInput;
  readonly judge: (seen: Seen) => readonly Diagnostic[];
  readonly known: KnownFindings | undefined;
}

interface Seen {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What rules find in a framework that look at one at a time: from an earlier run, if that looked at the same. */
function judgeAlone(
  framework: Framework,
  rules: readonly Rule[],
  { input, judge, known }: Judging,
): readonly Diagnostic[] {
  const { file } = framework.at.source;
  const { unknown } = input.portfolio;
  const before = known?.recall(file, unknown);
  if (before !== undefined) return before;
  const seen = look(rules, onlyFramework(framework, input));
  const diagnostics = seen.flatMap(judge);
  // How loud a finding in a shared file is depends on all who share it.
  if (seen.every(({ finding }) => staysIn(file, finding))) known?.keep(file, unknown, diagnostics);
  return diagnostics;
}

function look(rules: readonly Rule[], view: RuleInput): readonly Seen[] {
  // Some two hundred rules look at each framework: what is written shorter takes several times as long.
  const seen: Seen[] = [];
  for (const rule of rules) for (const finding of rule.check(view)) seen.push({ rule, finding });
  return seen;
}

/** A framework with its plans, without the others: what is found in it depends on nothing that changes with them. */
function onlyFramework(framework: Framework, { released: _, ...input }: RuleInput): RuleInput {
  const plans = plansByFramework(input.portfolio).get(framework.id) ?? [];
  const part = { isPart: true, frameworks: [framework], plans, narratives: [], reviews: [] } as const;
  return { ...input, portfolio: { ...input.portfolio, ...part } };
}

const plansByFramework = once(({ plans }: Portfolio): ReadonlyMap<string, readonly Plan[]> => {
  const groups = new Map<string, Plan[]>();
  for (const plan of plans) {
    const group = groups.get(plan.framework);
    if (group === undefined) groups.set(plan.framework, [plan]);
    else group.push(plan);
  }
  return groups;
});

/** What there is but frameworks. */
function besideFrameworks(input: RuleInput): RuleInput {
  return { ...input, portfolio: { ...input.portfolio, frameworks: [] } };
}

function staysIn(file: string, { at, related = [] }: Finding): boolean {
  return [{ at }, ...related].every((place) => place.at.source.file === file);
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
