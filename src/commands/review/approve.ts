import { join } from 'node:path';
import { readText, writeFiles } from '../../io.ts';
import { type InputFile, load } from '../../load.ts';
import type { IndicatorStatus, Portfolio } from '../../model/portfolio.ts';
import { longList, nameOf, type ScoredIndicator } from '../../review/scored.ts';
import { namesKept } from '../../review/shortlist.ts';
import { reviewFile } from '../../review/start.ts';
import {
  type Approval,
  demanded,
  frameworkEdits,
  logEdits,
  type Obstacle,
  obstacles,
  type Step,
  stepsTo,
} from '../../review/steps.ts';
import { rules } from '../../rules/index.ts';
import { runRules } from '../../rules/run.ts';
import type { Diagnostic } from '../../text/finding.ts';
import { writeJson } from '../../text/json.ts';
import { keyOf, resolve } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import { UserError } from '../../text/user-error.ts';
import { editYaml, type YamlEdit } from '../../text/yaml-edit.ts';
import { catalogue } from '../catalogue.ts';
import type { Context, Outcome } from '../context.ts';
import { asOfDate, type Opened, openForWork } from '../open.ts';
import type { BudgetOptions } from './scope.ts';
import { shortlistOf } from './shortlist.ts';

export interface ApproveOptions extends BudgetOptions {
  /** All that the shortlist keeps. */
  readonly shortlist?: boolean;
  readonly framework?: string;
  readonly to?: IndicatorStatus;
  readonly by?: string;
  readonly reason?: string;
  readonly successor?: string;
  readonly lastPeriod?: string;
  readonly dryRun?: boolean;
}

/** An indicator on its way. */
interface Passage {
  readonly of: ScoredIndicator;
  readonly steps: readonly Step[];
}

/** Why one cannot pass. */
interface Refused {
  readonly of: ScoredIndicator;
  readonly why: Obstacle;
}

/** Brings indicators a step further, or as far as is asked for: all of them, or none where a guard stands in the way of one. */
export async function approve(names: readonly string[], options: ApproveOptions, context: Context): Promise<Outcome> {
  const approval = approvalOf(options, context);
  const opened = await openForWork(options, context);
  const { portfolio } = opened;
  const { list } = shortlistOf(portfolio, options.framework, options);
  const kept = namesKept(list);
  if (options.shortlist === true && list.exceeded.length > 0) {
    throw new UserError(
      'The shortlist does not fit its budgets.',
      'plumbline review shortlist shows which; give them more room.',
    );
  }
  const shortlisted = list.kept.filter(({ of, because }) => because === 'score' && of.indicator.status !== approval.to);
  const chosen = options.shortlist === true ? shortlisted.map(({ of }) => of) : named(names, portfolio, options);
  const passages = chosen.map((of) => ({ of, steps: stepsTo(of.indicator.status, approval.to) ?? [] }));
  const refused = passages.flatMap(({ of, steps }): Refused[] =>
    (steps.length === 0
      ? [noWay(of, approval.to)]
      : steps.flatMap((step) => obstacles(step, of, approval, { portfolio, shortlisted: kept }))
    ).map((why) => ({ of, why })),
  );
  const texts = refused.length > 0 ? [] : editedTexts(passages, approval, opened);
  const found = refused.length > 0 ? refused : await ofSheets(passages, texts, opened, approval);
  const isWritten = found.length === 0 && options.dryRun !== true && texts.length > 0;
  if (isWritten) writeFiles(texts.map(({ file, text }) => ({ path: join(opened.dir, file), text })));
  context.out(options.format === 'json' ? json(passages, found, isWritten) : text(passages, found, isWritten));
  return found.length > 0 ? 1 : 0;
}

function approvalOf(options: ApproveOptions, context: Context): Approval {
  const { to, by, reason, successor, lastPeriod } = options;
  if (by === undefined || by.trim() === '') {
    throw new UserError('Who approves is not said.', 'Say it with --by: a committee, a board, a role.');
  }
  return { to, by, date: asOfDate(options, context), reason, successor, lastPeriod };
}

/** The indicators that are named. Throws a UserError for a name that nothing or more than one thing has. */
function named(
  names: readonly string[],
  portfolio: Portfolio,
  { framework }: ApproveOptions,
): readonly ScoredIndicator[] {
  if (names.length === 0) throw new UserError('No indicator is named.', 'Name indicators, or say --shortlist.');
  const all = longList(portfolio.frameworks, portfolio).filter(
    (one) => framework === undefined || one.framework.id === framework,
  );
  return [...new Set(names)].map((name) => {
    const [first, ...others] = all.filter((one) => one.indicator.id === name || nameOf(one) === name);
    if (first === undefined) {
      const known = all.map((one) => (name.includes('/') ? nameOf(one) : one.indicator.id));
      throw new UserError(`There is no indicator ${name} that is not retired.`, suggest(name, new Set(known)));
    }
    if (others.length > 0) {
      throw new UserError(
        `Several frameworks have an indicator ${name}.`,
        `Name one of ${[first, ...others].map(nameOf).join(', ')}.`,
      );
    }
    return first;
  });
}

function noWay({ indicator: { status } }: ScoredIndicator, to: IndicatorStatus | undefined): Obstacle {
  if (to === undefined)
    return { message: `it is ${status}`, hint: 'Say with --to where it is to go: retired, where it ends.' };
  return {
    message: `no way leads from ${status} to ${to}`,
    hint: 'The way is draft, reviewed, final, retired; what is reviewed may go back to draft.',
  };
}

