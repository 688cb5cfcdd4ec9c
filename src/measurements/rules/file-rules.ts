import type { RowRule } from './row-rule.ts';

/** What keeps a whole file of measurements from being read: always an error. */
export type FileRule = Pick<RowRule, 'id' | 'summary' | 'why' | 'fix'> & { readonly severity: 'error' };

const rule = (id: string, summary: string, why: string, fix: string): FileRule => ({
  id,
  severity: 'error',
  summary,
  why,
  fix,
});

/** The rules over the form of CSV files. Their findings come from src/text/csv.ts and from opening the file. */
export const fileRules: readonly FileRule[] = [
  rule('csv-empty', 'A CSV has a header.', 'Without it no cell has a meaning.', 'Write a header, or delete the file.'),
  rule(
    'csv-separator',
    'Columns are separated by commas.',
    'A semicolon often comes with decimal commas, which would change every number.',
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
    'msr-store-unknown',
    'Every file of the store belongs to an indicator.',
    'What belongs to no indicator is in no figure.',
    'Move the file, or add the indicator.',
  ),
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
