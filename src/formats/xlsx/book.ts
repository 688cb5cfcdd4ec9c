import { wordsOf } from '../../measurements/columns.ts';
import type { StoredTable } from '../../measurements/stored-table.ts';
import type { Facts } from '../../progress/facts.ts';
import { type Edition, told } from '../../report/edition.ts';
import { asExported } from './as-exported.ts';
import { definitionFields } from './definition-fields.ts';
import { definitionsSheet, wordList } from './definitions-sheet.ts';
import { entryRows } from './entry.ts';
import { entrySheet } from './entry-sheet.ts';
import { listsSheet, portfolioLists, type WordList } from './lists-sheet.ts';
import { referenceSheet } from './reference-sheet.ts';
import { resultsSheet } from './results-sheet.ts';
import { trackingSheet } from './tracking-sheet.ts';
import type { Workbook, WorkSheet } from './workbook.ts';

/** The sheets that a workbook may have, in their order. */
export const sheetWords = ['results', 'tracking', 'references', 'definitions', 'entry'] as const;
export type SheetWord = (typeof sheetWords)[number];

/** What a workbook is made of. */
export interface BookSource {
  /** For the tracking table. */
  readonly facts: Facts | undefined;
  /** Of the frameworks that are shown. */
  readonly edition: Edition;
  /** For data entry. */
  readonly stored: readonly StoredTable[];
}

/** The workbook of a portfolio; with `entry` or `definitions` also the lists that their drop-downs read from, and what they said. */
export function makeBook({ facts, edition, stored }: BookSource, wanted: readonly SheetWord[]): Workbook {
  const lists = listsSheet([...portfolioLists(edition), ...fixedLists(edition)]);
  const allowed = (list: string) => lists.allowed(list);
  const makers: Readonly<Record<SheetWord, () => WorkSheet>> = {
    results: () => resultsSheet(edition),
    tracking: () => trackingSheet(facts?.indicators ?? [], edition),
    references: () => referenceSheet(edition),
    definitions: () => definitionsSheet(edition, allowed),
    entry: () => entrySheet(entryRows(edition.portfolio, stored, edition.asOf), { edition, allowed }),
  };
  const sheets = new Map(sheetWords.filter((word) => wanted.includes(word)).map((word) => [word, makers[word]()]));
  const copies = (['definitions', 'entry'] as const).flatMap((word) => sheets.get(word) ?? []).map(asExported);
  return {
    title: told(edition.portfolio.title, edition),
    sheets: [...sheets.values(), ...(copies.length === 0 ? [] : [lists.sheet, ...copies])],
  };
}

/** The words of the file formats, and the steps of milestones. */
function fixedLists(edition: Edition): readonly WordList[] {
  const steps = new Map(
    edition.portfolio.frameworks.flatMap(({ indicators }) =>
      [...indicators.values()].flatMap((one) =>
        [...one.steps.values()].map(({ id, text }): [string, string] => [id, told(text, edition)]),
      ),
    ),
  );
  const plain = (name: string, words: readonly string[] = []): WordList => ({
    name,
    words: words.map((word) => [word, '']),
  });
  const ofDefinitions = new Map(definitionFields.map(({ column, words }) => [wordList(column), words]));
  return [
    { name: 'step', words: [...steps] },
    plain('qualifier', wordsOf('qualifier')),
    plain('status', wordsOf('status')),
    ...[...ofDefinitions].map(([name, words]) => plain(name, words)),
  ];
}
