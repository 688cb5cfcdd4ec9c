import type { Portfolio } from '../../model/portfolio.ts';
import { type Diagnostic, diagnose } from '../../text/finding.ts';
import { allColumns } from '../columns.ts';
import type { FileToOpen } from '../measurement-file.ts';
import { openReceived } from '../received.ts';
import { suggestMapping } from './suggest.ts';
import { headerWords } from './words.ts';

/** The text of a first mapping for a file, or why the file cannot be read at all. Throws a UserError where there is none. */
export function proposedMapping(
  wanted: FileToOpen,
  portfolio: Portfolio,
): { readonly text: string } | { readonly problems: readonly Diagnostic[] } {
  const { received, problems } = openReceived(wanted, { columns: [...allColumns(portfolio), ...headerWords], key: [] });
  if (received !== undefined) return { text: suggestMapping(received, portfolio) };
  return { problems: problems.map((problem) => diagnose(problem, problem.rule, 'error')) };
}