/** The files that change, with their new texts. Throws a UserError for one that cannot be changed in place. */
function editedTexts(passages: readonly Passage[], approval: Approval, { dir, files }: Opened): readonly InputFile[] {
  const there = new Set(files.map(({ file }) => file));
  const edits = new Map<string, YamlEdit[]>();
  const add = (file: string, own: readonly YamlEdit[]) => edits.set(file, [...(edits.get(file) ?? []), ...own]);
  for (const { of, steps } of passages) {
    add(of.framework.at.source.file, frameworkEdits(of, steps, approval));
    add(of.review?.at.source.file ?? reviewFile(of.framework.id, of.indicator.id), logEdits(steps, approval));
  }
  return [...edits].map(([file, own]) => {
    const edited = editYaml(there.has(file) ? readText(join(dir, file)) : 'log:\n', own);
    if ('text' in edited) return { file, text: edited.text };
    throw new UserError(`${file}: ${edited.refused.message}`, edited.refused.hint);
  });
}

/** What the rules have against the portfolio as it would be: what a sheet lacks for its new status, and errors that come of it. */
async function ofSheets(
  passages: readonly Passage[],
  texts: readonly InputFile[],
  { files, loaded, portfolio }: Opened,
  { date }: Approval,
): Promise<readonly Refused[]> {
  const changed = new Map(texts.map((one) => [one.file, { ...one, text: one.text.replace(/^\uFEFF/, '') }]));
  const old = files.filter(({ file }) => !changed.has(file));
  const after = await load([...old, ...changed.values()]);
  const ruleIds = catalogue().map(({ id }) => id);
  const judged = (of: Portfolio) => runRules(rules, { portfolio: of, asOf: date, ruleIds }).diagnostics;
  const before = new Set([...loaded.diagnostics, ...judged(portfolio)].filter(isError).map(signOf));
  const now = [...after.diagnostics, ...judged(after.portfolio)].filter(({ waived }) => waived === undefined);
  const [first] = passages;
  if (first === undefined) return [];
  const own = passages.flatMap(({ of, steps }) => {
    const wanted = demanded[steps.at(-1)?.to ?? 'draft'];
    const inside = within(of, after.portfolio);
    return now
      .filter((one) => inside(one) && (isError(one) || wanted.has(one.rule)))
      .map((diagnostic) => ({ of, diagnostic }));
  });
  const told = new Set(own.map(({ diagnostic }) => diagnostic));
  const elsewhere = now
    .filter((one) => isError(one) && !told.has(one) && !before.has(signOf(one)))
    .map((diagnostic) => ({
      of: passages.find(({ of }) => diagnostic.file.endsWith(`${nameOf(of)}.yaml`))?.of ?? first.of,
      diagnostic,
    }));
  return [...own, ...elsewhere].map(({ of, diagnostic: { message, hint, rule } }) => ({
    of,
    why: { message: `${message.replace(/\.$/, '')} [${rule}]`, hint: hint ?? `plumbline explain ${rule}` },
  }));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** What makes a finding the same, whatever lines were added above it. */
function signOf({ rule, file, message }: Diagnostic): string {
  return JSON.stringify([rule, file, message]);
}

/** Whether a finding stands in the sheet of an indicator, in its framework or in the library. */
function within({ framework, indicator }: ScoredIndicator, { frameworks }: Portfolio): (one: Diagnostic) => boolean {
  const now = frameworks.find(({ id }) => id === framework.id)?.indicators.get(indicator.id);
  const spans = (now === undefined ? [] : [now.at, now.definitionAt]).map((at) => ({
    file: at.source.file,
    start: resolve(keyOf(at)).start,
    end: resolve({ ...at, part: 'value' }).end,
  }));
  return ({ file, range: { start } }) =>
    spans.some(
      (span) =>
        span.file === file &&
        (start.line > span.start.line || (start.line === span.start.line && start.column >= span.start.column)) &&
        (start.line < span.end.line || (start.line === span.end.line && start.column < span.end.column)),
    );
}

function text(passages: readonly Passage[], refused: readonly Refused[], isWritten: boolean): string {
  if (refused.length > 0) {
    const lines = refused.map(({ of, why }) => `${nameOf(of)}: ${why.message}.\n  → ${why.hint}\n`);
    const count = new Set(refused.map(({ of }) => nameOf(of))).size;
    return `${lines.join('')}${count} of ${passages.length} cannot pass; nothing is written.\n`;
  }
  if (passages.length === 0) return 'There is nothing to approve.\n';
  const lines = passages.map(
    ({ of, steps }) => `${nameOf(of)}: ${of.indicator.status} → ${steps.map(({ to }) => to).join(' → ')}\n`,
  );
  return `${lines.join('')}${isWritten ? '' : 'Nothing is written (--dry-run).\n'}`;
}

function json(passages: readonly Passage[], refused: readonly Refused[], written: boolean): string {
  const name = ({ framework, indicator }: ScoredIndicator) => ({ framework: framework.id, indicator: indicator.id });
  return writeJson({
    steps: passages.flatMap(({ of, steps }) => steps.map(({ from, to }) => ({ ...name(of), from, to }))),
    refused: refused.map(({ of, why }) => ({ ...name(of), message: why.message, hint: why.hint })),
    written,
  });
}
