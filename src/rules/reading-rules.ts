import type { Rule } from './rule.ts';

/** A rule of reading: what the text, the schema or the model builder finds. Always an error; it cannot be switched off. */
export type ReadingRule = Omit<Rule, 'check' | 'severity'> & { readonly severity: 'error' };

const rule = (id: string, summary: string, why: string, fix: string): ReadingRule => ({
  id,
  severity: 'error',
  summary,
  why,
  fix,
});

/** The rules of reading. Their findings come from src/text, src/schema.ts and src/model. */
export const readingRules: readonly ReadingRule[] = [
  rule(
    'file-encoding',
    'Files are text in UTF-8.',
    'Other encodings read differently on every machine.',
    'Save the file again as UTF-8.',
  ),
  rule(
    'yaml-syntax',
    'Files are YAML 1.2, one document each.',
    'What cannot be read cannot be checked.',
    'Look at the place: quotes, colons, brackets, indentation by spaces.',
  ),
  rule(
    'yaml-empty',
    'No file is empty.',
    'An empty framework is a forgotten one.',
    'Write the content, or delete the file.',
  ),
  rule(
    'yaml-duplicate-key',
    'No key stands twice in a map.',
    'Of two equal keys one is lost without a word (dbt-core #5146).',
    'Keep one of the two.',
  ),
  rule(
    'yaml-aliases',
    'Aliases unfold into a text of readable size.',
    'A few lines of aliases can unfold into more than a machine holds.',
    'Write the repeated parts out.',
  ),
  rule(
    'yaml-number-digits',
    'Numbers have at most 15 significant digits.',
    'More are lost by the programs that read YAML.',
    'Shorten the number; measured values stand in CSVs, where every digit is kept.',
  ),
  rule(
    'yaml-number-separator',
    'No number has a point and three digits after it that end in a zero: 1.000.',
    'Half of the world writes a thousand so, and YAML reads 1: a target a thousand times too small.',
    'Write 1000, or 1.',
  ),
  rule(
    'schema-unknown-key',
    'Every key is one that the file format knows.',
    'A misspelt key is a statement that nobody reads.',
    'Correct the key, or remove it.',
  ),
  rule(
    'schema-missing-key',
    'What the file format requires is there.',
    'Without it the thing has no meaning.',
    'Add the key.',
  ),
  rule(
    'schema-key',
    'Ids and periods used as keys have their form.',
    'Ids become file names and references.',
    'Use lower-case letters, digits and hyphens; periods such as 2015 or 2015-Q1.',
  ),
  rule(
    'schema-type',
    'Values are text, numbers, lists or maps as the file format says.',
    'An unquoted date, yes or number is not text.',
    'Quote text that looks like something else; write numbers without quotes, separators and units.',
  ),
  rule(
    'schema-value',
    'Values are among those that the file format allows.',
    'Calculation and export depend on them.',
    'Use one of the values listed in the message.',
  ),
  rule(
    'period-unknown',
    'Periods exist.',
    'A month 13 or a fiscal year without a start means nothing.',
    'Correct the period, or declare fiscal_year.',
  ),
  rule('date-unknown', 'Days exist.', '30 February is a typing mistake.', 'Correct the day.'),
  rule(
    'number-digits',
    'Numbers have at most 18 digits before and 12 after the point.',
    'The store keeps no more.',
    'Use a larger unit.',
  ),
  rule(
    'baseline-form',
    'A baseline says one thing: a value, that there is none, or when it will be known.',
    'Two of them contradict each other.',
    'Keep one.',
  ),
  rule(
    'sheet-baseline-date-missing',
    'A baseline has a period.',
    'Progress is measured from a point in time; IATI requires the year.',
    'Add period: <year or date>.',
  ),
  rule(
    'chain-id-duplicate',
    'Ids are unique: frameworks in the portfolio, results and activities in a framework, indicators in the library.',
    'References and exports need one thing an id.',
    'Rename one of the two.',
  ),
  rule(
    'plan-path',
    'Every table below plans/ belongs to an indicator by its path.',
    'A table in another folder is a plan that nobody reads.',
    'Move it to plans/<framework>/<indicator>.csv.',
  ),
  rule(
    'plan-column-unknown',
    'Every column of a plan is one that the file format knows, or a dimension.',
    'A misspelt column is a statement that nobody reads.',
    'Rename or remove it.',
  ),
  rule(
    'plan-column-missing',
    'A plan has the columns kind and period, and value, min or max.',
    'Without them a row says nothing.',
    'Add the column.',
  ),
  rule(
    'plan-kind-unknown',
    'Every row of a plan is a baseline or a target.',
    'What it is decides what it is compared with.',
    'Write baseline or target.',
  ),
  rule(
    'plan-not-numeric',
    'Numbers of a plan are digits with a decimal point.',
    'A number that has to be guessed is not exact.',
    'Write digits and a point; leave the cell blank where there is no value.',
  ),
  rule(
    'place-id-duplicate',
    'A place stands once in the tree.',
    'Its values would be counted twice.',
    'Rename or remove one of the two.',
  ),
  rule(
    'dimension-id-reserved',
    'No dimension has the name of a column that means something else.',
    'Dimensions are columns of their own beside period, place, value, status …',
    'Choose another id.',
  ),
  rule(
    'mapping-field-unknown',
    'A mapping fills measurement columns and dimensions that exist.',
    'What is brought to a column that nobody reads is lost.',
    'Correct the name; a dimension must stand in plumbline.yaml.',
  ),
  rule(
    'mapping-field-twice',
    'A mapping fills every field once.',
    'Of two cells for one field nobody knows which is meant.',
    'Keep one of the two; columns of which a file has only one are marked optional: true.',
  ),
  rule(
    'mapping-wide-clash',
    'What wide columns say is said nowhere else in the mapping.',
    'A row would have two periods, categories or values.',
    'Keep one of the two.',
  ),
  rule(
    'mapping-id-unknown',
    'Ids, periods and words that a mapping gives to rows exist.',
    'Every row that the mapping touches would be refused.',
    'Correct the id, or add the thing to plumbline.yaml or its framework.',
  ),
  rule(
    'mapping-pattern',
    'Regular expressions of a mapping can be read.',
    'Nobody knows which rows are meant.',
    'Put a backslash before a sign that is meant as itself.',
  ),
  rule(
    'mapping-format',
    'Formats of a mapping name what they read.',
    'Without a year no cell is a period.',
    'Write the format with YYYY, MM, DD, Q or H.',
  ),
  rule(
    'mapping-zero',
    'A mapping makes no zero of a blank, and no blank of a zero.',
    'Zero is a value; no value is none. Figures and coverage depend on it.',
    'Leave it out.',
  ),
  rule(
    'mapping-skip',
    'A condition for rows to skip says which rows.',
    'A condition without a test leaves out nothing, or everything.',
    'Name a column and what its cell is, or lines of the file.',
  ),
];
