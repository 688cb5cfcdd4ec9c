import type { Portfolio } from '../../model/portfolio.ts';
import { type Diagnostic, diagnose } from '../../text/finding.ts';
import { allColumns } from '../columns.ts';
import type { FileToOpen } from '../measurement-file.ts';
import { openReceived, type Received } from '../received.ts';
import { isNumberOrNone } from './column-profile.ts';
import { suggestMapping } from './suggest.ts';
import { headerWords } from './words.ts';

/** The text of a first mapping for a file, or why the file cannot be read at all. Throws a UserError where there is none. */
export function proposedMapping(
  wanted: FileToOpen,
  portfolio: Portfolio,
): { readonly text: string } | { readonly problems: readonly Diagnostic[] } {
  const told = { columns: [...allColumns(portfolio), ...headerWords], key: [], distinct: true };
  const { received, problems } = openReceived(wanted, told);
  if (received === undefined) {
    return { problems: problems.map((problem) => diagnose(problem, problem.rule, 'error')) };
  }
  const two = goesOnBelow(received) ? openReceived(wanted, { ...told, headerRows: 2 }).received : undefined;
  return { text: suggestMapping(two ?? received, portfolio) };
}

/** Cells of the header are blank, and the row below it names their columns: they were merged. */
function goesOnBelow({ header, records }: Received): boolean {
  const nameless = header.flatMap((name, index) => (name === `column ${index + 1}` ? [index] : []));
  const [first] = records();
  if (first === undefined || nameless.length === 0) return false;
  const isName = (cell = '') => cell.trim() !== '' && !isNumberOrNone(cell);
  return nameless.every((index) => isName(first.cells[index])) && !first.cells.some((cell) => /^\s*\d/.test(cell));
}
