import { exact } from '../../model/decimal.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { meaningOf } from '../../review/sheet.ts';
import { listsSheet } from './lists-sheet.ts';
import type { Allowed, Choice, SheetCell, Workbook } from './workbook.ts';

export const reviewSheetName = 'Review';

/** Rows above the first indicator. */
const top = 3;

const widths: Readonly<Record<string, number>> = {
  ...{ framework: 14, indicator: 26, reviewer: 16, role: 18, name: 40, result: 20, statement: 36, definition: 44 },
  ...{ measure: 12, unit: 18, source: 28, date: 12, decision: 11, merge_into: 24, reason: 40, feasibility: 40 },
};

/**
 * The rows of `review sheet` as a workbook: what is scored is locked, scores and decisions are chosen from lists, and each
 * criterion's question stands at its heading.
 */
export function reviewBook(
  [columns = [], ...rows]: readonly (readonly string[])[],
  portfolio: Portfolio,
  languages: readonly string[],
): Workbook {
  const looks = columns.map((name) => lookOf(name, portfolio));
  const ids = new Set(portfolio.frameworks.flatMap(({ indicators }) => [...indicators.keys()]));
  const lists = listsSheet([{ name: 'merge_into', words: [...ids].map((id) => [id, '']) }]);
  const title = `Indicator review: ${say(portfolio.title, languages)}`;
  return {
    title,
    sheets: [
      {
        name: reviewSheetName,
        columns: columns.map((name) => ({ width: widths[name] ?? (isScore(name, portfolio) ? 11 : 32) })),
        heading: top - 1,
        frozen: { rows: top, columns: 3 },
        filtered: true,
        locked: true,
        lines: 6,
        choices: columns.flatMap((name, column) => choice(name, column, rows.length, portfolio, lists.allowed)),
        rows: [
          { cells: [{ value: title, look: 'title' }] },
          { cells: [{ value: undefined, look: 'note' }, undefined, undefined, { value: howTo, look: 'note' }] },
          { cells: columns.map((name): SheetCell => heading(name, portfolio, languages)) },
          ...rows.map((cells) => ({
            cells: cells.map((value, index) => cellOf(value, looks[index] ?? 'open')),
          })),
        ],
      },
      lists.sheet,
    ],
  };
}

const howTo =
  'Score each criterion from 0 (not met) to 3 (fully met); a 3 needs a comment. A blank cell says nothing. Take it in with: plumbline review import <this file>.';

function isScore(name: string, portfolio: Portfolio): boolean {
  return meaningOf(name, portfolio)?.kind === 'score';
}

function lookOf(name: string, portfolio: Portfolio): SheetCell['look'] {
  const kind = meaningOf(name, portfolio)?.kind;
  return kind === 'key' ? 'key' : kind === 'shown' ? 'shown' : kind === 'score' ? 'open-number' : 'open';
}

/** A score is a number, not a text that looks like one. */
function cellOf(value: string, look: SheetCell['look']): SheetCell {
  return { value: look === 'open-number' && /^\d$/.test(value) ? exact(value) : value, look };
}

function heading(name: string, portfolio: Portfolio, languages: readonly string[]): SheetCell {
  const { title, question } = portfolio.review.criteria.get(name) ?? {};
  const words = [say(title, languages), say(question, languages)].filter((text) => text !== '');
  const look = meaningOf(name, portfolio)?.kind === 'shown' ? 'heading-shown' : 'heading';
  return { value: name, look, ...(words.length === 0 ? {} : { comment: words.join('\n') }) };
}

function choice(
  name: string,
  column: number,
  rows: number,
  portfolio: Portfolio,
  listed: (list: string) => Allowed | undefined,
): readonly Choice[] {
  const may = (allowed: Allowed | undefined, message: string): readonly Choice[] =>
    allowed === undefined || rows === 0 ? [] : [{ column, from: top, to: top + rows - 1, allowed, message }];
  if (isScore(name, portfolio)) return may({ kind: 'values', values: ['0', '1', '2', '3'] }, 'Expected 0, 1, 2 or 3.');
  if (name === 'decision') {
    const values = ['keep', 'revise', 'merge', 'drop'];
    return may({ kind: 'values', values }, `Expected one of ${values.join(', ')}.`);
  }
  return name === 'merge_into' ? may(listed(name), 'Expected the id of an indicator.') : [];
}
