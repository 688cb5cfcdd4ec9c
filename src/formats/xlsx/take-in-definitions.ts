import type { Definition, Indicator, LibraryEntry, Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import type { Problem } from '../../text/finding.ts';
import type { Location } from '../../text/location.ts';
import { shortText } from '../../text/short-text.ts';
import { suggest } from '../../text/suggestion.ts';
import type { YamlEdit } from '../../text/yaml-edit.ts';
import type { YamlValue } from '../../text/yaml-write.ts';
import { exportedRows, withoutCopies } from './as-exported.ts';
import { type DefinitionField, definitionFields, definitionKeys, libraryWord } from './definition-fields.ts';
import { definitionsSheetName, fieldText, languageIn } from './definitions-sheet.ts';
import type { ReadBook } from './read.ts';
import { findTable, formulaProblems, headingProblems, type SheetTable } from './table.ts';
import { longestText } from './write.ts';

/** A field of a definition that somebody has changed in a workbook. */
export interface DefinitionChange {
  /** framework/id, or library/id. */
  readonly about: string;
  readonly field: string;
  readonly old: string;
  readonly now: string;
  /** The cell. */
  readonly at: Location;
  /** Where the definition stands. */
  readonly definition: Location;
  readonly edit: YamlEdit;
}

export interface TakenDefinitions {
  readonly changes: readonly DefinitionChange[];
  readonly problems: readonly Problem[];
}

interface Scene {
  readonly portfolio: Portfolio;
  readonly table: SheetTable;
  /** What the sheet said when it was written, by framework/id and column. */
  readonly before: ReadonlyMap<string, string>;
  readonly language: string;
}

/** What the definitions sheet changes; undefined where the workbook has none. A blank cell says nothing. */
export function takeInDefinitions(file: string, book: ReadBook, portfolio: Portfolio): TakenDefinitions | undefined {
  const headings = [...definitionKeys, 'definition'];
  const table = findTable(file, withoutCopies(book), {
    name: definitionsSheetName,
    headings,
    without: ['period', 'reviewer'],
  });
  if (table === undefined) return undefined;
  const columns = fieldColumns(table);
  const keys = definitionKeys.map((name) => table.place.header.indexOf(name));
  const form = [
    ...headingProblems(table),
    ...formulaProblems(table, [...keys, ...columns.map(([, column]) => column)]),
  ];
  if (form.length > 0) return { changes: [], problems: form };
  const sheet = book.sheets.find(({ name }) => name === table.place.sheet);
  const above = (sheet?.rows.slice(0, table.place.top) ?? []).flatMap((row) => row.map(({ text }) => text));
  const language = languageIn(above) ?? portfolio.languages[0] ?? 'en';
  const scene: Scene = { portfolio, table, before: textsBefore(table, book), language };
  return readRows(scene, columns);
}

type Column = readonly [field: DefinitionField, column: number];

function fieldColumns({ place: { header } }: SheetTable): readonly Column[] {
  return definitionFields.flatMap((field): Column[] => {
    const column = header.indexOf(field.column);
    return column < 0 ? [] : [[field, column]];
  });
}

function textsBefore(table: SheetTable, book: ReadBook): ReadonlyMap<string, string> {
  const { header } = table.place;
  return new Map(
    (exportedRows(table, definitionsSheetName, book) ?? []).flatMap((texts) =>
      header.map((name, column): [string, string] => [`${aboutOf(table, texts)} ${name}`, texts[column] ?? '']),
    ),
  );
}

function aboutOf({ place: { header } }: SheetTable, texts: readonly string[]): string {
  return definitionKeys.map((name) => (texts[header.indexOf(name)] ?? '').trim()).join('/');
}

function readRows(scene: Scene, columns: readonly Column[]): TakenDefinitions {
  const { table } = scene;
  const changes: DefinitionChange[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  for (const { record, cells } of table.rows) {
    if (cells.every(({ text }) => text.trim() === '')) continue;
    const about = aboutOf(
      table,
      cells.map(({ text }) => text),
    );
    const at = (column: number): Location => ({ source: table.source, path: [record, column] });
    const found = definitionNamed(about, scene);
    if ('message' in found) {
      problems.push({ rule: 'xlsx-definition', at: at(table.place.header.indexOf(found.column)), ...found.problem });
      continue;
    }
    const first = seen.get(about);
    if (first !== undefined) {
      const related = [{ at: { source: table.source, path: [first, 0] }, message: 'The first one.' }];
      const message = `${about} stands in two rows.`;
      problems.push({ rule: 'xlsx-definition', at: at(0), message, hint: 'Keep one of them.', related });
      continue;
    }
    seen.set(about, record);
    for (const [field, column] of columns) {
      const now = cells[column]?.text.trim() ?? '';
      const read = readField(field, now, { about, at: at(column), ...found }, scene);
      if (read === undefined) continue;
      if ('edit' in read) changes.push(read);
      else problems.push(read);
    }
  }
  return { changes, problems };
}

/** A definition of the portfolio: an indicator's, or one of the library. */
type Named =
  | { readonly definition: Indicator; readonly indicator: Indicator }
  | { readonly definition: LibraryEntry; readonly indicator: undefined };

interface NotFound {
  readonly message: true;
  readonly column: string;
  readonly problem: { readonly message: string; readonly hint: string };
}

function definitionNamed(about: string, { portfolio }: Scene): Named | NotFound {
  const [framework = '', id = ''] = about.split('/');
  const missing = (column: string, message: string, known: Iterable<string>, name: string): NotFound => ({
    message: true,
    column,
    problem: { message, hint: suggest(name, known) ?? 'Remove the row; export xlsx writes those there are.' },
  });
  if (framework === libraryWord) {
    const definition = portfolio.library.get(id);
    if (definition !== undefined) return { definition, indicator: undefined };
    return missing('indicator', `There is no indicator "${id}" in the library.`, portfolio.library.keys(), id);
  }
  const own = portfolio.frameworks.find((one) => one.id === framework);
  if (own === undefined) {
    const ids = [...portfolio.frameworks.map((one) => one.id), libraryWord];
    return missing('framework', `There is no framework "${framework}".`, ids, framework);
  }
  const indicator = own.indicators.get(id);
  if (indicator !== undefined) return { definition: indicator, indicator };
  return missing('indicator', `There is no indicator "${id}" in ${framework}.`, own.indicators.keys(), id);
}

type Cell = Named & { readonly about: string; readonly at: Location };

/** Undefined where the cell says nothing new. */
function readField(
  field: DefinitionField,
  now: string,
  cell: Cell,
  scene: Scene,
): DefinitionChange | Problem | undefined {
  const { about, at, definition } = cell;
  const { portfolio, language } = scene;
  const old = fieldText(field, definition, [language, ...portfolio.languages]);
  const before = scene.before.get(`${about} ${field.column}`) ?? old;
  if (now === '' || now === old || now === before) return undefined;
  const wrong = (message: string, hint: string): Problem => ({ rule: 'xlsx-definition', at, message, hint });
  if (before !== old) {
    const message = `${field.column} of ${about} has changed since the workbook was written; it is now "${shortText(old, 60)}".`;
    return wrong(message, 'Export again, and make the change there.');
  }
  if (now.length >= longestText) return wrong(`${field.column} of ${about} is too long for a cell.`, 'Edit the YAML.');
  if (cell.indicator?.uses !== undefined && !isOwn(field, cell.indicator, scene)) {
    const shared = `${libraryWord}/${cell.indicator.uses.id.replace(/^library\//, '')}`;
    return wrong(`${field.column} of ${about} is that of ${shared}.`, 'Change it in the row of the library.');
  }
  if (field.words !== undefined && !field.words.includes(now)) {
    const hint = suggest(now, field.words) ?? `Expected one of ${field.words.join(', ')}.`;
    return wrong(`There is no ${field.column} "${now}".`, hint);
  }
  if (field.kind === 'party' && !portfolio.parties.has(now)) {
    const hint = suggest(now, portfolio.parties.keys()) ?? 'Expected the id of a party of plumbline.yaml.';
    return wrong(`There is no party "${now}".`, hint);
  }
  const place = definition.at;
  const path = [...place.path, ...field.column.split('.')];
  return { about, field: field.column, old, now, at, definition: place, edit: editOf(field, now, path, cell, scene) };
}

/** Whether an indicator that uses a shared definition may say this itself: a responsible party only beside its own others. */
function isOwn(field: DefinitionField, indicator: Indicator, { portfolio }: Scene): boolean {
  return field.local === true && (field.column === 'source' || isWritten(field, indicator, portfolio));
}

/** Whether the indicator's own entry has the field. */
function isWritten(field: DefinitionField, { id, framework }: Indicator, { frameworks }: Portfolio): boolean {
  const [key = ''] = field.column.split('.');
  const written = frameworks.find((one) => one.id === framework)?.written.indicators as Written | undefined;
  return Object.hasOwn(written?.[id] ?? {}, key);
}

type Written = Readonly<Record<string, object | null>>;

/** A text in the language of the sheet: beside those in others. */
function editOf(field: DefinitionField, now: string, path: Location['path'], cell: Cell, scene: Scene): YamlEdit {
  const after = keysBefore(field.column.split('.')[0] ?? '');
  const set = (where: Location['path'], value: YamlValue): YamlEdit => ({ kind: 'set', path: where, value, after });
  const written: Text | undefined = field.read(cell.definition as Definition);
  const [main = 'en'] = scene.portfolio.languages;
  if (field.kind !== 'text') return set(path, now);
  // A text of a shared definition does not stand where the indicator's own would.
  const isThere = cell.indicator?.uses === undefined || isWritten(field, cell.indicator, scene.portfolio);
  if (typeof written === 'object' && isThere) return set([...path, scene.language], now);
  if (scene.language === main) return set(path, now);
  return set(
    path,
    typeof written === 'string' ? { [main]: written, [scene.language]: now } : { [scene.language]: now },
  );
}

const keyOrder = [
  ...['result', 'uses', 'name', 'status', 'class', 'proxy', 'definition', 'measure', 'unit', 'currency', 'numerator'],
  ...[
    'denominator',
    'per',
    'parts',
    'formula',
    'counts',
    'direction',
    'cumulation',
    'rationale',
    'source',
    'source_type',
  ],
  ...['method', 'collection_frequency', 'reporting_frequency', 'due_after_days', 'responsible', 'known_limitations'],
];

function keysBefore(key: string): readonly string[] {
  return keyOrder.slice(0, Math.max(keyOrder.indexOf(key), 0));
}
