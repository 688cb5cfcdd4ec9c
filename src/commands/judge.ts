import { join } from 'node:path';
import { isFolder, listFiles } from '../io.ts';
import { load } from '../load.ts';
import type { CheckedStore } from '../measurements/check-store.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import type { Facts } from '../progress/facts.ts';
import { factRules, type JudgedFacts, judgeFacts } from '../progress/rules/index.ts';
import { everything, factsIn, findingsIn, valuesIn } from '../remembered.ts';
import type { KnownFacts } from '../rules/facts.ts';
import { rules } from '../rules/index.ts';
import { type KnownFindings, type RunInput, runClosing, runRules } from '../rules/run.ts';
import { closingRules } from '../rules/setting/index.ts';
import type { RuleDescription, Verdict, WaiverUse } from '../rules/verdict.ts';
import { compareDiagnostics, type Diagnostic, type NotChecked } from '../text/finding.ts';
import { catalogue } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Found, type Opened, withModel } from './open.ts';

/** How strictly, and as of when, a portfolio is judged. */
export interface Terms {
  readonly asOf: string;
  readonly release: boolean;
  readonly environment: Context['environment'];
}

/**
 * The verdict of an earlier run, where nothing has changed that it rests on; else a new one. Measurements, and what Git knows of
 * the last release, are looked at in every run.
 */
export async function judgeOrRecall(found: Found, chosen: readonly RuleDescription[], terms: Terms): Promise<Verdict> {
  const { dir, files, memory } = found;
  if (memory === undefined) return judge(withModel(found, await load(files)), { ...terms, chosen });
  const asked = [terms.asOf, terms.release, chosen.map(({ id }) => id)];
  const question = everything(files, asked);
  const isMeasured = isFolder(join(dir, 'measurements'));
  const same = isMeasured ? undefined : memory.findings.recall(question);
  if (same !== undefined) return same as Verdict;
  if (isMeasured && asksStore(chosen)) (await import('../measurements/store.ts')).prepareStore(dir);
  const knownFacts = factsIn(memory.facts, files);
  const loaded = await load(files, undefined, valuesIn(memory.values), knownFacts);
  const known = findingsIn(memory.findings, files, [asked, [...measuredIn(dir)]]);
  const verdict = await judge(withModel(found, loaded), { ...terms, chosen, known, knownFacts });
  if (!isMeasured && loaded.portfolio.releases === undefined) memory.findings.keep(question, verdict);
  return verdict;
}

/** What is judged by, and what earlier runs found. */
export interface Judging extends Terms {
  readonly chosen: readonly RuleDescription[];
  readonly known?: KnownFindings;
  readonly knownFacts?: KnownFacts;
  /** The portfolio's facts as of that day, where the caller has them: the store is not read for them again. */
  readonly facts?: Facts | undefined;
}

/** Runs the rules over a portfolio and checks its store. */
export async function judge(
  opened: Opened,
  { asOf, release, environment, chosen, facts, ...memory }: Judging,
): Promise<Verdict> {
  const { dir, loaded, portfolio } = opened;
  const all = catalogue().map(({ id }) => id);
  const wanted = new Set(chosen.map(({ id }) => id));
  // What nothing was found by says nothing of a waiver, where not everything was looked at.
  const whole = wanted.size === all.length;
  // The engine works on threads of its own: the rules run while it starts.
  const working = judgeStore({ dir, portfolio }, { asOf, release, facts, wanted: asksStore(chosen) });
  const running = wanted.has('waiver-unused') ? rules : rules.filter(({ id }) => wanted.has(id));
  const before = running.some(({ needs }) => needs === 'release') ? await lastReleased(opened, environment) : {};
  const found = runRules(running, {
    portfolio,
    asOf,
    ruleIds: all,
    measured: measuredIn(dir),
    release,
    ...before,
    ...memory,
  });
  const store = await working;
  const unmeasured = store.files === 0 ? chosen.filter(isOfMeasurements).map(({ id }) => id) : [];
  const unchecked = new Set([...found.idle, ...unmeasured]);
  const open = [...loaded.diagnostics, ...found.diagnostics, ...store.diagnostics];
  const closing = runClosing(closingRules, { portfolio, asOf, diagnostics: open, unchecked });
  const ran = chosen.filter(({ id }) => !unchecked.has(id));
  const diagnostics = [...open, ...closing].filter(({ rule }) => whole || wanted.has(rule));
  return {
    diagnostics: diagnostics.toSorted(compareDiagnostics),
    checked: { files: loaded.files + store.files, rules: ran.length },
    notChecked: [...loaded.notChecked, ...found.notChecked, ...(before.notChecked ?? []), ...store.notChecked],
    waivers: waiversOf(portfolio, open, asOf).filter(({ rule }) => whole || wanted.has(rule)),
    rules: ran,
  };
}

