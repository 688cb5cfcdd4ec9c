/** What a row below the header is. `column`: the first cell too many, or the first one that is not there. */
export type RowKind =
  | { readonly kind: 'values' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'aside'; readonly reason: string }
  | { readonly kind: 'broken'; readonly column: number };

const values: RowKind = { kind: 'values' };
const blank: RowKind = { kind: 'blank' };

/**
 * Tells rows apart by the header (without blanks around its names) and by the names of the columns that every row of its own
 * fills: a row that does not, and says a word like Total, is the sum of others.
 */
export function rowKinds(names: readonly string[], key: readonly string[]): (cells: readonly string[]) => RowKind {
  const needed = names.length - namelessAtEnd(names);
  const keys = key.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  return (cells) => {
    if (cells.every(isBlank)) return blank;
    if (isHeaderAgain(cells, names)) return { kind: 'aside', reason: 'it is the header again' };
    const sum = sumWordOf(cells, keys);
    if (sum !== undefined) return { kind: 'aside', reason: `it is the sum of other rows ("${sum}")` };
    if (cells.length < needed) return { kind: 'broken', column: cells.length };
    if (cells.length <= names.length) return values;
    const extra = cells.findIndex((cell, index) => index >= names.length && !isBlank(cell));
    return extra < 0 ? values : { kind: 'broken', column: extra };
  };
}

export function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** How many columns at the end have no name. */
export function namelessAtEnd(names: readonly string[]): number {
  return names.length - 1 - names.findLastIndex((name) => name !== '');
}

/** Files that were put together hold it once each. */
function isHeaderAgain(cells: readonly string[], names: readonly string[]): boolean {
  return cells.length > 1 && names.every((name, index) => (cells[index] ?? '').trim() === name);
}

const sumWords =
  '(?:(?:grand|sub|overall|gesamt)[ -]?)?(?:totals?|total général|totale|totaal|totaux|sum|summe|somme|suma|soma|gesamt|итого|всего|合计|总计)[ \\t]*:?';
const sumWord = new RegExp(`^${sumWords}$`, 'iu');
const otherRow = new RegExp(`(?:^|[\\r\\n])(?:[ \\t",]+(?=[\\r\\n]|$)|[",]*${sumWords}(?=[",\\r\\n]|$))`, 'iu');

/** Whether a comma-separated text may have rows of blank cells, or rows that begin with a word like Total. */
export function mayEndInOtherRows(text: string): boolean {
  return otherRow.test(text);
}

/** The word by which cells say that they are a sum, where a column of the key says nothing of its own. */
function sumWordOf(cells: readonly string[], keys: readonly number[]): string | undefined {
  const isOwn = (index: number) => !isBlank(cells[index] ?? '') && !isSumWord(cells[index] ?? '');
  return keys.every(isOwn) ? undefined : cells.find(isSumWord)?.trim();
}

function isSumWord(cell: string): boolean {
  return cell.length < 24 && sumWord.test(cell.trim());
}
