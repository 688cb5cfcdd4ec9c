import { join } from 'node:path';
import { readText, writeFiles } from '../../io.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import { newReview, type Reviewer, reviewFile, withReviewers } from '../../review/start.ts';
import { UserError } from '../../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { openForWork } from '../open.ts';
import { frameworksOf, reviewersOf } from './scope.ts';

export interface StartOptions extends CommonOptions {
  /** `party` or `party:role`, several of them. */
  readonly reviewer?: readonly string[];
}

/** Writes a review to be filled in for each draft indicator; adds reviewers to those there are, and changes nothing else in them. */
export async function start(framework: string | undefined, options: StartOptions, context: Context): Promise<Outcome> {
  const { dir, portfolio, files } = await openForWork(options, context);
  const reviewers = reviewersOf(options.reviewer, portfolio);
  const there = new Set(files.map(({ file }) => file));
  const drafts = frameworksOf(portfolio, framework).flatMap((of) =>
    [...of.indicators.values()].filter(({ status }) => status === 'draft').map((indicator) => ({ of, indicator })),
  );
  const texts = drafts.flatMap(({ of, indicator }) => {
    const before = portfolio.reviews.find((one) => one.framework === of.id && one.indicator === indicator.id);
    const file = before?.at.source.file ?? reviewFile(of.id, indicator.id);
    if (before !== undefined) return [{ file, text: joined(dir, file, reviewers, portfolio) }];
    // It is there, and cannot be read: validate says why.
    if (there.has(file)) return [];
    return [{ file, text: newReview(of, indicator, reviewers, portfolio) }];
  });
  const written = new Set(writeFiles(texts.map(({ file, text }) => ({ path: join(dir, file), text }))));
  for (const { file } of texts) if (written.has(join(dir, file))) context.out(`${file}\n`);
  if (options.quiet !== true) {
    const old = drafts.length - written.size;
    context.err(
      `${written.size} written${old === 0 ? '' : `, ${old} left as they are`}.${drafts.length === 0 ? ' There is no draft indicator.' : ''}\n`,
    );
  }
  return 0;
}

function joined(dir: string, file: string, reviewers: readonly Reviewer[], portfolio: Portfolio): string {
  const review = portfolio.reviews.find(({ at }) => at.source.file === file);
  const text = readText(join(dir, file));
  if (review === undefined) return text;
  const edited = withReviewers(text, review, reviewers, portfolio);
  if ('text' in edited) return edited.text;
  throw new UserError(`${file}: ${edited.refused.message}`, edited.refused.hint);
}
