import type { Text } from '../../model/text.ts';
import { type Edition, told } from '../../report/edition.ts';
import type { Allowed, SheetCell, WorkSheet } from './workbook.ts';

/** The words that a column of another sheet may hold, each with what it means. */
export interface WordList {
  readonly name: string;
  readonly words: readonly (readonly [word: string, meaning: string])[];
}

const name = 'Lists';
const top = 3;

/** The lists that drop-downs read from, side by side, and what each of them allows. */
export function listsSheet(lists: readonly WordList[]): {
  readonly sheet: WorkSheet;
  allowed(list: string): Allowed | undefined;
} {
  const used = lists.filter(({ words }) => words.length > 0);
  const longest = Math.max(0, ...used.map(({ words }) => words.length));
  const cells = (of: (list: WordList) => readonly [SheetCell | undefined, SheetCell | undefined]) =>
    used.flatMap((list) => [...of(list), undefined]);
  const line = (index: number) =>
    cells(({ words }) => {
      const [word, meaning] = words[index] ?? [];
      if (word === undefined) return [undefined, undefined];
      return [
        { value: word, look: 'key' },
        { value: meaning, look: 'shown' },
      ];
    });
  const sheet: WorkSheet = {
    name,
    columns: used.flatMap(() => [{ width: 24 }, { width: 36 }, { width: 3 }]),
    heading: top - 1,
    frozen: { rows: top, columns: 0 },
    locked: true,
    rows: [
      { cells: [{ value: 'Lists', look: 'title' }] },
      { cells: [{ value: 'The words that the drop-downs of the other sheets offer.', look: 'note' }] },
      {
        cells: cells((list) => [
          { value: list.name, look: 'heading' },
          { value: 'meaning', look: 'heading-shown' },
        ]),
      },
      ...Array.from({ length: longest }, (_, index) => ({ cells: line(index) })),
    ],
  };
  return {
    sheet,
    allowed(list) {
      const index = used.findIndex((one) => one.name === list);
      const count = used[index]?.words.length ?? 0;
      if (index < 0) return undefined;
      return { kind: 'list', sheet: name, column: index * 3, from: top, to: top + count - 1 };
    },
  };
}

/** The ids that a portfolio gives, with their titles. */
export function portfolioLists(edition: Edition): readonly WordList[] {
  const { frameworks, places, parties, dimensions } = edition.portfolio;
  const text = (written: Text | undefined) => told(written, edition);
  const titled = (things: Iterable<readonly [string, { readonly title: Text }]>) =>
    [...things].map(([id, { title }]): [string, string] => [id, text(title)]);
  const indicators = new Map(
    frameworks.flatMap(({ indicators: own }) =>
      [...own.values()].map((one): [string, string] => [one.id, text(one.name)]),
    ),
  );
  return [
    { name: 'framework', words: frameworks.map(({ id, title }) => [id, text(title)]) },
    { name: 'indicator', words: [...indicators] },
    { name: 'place', words: titled(places) },
    { name: 'reporter', words: titled(parties) },
    ...[...dimensions.values()].map(({ id, categories }) => ({ name: id, words: titled(categories) })),
  ];
}
