import { once } from '../model/once.ts';
import type { Framework, Plan, Portfolio } from '../model/portfolio.ts';
import { acceptance } from '../model/waivers.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type Finding, type NotChecked } from '../text/finding.ts';
import { type Location, type Range, resolve } from '../text/location.ts';
import { readFinding, type WrittenFinding, writeFinding } from '../text/written-finding.ts';
import { type KnownFacts, recallOr } from './facts.ts';
import { type Outlines, outlinesOf, sourcesOf } from './outlines.ts';
import { profileOf } from './profiles.ts';
import type { ClosingRule, Gathered, Rule, RuleInput } from './rule.ts';
import { loudness } from './severity.ts';
import { notRead, type Unread, unreadIn } from './wording/english.ts';

/** What a run needs to know beyond the portfolio. */
export interface RunInput extends Omit<RuleInput, 'limits' | 'measured'> {
  readonly measured?: RuleInput['measured'];
  /** Why there is no released revision to compare with. */
  readonly unreleased?: string;
  /** Everything is judged as if it were final. */
  readonly release?: boolean;
  /** What an earlier run of the same rules found. */
  readonly known?: KnownFindings;
  readonly knownFacts?: KnownFacts;
}

/** What of the other frameworks a look at one alone depends on. */
export type Around = Pick<Portfolio, 'terms' | 'unknown'>;

/** What rules found, undefined where it is not known. */
export interface KnownFindings {
  /** Of those that look at one framework at a time: in its file. */
  recall(file: string, around: Around): readonly Diagnostic[] | undefined;
  keep(file: string, around: Around, diagnostics: readonly Diagnostic[]): void;
  /** Of those that look at the outlines of all. */
  recallFrom(outlines: Outlines['texts'], around: Around): readonly WrittenFinding[] | undefined;
  keepFrom(outlines: Outlines['texts'], around: Around, findings: readonly WrittenFinding[]): void;
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
  const judge = ({ rule, finding }: Seen, locate?: (at: Location) => Range): Diagnostic[] => {
    const severity = loud(rule, finding.at);
    if (severity === 'off') return [];
    const diagnostic = diagnose(finding, rule.id, severity, locate);
    const waived = accepted(rule.id, finding);
    return [waived === undefined ? diagnostic : { ...diagnostic, waived }];
  };
  const awake = rules.filter(({ id }) => !idle.has(id));
  const reaching = (wanted: Rule['reach']) => awake.filter(({ reach, needs }) => reach === wanted && !needs);
  const [alone, overOutlines] = [reaching('framework'), reaching('outline')];
  const whole = awake.filter((rule) => !alone.includes(rule) && !overOutlines.includes(rule));
  const together = [
    ...look(whole, full, input.knownFacts),
    ...lookAtOutlines(overOutlines, full, input),
    ...look(alone, besideFrameworks(full)),
  ];
  const found = [
    ...together.flatMap((seen) => judge(seen, (at) => placeOf(at, input.knownFacts))),
    ...portfolio.frameworks.flatMap((framework) =>
      judgeAlone(framework, alone, { input: full, judge, known: input.known }),
    ),
  ];
  const diagnostics = found.toSorted(compareDiagnostics).filter(isNew);
  return { diagnostics, notChecked: unable(rules, input), idle };
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
  const before = known?.recall(file, input.portfolio);
  if (before !== undefined) return before;
  const seen = look(rules, onlyFramework(framework, input));
  const diagnostics = seen.flatMap((one) => judge(one));
  // How loud a finding in a shared file is depends on all who share it.
  if (seen.every(({ finding }) => staysIn(file, finding))) known?.keep(file, input.portfolio, diagnostics);
  return diagnostics;
}

/** Lines and columns of a place, from an earlier run that worked them out for the same text. */
function placeOf(at: Location, known: KnownFacts | undefined): Range {
  const { source, part = '', words = [], path } = at;
  const place = ['place', part, ...words.map(String), JSON.stringify(path)];
  return JSON.parse(recallOr(known, source.file, place, () => resolve(at))) as Range;
}

function look(rules: readonly Rule[], view: RuleInput, known?: KnownFacts): readonly Seen[] {
  // Some two hundred rules look at each framework: what is written shorter takes several times as long.
  const seen: Seen[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(gather(rule, view, known))) seen.push({ rule, finding });
  }
  return seen;
}

/** For a rule that gathers: what it wants to know of each framework, in place of the frameworks. */
function gather(rule: Rule, view: RuleInput, known: KnownFacts | undefined): RuleInput {
  const { portfolio } = view;
  if (rule.gather === undefined) return view;
  const gathered = portfolio.frameworks.map((framework): Gathered => {
    const facts = recallOr(known, framework.at.source.file, [rule.id], () => rule.gather?.(framework, portfolio));
    return { id: framework.id, at: framework.at, facts: JSON.parse(facts) };
  });
  return { ...besideFrameworks(view), gathered };
}

/** What rules find that look at the outlines of frameworks: from an earlier run, if those were the same. */
function lookAtOutlines(
  rules: readonly Rule[],
  { released: _, ...view }: RuleInput,
  { known, knownFacts }: RunInput,
): readonly Seen[] {
  if (rules.length === 0) return [];
  const { portfolio } = view;
  const outlines = outlinesOf(portfolio, knownFacts);
  const sources = sourcesOf(portfolio);
  const before = known?.recallFrom(outlines.texts, portfolio);
  const again = before?.flatMap((written): Seen[] => {
    const rule = rules.find(({ id }) => id === written.rule);
    const finding = readFinding(written, sources);
    return rule === undefined || finding === undefined ? [] : [{ rule, finding }];
  });
  if (again !== undefined && again.length === before?.length) return again;
  const seen = look(rules, { ...view, portfolio: outlines.portfolio() });
  known?.keepFrom(
    outlines.texts,
    portfolio,
    seen.map(({ rule, finding }) => writeFinding(rule.id, finding)),
  );
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

function unable(rules: readonly Rule[], { portfolio, released, unreleased, knownFacts }: RunInput): NotChecked[] {
  const waiting = rules.filter(({ needs }) => needs === 'release').map(({ id }) => id);
  const languages = rules.some(({ language }) => language === 'en') ? unreadLanguages(portfolio, knownFacts) : [];
  if (released !== undefined || waiting.length === 0) return languages;
  const what = `changes since the last release (${waiting.join(', ')})`;
  return [{ what, why: unreleased ?? 'No released revision is at hand.' }, ...languages];
}

function unreadLanguages(portfolio: Portfolio, known: KnownFacts | undefined): NotChecked[] {
  return notRead(
    portfolio.frameworks.map((framework): Unread => {
      return JSON.parse(recallOr(known, framework.at.source.file, ['languages'], () => unreadIn(framework, portfolio)));
    }),
  );
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
