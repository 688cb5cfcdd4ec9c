import { resolve } from 'node:path';
import { writeFiles } from '../../io.ts';
import { sheetRows } from '../../review/sheet.ts';
import { writeCsv } from '../../text/csv.ts';
import { suggest } from '../../text/suggestion.ts';
import { UserError } from '../../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from '../context.ts';
import { openForWork } from '../open.ts';
import { frameworksOf } from './scope.ts';

export interface SheetOptions extends CommonOptions {
  /** Party whose rows are written; left out: all. */
  readonly reviewer?: string;
}

/** Prints the reviews as a CSV, or writes them as a workbook, for people who score in a spreadsheet. */
export async function sheet(framework: string | undefined, options: SheetOptions, context: Context): Promise<Outcome> {
  const { portfolio } = await openForWork(options, context);
  const { reviewer } = options;
  if (reviewer !== undefined && !portfolio.parties.has(reviewer)) {
    throw new UserError(`There is no party "${reviewer}".`, suggest(reviewer, portfolio.parties.keys()));
  }
  const frameworks = frameworksOf(portfolio, framework);
  const language = options.lang ?? portfolio.languages[0] ?? 'en';
  const rows = sheetRows(portfolio, { frameworks, reviewer, language });
  if (rows.length === 1) {
    throw new UserError(
      'There is no review to put into a sheet.',
      `plumbline review start --reviewer ${reviewer ?? '<party>'}`,
    );
  }
  if (options.format === 'xlsx') {
    if (options.out === undefined) throw new UserError('A workbook is no text; expected --out <file>.');
    const [{ reviewBook }, { writeWorkbook }] = await Promise.all([
      import('../../formats/xlsx/review-sheet.ts'),
      import('../../formats/xlsx/write.ts'),
    ]);
    const bytes = await writeWorkbook(reviewBook(rows, portfolio, [language, ...portfolio.languages]));
    writeFiles([{ path: resolve(context.cwd, options.out), bytes }]);
  } else {
    const text = writeCsv(rows);
    if (options.out === undefined) context.out(text);
    else writeFiles([{ path: resolve(context.cwd, options.out), text }]);
  }
  if (options.quiet !== true)
    context.err(
      `${rows.length === 2 ? '1 row' : `${rows.length - 1} rows`}. Read it back with plumbline review import <file>.\n`,
    );
  return 0;
}
