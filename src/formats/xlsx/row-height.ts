import type { SheetCell, SheetColumn, SheetRow } from './workbook.ts';

/** Points of a line, and what a row has beside its lines. */
const lineHeight = 13;
const padding = 4;
const titleHeight = 26;

/**
 * The height of a row in points, such that its texts can be read: programs do not work it out when they open a file. A sheet
 * says how many lines a row shows at most.
 */
export function rowHeight({ cells }: SheetRow, columns: readonly SheetColumn[], most: number): number {
  const lines = cells.map((cell, column) => linesOf(cell, columns[column]?.width ?? 10));
  if (cells[0]?.look === 'title') return titleHeight;
  return Math.min(Math.max(1, ...lines), most) * lineHeight + padding;
}

function linesOf(cell: SheetCell | undefined, width: number): number {
  if (typeof cell?.value !== 'string' || ['title', 'note', 'band'].includes(cell.look)) return 1;
  return cell.value.split('\n').reduce((total, line) => total + wrapped(line, width), 0);
}

/** How many lines words take that are broken at blanks. */
function wrapped(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    while (used > width) {
      lines++;
      used -= width;
    }
  }
  return lines;
}
