import type { RowRule } from './row-rule.ts';

/** A rule over whole files. */
export type FileRule = Pick<RowRule, 'id' | 'severity' | 'fixed' | 'summary' | 'why' | 'fix'>;

/** What keeps a file from being read, or from being what it is there for: always an error. */
const rule = (id: string, summary: string, why: string, fix: string): FileRule => ({
  id,
  severity: 'error',
  fixed: true,
  summary,
  why,
  fix,
});

/** How the store is written. Its findings come from src/measurements/layout.ts. */
export const storeLayout: FileRule = {
  id: 'msr-store-layout',
  severity: 'warning',
  summary:
    'A file of the store is written as ingest writes it: sorted, only the columns that are used, few quotes, LF.',
  why: 'Then a difference in Git is a difference in data; the next ingest would write the whole file anew.',
  fix: 'Run plumbline ingest --rewrite.',
};

/** The rules over the form of CSV files. Their findings come from src/text/csv.ts and from src/measurements/received.ts. */
export const fileRules: readonly FileRule[] = [
  rule('csv-empty', 'A CSV has a header.', 'Without it no cell has a meaning.', 'Write a header, or delete the file.'),
  rule(
    'csv-separator',
    'Columns are separated by commas, semicolons, tabs or bars; in the store and in plans by commas.',
    'Under another sign all columns are read as one.',
    'Save the file with commas.',
  ),
  rule(
    'csv-syntax',
    'Quotes in a CSV are closed, and nothing follows a closing quote.',
    'One open quote swallows the rows after it.',
    'Close the quote; inside a quoted cell write it twice.',
  ),
  rule(
    'csv-header',
    'Every column has a name of its own.',
    'Of two columns with one name nobody knows which is meant.',
    'Name the column, or remove it.',
  ),
  rule(
    'csv-width',
    'Every row has as many cells as the header.',
    'A comma too many moves every cell after it into another column.',
    'Quote cells that hold a comma or a line break.',
  ),
  rule(
    'xlsx-file',
    'A workbook is an .xlsx file that is whole, without password and macros, and not larger than people make them.',
    'What is hidden in a file, or grows without end when it is unpacked, is not opened.',
    'Save it as an Excel workbook (.xlsx), without a password.',
  ),
  rule(
    'xlsx-sheet',
    'A workbook has a sheet of data entry or of definitions, with the headings that export xlsx wrote.',
    'Without them no cell has a meaning.',
    'Begin with what plumbline export xlsx writes.',
  ),
  rule(
    'xlsx-definition',
    'What is changed in a definitions sheet can be written where the definition stands.',
    'A change that has no place, or that meets another one, would be lost or would undo that one.',
    'Correct the cell; where the portfolio has changed meanwhile, export again.',
  ),
  rule(
    'xlsx-formula',
    'The cells of a workbook that are read hold values, no formulas.',
    'A formula says what the spreadsheet that saved it worked out, from cells that nobody keeps.',
    'Copy the cells and paste them as values.',
  ),
  rule(
    'msr-column-unknown',
    'Every column is one that Plumbline knows, or a dimension.',
    'A misspelt column is data that nobody reads.',
    'Rename or remove it.',
  ),
  rule(
    'msr-column-missing',
    'The columns that say what a row is about are there.',
    'A value without indicator or period belongs nowhere.',
    'Add the column.',
  ),
  rule(
    'msr-column-twice',
    'Every measurement column is filled by one column of the file.',
    'Of two cells for one field nobody knows which is meant.',
    'Keep one of the two; list the other under ignore in a mapping.',
  ),
  rule(
    'msr-file-name',
    'The name of a file has the form that its mapping reads values from.',
    'Without it nobody knows what the rows are about.',
    'Rename the file, or use another mapping for it.',
  ),
  rule(
    'msr-number-ambiguous',
    'Every number of a file can be read in one way.',
    '1,110 is a thousand to one reader and one to another.',
    'Say in a mapping which is the decimal separator: decimal, thousands.',
  ),
  rule(
    'msr-store-unknown',
    'Every file of the store belongs to an indicator.',
    'What belongs to no indicator is in no figure.',
    'Move the file, or add the indicator.',
  ),
  storeLayout,
  rule(
    'msr-ledger',
    'The ledger is as ingest writes it: a hash and five counts a file.',
    'It says which file a stored value came from.',
    'Take the line back from Git.',
  ),
  rule(
    'msr-approval-party',
    'Periods are approved by a party of plumbline.yaml.',
    'Who answers for published figures must be known.',
    'Name a party by its id.',
  ),
  rule(
    'msr-correction-unknown',
    'A correction names a column of the store and a code of the list of reasons.',
    'A correction that nobody can place explains nothing.',
    'Take the line back from Git, or name the column and the code.',
  ),
];
