/** A column of a table for a terminal. */
export interface Column {
  readonly heading: string;
  /** Figures stand right. */
  readonly right?: true;
  /** Gives way to the others, down to this width. */
  readonly narrowest?: number;
  /** No cell is shown wider than this. */
  readonly widest: number;
  /** Where the terminal is too narrow, columns are left out in this order; those without a number never are. */
  readonly leaves?: number;
}

/** The columns that are shown, by their index, each with its width. */
export type Layout = readonly { readonly index: number; readonly column: Column; readonly width: number }[];

const gap = 2;

/** As wide as the widest cells; then narrower, then without the columns that may be left out, until a line fits. */
export function layOut(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): Layout {
  const all = columns.map((column, index) => {
    const cells = rows.map((row) => lengthOf(row[index] ?? ''));
    return { index, column, width: Math.min(Math.max(lengthOf(column.heading), ...cells), column.widest) };
  });
  const leaving = all
    .filter(({ column }) => column.leaves !== undefined)
    .toSorted((a, b) => (a.column.leaves ?? 0) - (b.column.leaves ?? 0));
  for (let left = 0; ; left++) {
    const gone = new Set(leaving.slice(0, left));
    const narrowed = narrow(
      all.filter((each) => !gone.has(each)),
      width,
    );
    if (totalOf(narrowed) <= width || left === leaving.length) return narrowed;
  }
}

/** Takes what is too much from the columns that can give way: first from the one that has most to give. */
function narrow(layout: Layout, width: number): Layout {
  const widths = new Map(layout.map((each) => [each, each.width]));
  const spare = (each: Layout[number]) => each.width - Math.min(each.column.narrowest ?? each.width, each.width);
  let over = totalOf(layout) - width;
  for (const each of layout.toSorted((a, b) => spare(b) - spare(a))) {
    if (over <= 0) break;
    const given = Math.min(over, spare(each));
    widths.set(each, each.width - given);
    over -= given;
  }
  return layout.map((each) => ({ ...each, width: widths.get(each) ?? each.width }));
}

function totalOf(layout: Layout): number {
  return layout.reduce((total, { width }) => total + width, gap * (layout.length - 1));
}

/** One line: every cell in its width, figures on the right. */
export function lineOf(cells: readonly string[], layout: Layout): string {
  const padded = layout.map(({ index, column, width }) => {
    const shown = cut(cells[index] ?? '', width);
    const blank = ' '.repeat(width - lengthOf(shown));
    return column.right === true ? `${blank}${shown}` : `${shown}${blank}`;
  });
  return padded.join(' '.repeat(gap)).trimEnd();
}

/** What is shown of a text that is too long ends in an ellipsis. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
