import { BorderStyle, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { plainText } from '../edition.ts';
import type { Cell, Row, Table as TableOf } from './document.ts';
import { makeParagraph, type Places } from './make-text.ts';
import { colour } from './paper.ts';
import { run } from './runs.ts';

const none = { style: BorderStyle.NIL, size: 0, color: 'auto' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: colour('rule') } as const;
const strong = { style: BorderStyle.SINGLE, size: 6, color: colour('ink') } as const;
const dashed = { style: BorderStyle.DASHED, size: 12, color: colour('accent') } as const;

/** A row with more characters may break between two pages: it could be longer than a page. */
const whole = 1500;

/**
 * A table over the width of the page, in twentieths of a point; its head is repeated on every page. One without a head that leads
 * to another table stands on its page.
 */
export function makeTable(table: TableOf, width: number, places: Places, leads: boolean): Table {
  const { head, rows, widths } = table;
  const columns = widths.map((part) => Math.round((part * width) / 100));
  return new Table({
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    margins: { top: 35, bottom: 30, left: 70, right: 70, marginUnitType: WidthType.DXA },
    borders: { top: none, left: none, right: none, bottom: thin, insideHorizontal: thin, insideVertical: none },
    rows: [
      ...(head.length === 0 ? [] : [headRow(table, columns, places)]),
      ...rows.map((row, index) =>
        makeRow(
          row,
          { isFirst: index === 0 && head.length > 0, stays: leads && head.length === 0 },
          table,
          columns,
          places,
        ),
      ),
    ],
  });
}

function headRow({ head, numbers }: TableOf, columns: readonly number[], places: Places): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: head.map(
      (label, index) =>
        new TableCell({
          width: { size: columns[index] ?? 0, type: WidthType.DXA },
          verticalAlign: 'bottom',
          borders: { bottom: strong },
          children: [makeParagraph([run(label)], { style: 'TableHead', ...alignment(numbers, index) }, places)],
        }),
    ),
  });
}

function makeRow(
  row: Row,
  { isFirst, stays }: { readonly isFirst: boolean; readonly stays: boolean },
  { numbers }: TableOf,
  columns: readonly number[],
  places: Places,
): TableRow {
  const { cells, look, anchor } = row;
  const isSpanning = cells.length === 1 && columns.length > 1;
  const total = columns.reduce((sum, one) => sum + one, 0);
  return new TableRow({
    ...(lengthOf(cells) <= whole ? { cantSplit: true } : {}),
    ...(stays || look === 'group' || look === 'line' ? { keepNext: true } : {}),
    children: cells.map(
      (cell, index) =>
        new TableCell({
          width: { size: isSpanning ? total : (columns[index] ?? 0), type: WidthType.DXA },
          ...(isSpanning ? { columnSpan: columns.length } : {}),
          ...(look === 'own' || look === 'line' ? shaded('accent-sheet') : look === 'group' ? shaded('sheet') : {}),
          ...(look === 'line' ? { borders: { top: dashed } } : isFirst ? { borders: { top: strong } } : {}),
          children: cell.map((runs, paragraph) =>
            makeParagraph(
              runs,
              { style: 'TableText', ...alignment(numbers, isSpanning ? -1 : index) },
              places,
              index === 0 && paragraph === 0 ? anchor : '',
            ),
          ),
        }),
    ),
  });
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.flat(2).reduce((sum, { text }) => sum + plainText(text).length, 0);
}

function alignment(numbers: readonly number[], column: number) {
  return numbers.includes(column) ? ({ alignment: 'right' } as const) : {};
}

function shaded(role: Parameters<typeof colour>[0]) {
  return { shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour(role) } };
}
