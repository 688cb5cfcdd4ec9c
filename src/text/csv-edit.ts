import { layOut, parseCsv } from './csv.ts';
import type { Problem } from './finding.ts';

/** What takes the place of a cell, without blanks around it; the header has no column. `undefined`: it stays. */
export type NewCell = (cell: string, column: string | undefined) => string | undefined;

/**
 * A CSV with other texts in some of its cells and nothing else changed: order, quotes, blanks and line ends stay as they are. Or what
 * keeps it from being read.
 */
export function editCells(
  file: string,
  text: string,
  newCell: NewCell,
): { readonly text: string } | { readonly problem: Problem } {
  const { source, header, records, problems } = parseCsv(file, text);
  const [problem] = problems.filter(({ rule }) => rule !== 'csv-empty');
  if (problem !== undefined) return { problem };
  const clean = source.text;
  const rows = [header, ...records.map(({ cells }) => cells)];
  const { records: spans } = layOut(clean);
  const pieces = [text.slice(0, text.length - clean.length)];
  let done = 0;
  for (const [number, cells] of rows.entries()) {
    for (const [index, cell] of cells.entries()) {
      const [start, end] = spans[number]?.[index] ?? [0, 0];
      const now = newCell(cell.trim(), number === 0 ? undefined : header[index]?.trim());
      if (now === undefined) continue;
      const [before = '', after = ''] = clean.slice(start, end).split(cell.trim(), 2);
      pieces.push(clean.slice(done, start), before, now, after);
      done = end;
    }
  }
  return { text: [...pieces, clean.slice(done)].join('') };
}
