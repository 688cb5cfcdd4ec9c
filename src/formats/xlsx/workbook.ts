import type { Exact } from '../../model/decimal.ts';

/** A workbook as it is to be written: what stands where, and how it looks. */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly WorkSheet[];
}

export interface WorkSheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** The row of headings, from 0: it is repeated on every printed page, and has filters where `filtered` is set. */
  readonly heading: number;
  readonly filtered?: boolean;
  /** Cells that lie together: from a cell over so many columns and rows. */
  readonly spans?: readonly { readonly row: number; readonly column: number; readonly width: number }[];
  readonly choices?: readonly Choice[];
  /** Nobody is to look at it. */
  readonly hidden?: true;
  /** Only cells whose look is open can be changed. */
  readonly locked?: boolean;
  /** Lines that a row shows at most; left out: all it can. */
  readonly lines?: number;
  /** Rows, from 0, after which a new printed page begins. */
  readonly breaks?: readonly number[];
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
}

export interface SheetRow {
  readonly cells: readonly (SheetCell | undefined)[];
}

export interface SheetCell {
  readonly value: string | Exact | undefined;
  readonly look: Look;
  /** How a number is shown; left out: as many digits as it has. */
  readonly format?: string | undefined;
  /** Shown when the pointer rests on the cell. */
  readonly comment?: string | undefined;
}

/** What a cell is, from which follows how it looks. `open-…` may be filled in where the sheet is locked. */
export type Look =
  | 'title'
  | 'note'
  | 'heading'
  | 'heading-shown'
  | 'band'
  | 'label'
  | 'text'
  | 'key'
  | 'shown'
  | 'number'
  | 'percent'
  | 'open'
  | 'open-number'
  | 'open-missing'
  | 'open-key'
  | Tone;

/** How good a rating is. */
export type Tone = 'best' | 'good' | 'near' | 'warn' | 'bad' | 'worst' | 'alert' | 'none';

/** What may be written into a stretch of cells. Rows and columns are counted from 0, `to` is in it. */
export interface Choice {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly allowed: Allowed;
  /** What else is only warned of. */
  readonly warns?: boolean;
  readonly message: string;
}

export type Allowed =
  /** The texts of a column of another sheet, rows counted from 0. */
  | {
      readonly kind: 'list';
      readonly sheet: string;
      readonly column: number;
      readonly from: number;
      readonly to: number;
    }
  /** Numbers, few and short. */
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly least?: string; readonly most?: string }
  | { readonly kind: 'whole'; readonly least: string };

/** What a spreadsheet calls a column, counted from 0: A … Z, AA … */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}

/** What a spreadsheet calls a cell, row and column counted from 0: B7. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** A format for numbers that stand together: the decimals of the planned ones, at most four; of computed ones one is enough. */
export function numberFormat(planned: Iterable<Exact>, computed: Iterable<Exact> = []): string {
  let decimals = 0;
  for (const value of planned) decimals = Math.max(decimals, Math.min(value.decimalPlaces(), 4));
  for (const value of computed) decimals = Math.max(decimals, Math.min(value.decimalPlaces(), 1));
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** A sheet's name as formulas write it. */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