/** The portfolio as it was last released. Git is only asked where plumbline.yaml names release tags. */
async function lastReleased(
  { dir, files, loaded, portfolio }: Opened,
  environment: Terms['environment'],
): Promise<Pick<RunInput, 'released' | 'unreleased'> & { readonly notChecked?: readonly NotChecked[] }> {
  const { releases, unknown } = portfolio;
  if (unknown.portfolio) return { unreleased: 'plumbline.yaml, which names the release tags, cannot be read.' };
  if (releases === undefined) return { unreleased: 'plumbline.yaml names no release tags (releases: "release/*").' };
  const { readRelease } = await import('../git.ts');
  const release = await readRelease({ dir, pattern: releases, files, environment });
  if ('reason' in release) return { unreleased: release.reason };
  if (!release.changed) return { released: portfolio };
  const before = await load(release.files, loaded.read);
  const notChecked = before.notChecked.map(({ what }) => ({
    what: `changes of ${what} since ${release.tag}`,
    why: `The file of ${release.tag} cannot be read.`,
  }));
  return { released: before.portfolio, notChecked };
}

/** Whether any of the rules looks at measurements, or at what was found of them. */
function asksStore(chosen: readonly RuleDescription[]): boolean {
  return chosen.some((rule) => isOfMeasurements(rule) || rule.id === 'waiver-unused');
}

function isOfMeasurements({ family }: RuleDescription): boolean {
  return family === 'measurement';
}

function waiversOf(portfolio: Portfolio, diagnostics: readonly Diagnostic[], asOf: string): readonly WaiverUse[] {
  return portfolio.waivers.map(({ rule, target, reason, by, until }) => ({
    rule,
    at: target,
    reason: say(reason, portfolio.languages),
    by,
    until,
    expired: asOf > until,
    findings: diagnostics.filter((one) => one.rule === rule && one.waived?.at === target).length,
  }));
}

/** What has a file in the store, as `framework/indicator`. */
function measuredIn(dir: string): ReadonlySet<string> {
  const files = listFiles(dir, 'measurements').filter((file) => /^measurements\/[^/]+\/[^/]+\.csv$/.test(file));
  return new Set(files.map((file) => file.slice('measurements/'.length, -'.csv'.length)));
}

type FoundInStore = Pick<CheckedStore, 'diagnostics' | 'notChecked' | 'files'>;

/** The engine is only loaded where there are measurements to check. */
async function judgeStore(
  { dir, portfolio }: { readonly dir: string; readonly portfolio: Portfolio },
  { asOf, release, facts, wanted }: Pick<Judging, 'asOf' | 'release' | 'facts'> & { readonly wanted: boolean },
): Promise<FoundInStore> {
  const none = { what: 'measurements', why: 'The portfolio has none.' };
  const empty = { diagnostics: [], files: 0 };
  if (!wanted) return { ...empty, notChecked: [] };
  if (!isFolder(join(dir, 'measurements'))) return { ...empty, notChecked: [none] };
  const { checkStore } = await import('../measurements/check-store.ts');
  const { isSmallStore } = await import('../measurements/store.ts');
  // Of little work the engine does both at a time; large stores would need the memory of both.
  const [checked, known = facts] = await Promise.all([
    checkStore(portfolio, dir, asOf),
    isSmallStore(dir) && facts === undefined && awakeFactRules(portfolio).length > 0
      ? factsNow({ dir, portfolio }, asOf)
      : undefined,
  ]);
  if (checked.files === 0) return { ...checked, notChecked: [...checked.notChecked, none] };
  const wrong = checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file);
  const unsure = new Set(wrong.map((file) => file.replace(/^measurements\/|\.csv$/g, '')));
  const standing = await judgeStanding(
    { dir, portfolio },
    { asOf, release, facts: known, notes: checked.notes, unsure },
  );
  return { ...checked, diagnostics: [...checked.diagnostics, ...standing] };
}

/** What is said of where indicators stand: what is overdue, too old, worse than before, or unexplained. */
async function judgeStanding(
  { dir, portfolio }: { readonly dir: string; readonly portfolio: Portfolio },
  { asOf, facts, ...rest }: Omit<JudgedFacts, 'facts'> & { readonly asOf: string; readonly facts: Facts | undefined },
): Promise<readonly Diagnostic[]> {
  const awake = awakeFactRules(portfolio);
  if (awake.length === 0) return [];
  return judgeFacts(awake, { facts: facts ?? (await factsNow({ dir, portfolio }, asOf)), ...rest });
}

function awakeFactRules({ rules: severities }: Portfolio) {
  return factRules.filter(({ id }) => severities.get(id) !== 'off');
}

async function factsNow(
  { dir, portfolio }: { readonly dir: string; readonly portfolio: Portfolio },
  asOf: string,
): Promise<Facts> {
  const [{ observe }, { computeFacts }] = await Promise.all([
    import('../measurements/engine.ts'),
    import('../progress/compute.ts'),
  ]);
  return computeFacts(portfolio, await observe(portfolio, dir, asOf), asOf);
}
