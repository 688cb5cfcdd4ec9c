import { join } from 'node:path';
import { writeFiles } from '../../io.ts';
import { newReview, reviewerEdits, reviewFile } from '../../review/start.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { openForWork } from '../open.ts';
import { editFiles, findingLines } from './edit.ts';
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
  const started = drafts.map(({ of, indicator }) => ({
    of,
    indicator,
    file: reviewFile(of.id, indicator.id),
    review: portfolio.reviews.find((one) => one.framework === of.id && one.indicator === indicator.id),
  }));
  const joined = editFiles(
    dir,
    started.flatMap(({ review }) => {
      if (review === undefined) return [];
      const { source } = review.at;
      return [{ file: source.file, source, edits: reviewerEdits(review, reviewers, portfolio) }];
    }),
  );
  if (joined.refused.length > 0) {
    context.out(`${findingLines(joined.refused)}Nothing is written.\n`);
    return 1;
  }
  const fresh = started
    // One that is there and cannot be read is left to its author: validate says why.
    .filter(({ review, file }) => review === undefined && !there.has(file))
    .map(({ of, indicator, file }) => ({ file, text: newReview(of, indicator, reviewers, portfolio) }));
  const texts = [...fresh, ...joined.texts];
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
