import { type Cell, readXlsx, type Sheet } from 'hucre/xlsx';
import { exact } from '../../model/decimal.ts';
import { type Parts, pack, type Refused, unpack } from '../archive.ts';
import { longestText } from './write.ts';

/** A workbook as it was received. */
export interface ReadBook {
  readonly sheets: readonly ReadSheet[];
  /** All its parts, as they were. */
  readonly parts: Parts;
}

export interface ReadSheet {
  readonly name: string;
  /** Row by row from the first; blank cells at the end may be missing. */
  readonly rows: readonly (readonly ReadCell[])[];
}

export interface ReadCell {
  /** What it says as Plumbline writes it: a number by its digits, a day as YYYY-MM-DD, true as 1. */
  readonly text: string;
  /** It is worked out by the spreadsheet: what it says may be old, or anything. */
  readonly formula: boolean;
}

/** What a workbook may hold: far more than people enter, and less than a computer groans under. */
export const limits = {
  fileBytes: 50_000_000,
  parts: 2_000,
  bytes: 100_000_000,
  cells: 1_500_000,
  characters: 50_000_000,
};

/** Reads the cells of a workbook; or says why it is not read. Formulas, macros and what lies outside are never run or followed. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ readonly book: ReadBook } | { readonly refused: Refused }> {
  const strange = strangerBy(bytes);
  if (strange !== undefined) return { refused: strange };
  const unpacked = unpack(bytes, limits);
  if ('refused' in unpacked) return unpacked;
  const { parts } = unpacked;
  const unfit = unfitParts(parts);
  if (unfit !== undefined) return { refused: unfit };
  const needed = new Map([...parts].filter(([name]) => isNeeded(name)));
  let sheets: readonly Sheet[];
  try {
    ({ sheets } = await readXlsx(pack(needed), { readStyles: false }));
  } catch {
    return { refused: unreadable };
  }
  return cellsWithin(sheets, parts);
}

const saveAs = 'Save it as an Excel workbook (.xlsx).';
const unreadable: Refused = { message: 'cannot be read as a workbook', hint: saveAs };

/** What the first bytes show that are not those of a ZIP file. */
function strangerBy(bytes: Uint8Array): Refused | undefined {
  const begins = (text: string) => Buffer.from(bytes.subarray(0, text.length)).equals(Buffer.from(text, 'latin1'));
  if (bytes.length === 0) return { message: 'is empty', hint: 'Have it sent again.' };
  if (bytes.length > limits.fileBytes) {
    return { message: `is larger than ${limits.fileBytes / 1_000_000} MB`, hint: 'Take the values in as CSV.' };
  }
  if (begins('\u00d0\u00cf\u0011\u00e0')) {
    return {
      message: 'is protected by a password, or a workbook of Excel 97',
      hint: 'Save it as an Excel workbook (.xlsx) without a password.',
    };
  }
  return begins('PK\u0003\u0004') ? undefined : { message: 'is no workbook', hint: saveAs };
}

function unfitParts(parts: Parts): Refused | undefined {
  const text = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  const types = text('[Content_Types].xml');
  const names = [...parts.keys()];
  if (/macroEnabled/i.test(types) || names.some((name) => /vbaProject|\/macrosheets\//i.test(name))) {
    return { message: 'holds macros; expected a workbook without', hint: saveAs };
  }
  if (parts.has('mimetype')) return { message: 'is no Excel workbook', hint: saveAs };
  if (types === '' || !parts.has('xl/workbook.xml')) return unreadable;
  if (names.some((name) => /\.(xml|rels)$/i.test(name) && hasDoctype(parts.get(name)))) {
    return { message: 'declares a document type, which no workbook does', hint: saveAs };
  }
  const cells = names.filter(isWorksheet).reduce((total, name) => total + countCells(parts.get(name)), 0);
  if (cells > limits.cells) {
    return { message: `has more than ${limits.cells} cells`, hint: 'Take the values in as CSV.' };
  }
  return undefined;
}

function hasDoctype(part: Uint8Array = new Uint8Array()): boolean {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE');
}

/** Cells with their closing brackets as well; more is counted than there is, never less. */
function countCells(part: Uint8Array = new Uint8Array()): number {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let count = 0;
  for (const mark of ['<c ', '<c>', '<c/', ':c ', ':c>', ':c/']) {
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) count++;
  }
  return count;
}

function isWorksheet(name: string): boolean {
  return /^xl\/worksheets\/[^/]+\.xml$/.test(name);
}

/** What cells are read from: nothing is drawn, linked or looked up. */
function isNeeded(name: string): boolean {
  return (
    isWorksheet(name) ||
    /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels)$/.test(
      name,
    )
  );
}

function cellsWithin(
  sheets: readonly Sheet[],
  parts: Parts,
): { readonly book: ReadBook } | { readonly refused: Refused } {
  let characters = 0;
  let refused: Refused | undefined;
  const read = sheets.map(
    ({ name, rows, cells }): ReadSheet => ({
      name,
      rows: rows.map((row, index) =>
        row.map((value, column): ReadCell => {
          const text = textOf(value);
          characters += text.length;
          if (text.length > longestText)
            refused ??= { message: `has a cell of more than ${longestText} characters`, hint: saveAs };
          if (characters > limits.characters)
            refused ??= { message: 'holds more text than is read', hint: 'Take the values in as CSV.' };
          return { text: refused === undefined ? text : '', formula: isFormula(cells?.get(`${index},${column}`)) };
        }),
      ),
    }),
  );
  return refused === undefined ? { book: { sheets: read, parts } } : { refused };
}

function isFormula(cell: Cell | undefined): boolean {
  return (
    cell !== undefined && (cell.formula !== undefined || cell.type === 'formula' || cell.formulaType !== undefined)
  );
}

function textOf(value: Cell['value']): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n');
  if (typeof value === 'number') return Number.isFinite(value) ? exact(String(value)).toFixed() : String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  const day = value.toISOString();
  return day.endsWith('T00:00:00.000Z') ? day.slice(0, 10) : day.slice(0, 19).replace('T', ' ');
}
