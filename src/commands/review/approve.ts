import { join } from 'node:path';
import { writeFiles } from '../../io.ts';
import type { IndicatorStatus, Portfolio } from '../../model/portfolio.ts';
import { longList, nameOf, type ScoredIndicator } from '../../review/scored.ts';
import { namesKept } from '../../review/shortlist.ts';
import { reviewFile } from '../../review/start.ts';
import { type Approval, frameworkEdits, logEdits, type Obstacle, obstacles, stepsTo } from '../../review/steps.ts';
import type { Finding } from '../../text/finding.ts';
import { writeJson } from '../../text/json.ts';
import { resolve } from '../../text/location.ts';
import { suggest } from '../../text/suggestion.ts';
import { UserError } from '../../text/user-error.ts';
import type { Context, Outcome } from '../context.ts';
import { asOfDate, openForWork } from '../open.ts';
import { type EditedFiles, editFiles, type FileEdits } from './edit.ts';
import { ofSheets, type Passage, type Refused } from './guard.ts';
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
  const unread = new Set(opened.files.map(({ file }) => file));
  const refused = passages.flatMap(({ of, steps }): Refused[] => {
    const file = reviewFile(of.framework.id, of.indicator.id);
    if (of.review === undefined && unread.has(file)) {
      return [{ of, why: { message: `${file} cannot be read`, hint: 'plumbline validate shows where.' } }];
    }
    if (steps.length === 0) return [{ of, why: noWay(of, approval.to) }];
    return steps.flatMap((step) =>
      [...obstacles(step, of, approval, { portfolio, shortlisted: kept })].map((why) => ({ of, why })),
    );
  });
  const { texts, refused: unchanged } = editedFiles(refused.length > 0 ? [] : passages, approval, opened.dir);
  const stuck = [...refused, ...unchanged.map((finding) => inPlace(finding, passages))];
  const found = stuck.length > 0 ? stuck : await ofSheets(passages, texts, opened, approval.date);
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
      throw new UserError(
        `There is no indicator ${name} that is not retired.`,
        suggest(name, new Set(known)) ?? 'plumbline review shortlist shows all.',
      );
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

/** A file that cannot be changed in place, as what stands in the way of an indicator in it. */
function inPlace({ at, message, hint = '' }: Finding, passages: readonly Passage[]): Refused {
  const { line, column } = resolve(at).start;
  const id = at.path[1];
  const { file } = at.source;
  const found = passages.find(({ of }) =>
    of.framework.at.source.file === file ? of.indicator.id === id : of.review?.at.source.file === file,
  );
  const [first] = passages;
  const of = found?.of ?? first?.of;
  if (of === undefined) throw new Error(`${file} changes for no indicator`);
  return { of, why: { message: `${file}:${line}:${column} ${message.replace(/\.$/, '')}`, hint } };
}

/** The files that change, with their new texts. */
function editedFiles(passages: readonly Passage[], approval: Approval, dir: string): EditedFiles {
  const changes = passages.flatMap(({ of, steps }): FileEdits[] => {
    const [chain, review] = [of.framework.at.source, of.review?.at.source];
    return [
      { file: chain.file, source: chain, edits: frameworkEdits(of, steps, approval) },
      {
        file: review?.file ?? reviewFile(of.framework.id, of.indicator.id),
        edits: logEdits(steps, approval),
        ...(review && { source: review }),
      },
    ];
  });
  return editFiles(dir, changes, 'log:\n');
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
