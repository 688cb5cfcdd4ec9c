import type { Definition, Indicator, LibraryEntry } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import type { Edition } from '../../report/edition.ts';
import {
  type DefinitionField,
  definitionFields,
  definitionKeys,
  definitionShown,
  libraryWord,
} from './definition-fields.ts';
import type { Allowed, Choice, SheetCell, SheetRow, WorkSheet } from './workbook.ts';

export const definitionsSheetName = 'Definitions';

/** Rows above the first definition. */
export const definitionsTop = 3;

const keyWidths: Readonly<Record<string, number>> = { framework: 14, indicator: 26, result: 22, status: 10 };

/** The definitions of all indicators and of what they share, a row each, to be edited and read back. */
export function definitionsSheet(edition: Edition, allowed: (list: string) => Allowed | undefined): WorkSheet {
  const head = [...definitionKeys, ...definitionShown];
  const rows = [
    ...edition.portfolio.frameworks.flatMap(({ indicators }) =>
      [...indicators.values()].map((one) => indicatorRow(one, edition)),
    ),
    ...sharedEntries(edition).map((one) => sharedRow(one, edition)),
  ];
  const last = definitionsTop + rows.length - 1;
  return {
    name: definitionsSheetName,
    columns: [
      ...head.map((name) => ({ width: keyWidths[name] ?? 14 })),
      ...definitionFields.map(({ width }) => ({ width })),
    ],
    heading: definitionsTop - 1,
    frozen: { rows: definitionsTop, columns: 2 },
    filtered: true,
    lines: 8,
    locked: true,
    choices:
      rows.length === 0
        ? []
        : definitionFields.flatMap((field, index) => choice(field, head.length + index, last, allowed)),
    rows: [
      { cells: [{ value: 'Definitions of indicators', look: 'title' }] },
      {
        cells: [{ value: languageNote(edition), look: 'note' }, undefined, { value: howTo, look: 'note' }],
      },
      {
        cells: [
          ...head.map((value, index): SheetCell => ({ value, look: index < 2 ? 'heading' : 'heading-shown' })),
          ...definitionFields.map(({ column }): SheetCell => ({ value: column, look: 'heading' })),
        ],
      },
      ...rows,
    ],
  };
}

const noted = 'Texts in: ';

/** Which language the texts of the sheet are read back into. */
function languageNote({ languages }: Edition): string {
  return `${noted}${languages[0] ?? 'en'}`;
}

/** The language that a sheet's note tells; undefined where there is none. */
export function languageIn(texts: Iterable<string>): string | undefined {
  for (const text of texts) if (text.startsWith(noted)) return text.slice(noted.length).trim();
  return undefined;
}

const howTo =
  'Edit the white cells. Grey cells are shared: edit them in the row of the library. A blank cell says nothing and changes nothing. Take it in with: plumbline import xlsx <this file>.';

function sharedEntries({ portfolio }: Edition): readonly LibraryEntry[] {
  const used = new Set(
    portfolio.frameworks.flatMap(({ indicators }) =>
      [...indicators.values()].flatMap(({ uses }) => uses?.id.replace(/^library\//, '') ?? []),
    ),
  );
  return [...portfolio.library.values()].filter(({ id }) => used.has(id));
}

function indicatorRow(indicator: Indicator, edition: Edition): SheetRow {
  const isShared = indicator.uses !== undefined;
  return {
    cells: [
      ...keyCells([indicator.framework, indicator.id, indicator.result.id, indicator.status]),
      ...definitionFields.map((field) => fieldCell(field, indicator, edition, isShared && field.local !== true)),
    ],
  };
}

function sharedRow(entry: LibraryEntry, edition: Edition): SheetRow {
  return {
    cells: [
      ...keyCells([libraryWord, entry.id, undefined, entry.status]),
      ...definitionFields.map((field) => fieldCell(field, entry, edition, false)),
    ],
  };
}

function keyCells(values: readonly (string | undefined)[]): readonly SheetCell[] {
  return values.map((value, index): SheetCell => ({ value, look: index < 2 ? 'key' : 'shown' }));
}

function fieldCell(field: DefinitionField, definition: Definition, edition: Edition, locked: boolean): SheetCell {
  return { value: fieldText(field, definition, edition.languages), look: locked ? 'shown' : 'open' };
}

/** What the cell of a field says. */
export function fieldText(field: DefinitionField, definition: Definition, languages: readonly string[]): string {
  return say(field.read(definition), languages).trim();
}

function choice(
  { column: name, kind, words }: DefinitionField,
  column: number,
  to: number,
  allowed: (list: string) => Allowed | undefined,
): readonly Choice[] {
  const may = kind === 'party' ? allowed('reporter') : kind === 'word' ? allowed(wordList(name)) : undefined;
  if (may === undefined) return [];
  const message = words === undefined ? 'Expected the id of a party.' : `Expected one of ${words.join(', ')}.`;
  return [{ column, from: definitionsTop, to, allowed: may, message }];
}

/** The list of the workbook that a field's words stand in. */
export function wordList(column: string): string {
  return column.endsWith('_frequency') ? 'frequency' : column;
}
