/** What a row below the header is. `column`: the first cell too many, or the first one that is not there. */
export type RowKind =
  | { readonly kind: 'values' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'aside'; readonly reason: string }
  | { readonly kind: 'broken'; readonly column: number };

const values: RowKind = { kind: 'values' };
const blank: RowKind = { kind: 'blank' };

/** Whether the caller leaves a row out, whatever its width; the line it begins in. */
export type LeavesOut = (cells: readonly string[], line: number) => boolean;

/**
 * Tells rows apart by the header (without blanks around its names) and by the columns that every row of its own
 * fills: a row that does not, and says a word like Total, is the sum of others.
 */
export function rowKinds(
  names: readonly string[],
  keys: readonly number[],
  leavesOut: LeavesOut = () => false,
): (cells: readonly string[], line: number) => RowKind {
  const needed = names.length - namelessAtEnd(names);
  return (cells, line) => {
    if (cells.every(isBlank)) return blank;
    if (isTagRow(cells)) return { kind: 'aside', reason: 'it holds HXL tags' };
    if (isHeaderAgain(cells, names)) return { kind: 'aside', reason: 'it is the header again' };
    const sum = sumWordOf(cells, keys);
    if (sum !== undefined) return { kind: 'aside', reason: `it is the sum of other rows ("${sum}")` };
    const extra = cells.findIndex((cell, index) => index >= names.length && !isBlank(cell));
    if (cells.length >= needed && extra < 0) return values;
    // A note below a table is one cell: only the caller can know it from a row that was cut off.
    if (leavesOut(cells, line)) return values;
    return { kind: 'broken', column: extra < 0 ? cells.length : extra };
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

const tag = String.raw`#[a-z]\w*(?:[ \t]*\+[a-z]\w*)*`;
const tagCell = new RegExp(`^${tag}$`, 'i');
const tagRow = new RegExp(`[\\r\\n][ \\t",]*${tag}[ \\t]*[",\\r\\n]`, 'i');

/** The row below the header by which humanitarian data says what its columns hold: #adm1+name. */
function isTagRow(cells: readonly string[]): boolean {
  return cells.every((cell) => isBlank(cell) || tagCell.test(cell.trim()));
}

/** Whether the beginning of a comma-separated text may have a row of HXL tags. */
export function mayHaveTags(text: string): boolean {
  return tagRow.test(text);
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
