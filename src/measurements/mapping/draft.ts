/** A mapping that is proposed, with what is to be said of its parts. */
export interface Draft {
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly headerRows: number;
  readonly decimal?: Commented;
  readonly thousands?: Commented;
  readonly dates?: Commented;
  readonly missing: readonly string[];
  readonly fileName?: string;
  readonly columns: readonly DraftColumn[];
  readonly constants: readonly (Commented & { readonly field: string })[];
  readonly wide?: readonly DraftWide[];
  readonly wideParts?: readonly string[];
  readonly values: readonly DraftValues[];
  readonly skip: readonly { readonly column: string; readonly is: string; readonly reason: string }[];
  readonly ignore: readonly Commented[];
  /** What could not be matched: for the head of the file. */
  readonly open: readonly string[];
}

/** A value, and what a reader should know of it. */
export interface Commented {
  readonly text: string;
  readonly comment?: string;
  /** A person has to decide: written as a comment. */
  readonly isOpen?: boolean;
}

export interface DraftColumn {
  readonly header: string;
  readonly field: string;
  readonly periodFormat?: string;
  /** Patterns that its cells are taken apart by. */
  readonly parts?: readonly string[];
  readonly comment?: string;
}

export interface DraftWide {
  readonly header: string;
  readonly labels: readonly (readonly [field: string, text: string])[];
  readonly comment?: string;
}

export interface DraftValues {
  readonly field: string;
  /** Without an id: written as a comment, for a person to decide. */
  readonly entries: readonly { readonly text: string; readonly id?: string; readonly comment?: string }[];
}

/** The draft as a mapping file. */
export function draftText(draft: Draft): string {
  const { columns, constants, wide, wideParts = [], values, skip, ignore, missing, open } = draft;
  const lines = [
    `# How ${draft.file} is read: a first proposal. Look at every line, then: plumbline ingest <file> --mapping <this file>`,
    ...open.map((text) => `# Open: ${text.replaceAll(/\s+/g, ' ')}`),
    `title: ${scalar(draft.file)}`,
    `encoding: ${draft.encoding}`,
    `delimiter: ${JSON.stringify(draft.delimiter)}`,
    ...(draft.headerLine === 1 ? [] : [`header_row: ${draft.headerLine}`]),
    ...(draft.headerRows === 1 ? [] : [`header_rows: ${draft.headerRows}`]),
    ...(draft.decimal === undefined ? [] : [commented(`decimal: ${quoted(draft.decimal.text)}`, draft.decimal)]),
    ...(draft.thousands === undefined
      ? []
      : [commented(`thousands: ${quoted(draft.thousands.text)}`, draft.thousands)]),
    ...(draft.dates === undefined ? [] : [commented(`dates: ${scalar(draft.dates.text)}`, draft.dates)]),
    ...(missing.length === 0 ? [] : [`missing: [${missing.map(quoted).join(', ')}]`]),
    ...(draft.fileName === undefined ? [] : [`file_name: ${quoted(draft.fileName)}`]),
    ...section('columns', columns.map(columnLine)),
    ...section(
      'constants',
      constants.map((one) => commented(`  ${one.field}: ${scalar(one.text)}`, one)),
    ),
    ...(wide === undefined
      ? []
      : [
          'wide: # one row for each of these columns',
          ...(wideParts.length === 0 ? [] : [`  parts: [${wideParts.map(quoted).join(', ')}]`]),
          '  columns:',
          ...wide.map(wideLine),
        ]),
    ...section('values', values.flatMap(valueLines)),
    ...section(
      'skip',
      skip.map((one) => `  - {column: ${inFlow(one.column)}, is: ${inFlow(one.is)}, reason: ${inFlow(one.reason)}}`),
    ),
    ...section(
      'ignore',
      ignore.map((one) => commented(`  - ${scalar(one.text)}`, one)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A key with what is below it; a key with comments alone would say nothing. */
function section(key: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  if (lines.some((line) => !/^\s*#/.test(line))) return [`${key}:`, ...lines];
  return [`# ${key}:`, ...lines.map((line) => line.replace(/^(\s*)(?:# )?/, '# $1'))];
}

function commented(line: string, { comment, isOpen }: Omit<Commented, 'text'>): string {
  const shown = isOpen === true ? `# ${line}` : line;
  return comment === undefined ? shown : `${shown} # ${comment.replaceAll(/\s+/g, ' ')}`;
}

function columnLine(column: DraftColumn): string {
  const { header, field, periodFormat, parts } = column;
  if (parts !== undefined) {
    const taken = `{field: ${field}, parts: [${parts.map(quoted).join(', ')}]}`;
    return commented(`  ${scalar(header)}: ${taken}`, column);
  }
  const value =
    periodFormat === undefined ? scalar(field) : `{field: ${field}, period_format: ${inFlow(periodFormat)}}`;
  return commented(`  ${scalar(header)}: ${value}`, column);
}

function wideLine(column: DraftWide): string {
  const labels = column.labels.map(([field, text]) => `${field}: ${inFlow(text)}`);
  return commented(`    ${scalar(column.header)}: {${labels.join(', ')}}`, column);
}

function valueLines({ field, entries }: DraftValues): readonly string[] {
  const lines = entries.map((entry) => {
    const line = `${scalar(entry.text)}: ${entry.id === undefined ? '?' : scalar(entry.id)}`;
    return commented(entry.id === undefined ? `    # ${line}` : `    ${line}`, entry);
  });
  if (entries.some(({ id }) => id !== undefined)) return [`  ${field}:`, ...lines];
  return [`  # ${field}:`, ...lines];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

const word = /^\p{L}[\p{L}\p{M}\p{N} _./()'-]*$/u;
const special = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

/** A text as YAML reads it as one: in quotes where it must. */
function scalar(text: string): string {
  return word.test(text) && !special.test(text) && text === text.trim() ? text : quoted(text);
}

function inFlow(text: string): string {
  return scalar(text);
}
