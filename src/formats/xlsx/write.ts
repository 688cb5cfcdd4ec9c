import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { pack, unpackOwn } from '../archive.ts';
import { styleOf } from './looks.ts';
import { rowHeight } from './row-height.ts';
import {
  type Allowed,
  type Choice,
  cellName,
  columnName,
  quotedName,
  type SheetCell,
  type Workbook,
  type WorkSheet,
} from './workbook.ts';

/** More cannot stand in a cell. */
export const longestText = 32_767;

/** The bytes of a workbook: the same ones for the same workbook, on every machine. No text in it is a formula. */
export async function writeWorkbook({ title, sheets }: Workbook): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map(writtenSheet),
    // The library writes print titles without the quotes that a sheet's name needs.
    namedRanges: sheets.map(printTitles),
    properties: { title, creator: 'Plumbline', created: beginning, modified: beginning },
    defaultFont: { name: 'Calibri', size: 10 },
  });
  return pack(unpackOwn(bytes));
}

/** A date that says nothing: what a file was made from is told in it. */
const beginning = new Date(Date.UTC(2000, 0, 1));

function writtenSheet(sheet: WorkSheet): WriteSheet {
  const { name, columns, rows, frozen, locked, spans = [], choices = [], breaks = [], lines = mostLines } = sheet;
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const values = rows.map((row, index) =>
    row.cells.map((cell, column) => {
      if (cell === undefined) return null;
      const { style, comment } = { style: styled(cell), comment: cell.comment };
      const value = written(cell);
      cells.set(`${index},${column}`, {
        value,
        style,
        ...(comment === undefined ? {} : { comment: { author: 'Plumbline', text: comment } }),
      });
      return value;
    }),
  );
  const last = columnName(columns.length - 1);
  return {
    name,
    rows: values,
    cells,
    columns: columns.map(({ width }) => ({ width })),
    merges: spans.map(({ row, column, width }) => ({
      ...{ startRow: row, endRow: row },
      ...{ startCol: column, endCol: column + width - 1 },
    })),
    dataValidations: choices.map(validation),
    rowBreaks: [...breaks],
    view: { showGridLines: false },
    rowDefs: new Map(rows.map((row, index) => [index, { height: rowHeight(row, columns, lines) }])),
    pageSetup: printed(sheet),
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    ...(sheet.hidden === true ? { hidden: true } : {}),
    ...(frozen === undefined ? {} : { freezePane: { ...frozen } }),
    ...(sheet.filtered === true ? { autoFilter: { range: `A${sheet.heading + 1}:${last}${rows.length}` } } : {}),
    ...(locked === true
      ? { protection: { sheet: true, formatColumns: true, formatRows: true, autoFilter: true } }
      : {}),
  };
}

/** A row is not higher than 409 points. */
const mostLines = 31;

/** So many characters stand side by side on a printed page, small but readable. */
const pageWidths = { a4: 215, a3: 300 };

function paper({ columns }: WorkSheet): { readonly paperSize: 'a3' | 'a4'; readonly pages: number } {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const paperSize = whole > pageWidths.a4 ? 'a3' : 'a4';
  return { paperSize, pages: Math.ceil(whole / pageWidths[paperSize]) };
}

function printed(sheet: WorkSheet): NonNullable<WriteSheet['pageSetup']> {
  const { paperSize, pages } = paper(sheet);
  return {
    ...{ paperSize, orientation: 'landscape', fitToPage: true, fitToWidth: pages, fitToHeight: 0 },
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}

/** On paper the headings stand on every page, and what stays in sight beside them where a sheet is wider than one. */
function printTitles(sheet: WorkSheet): { readonly name: string; readonly range: string; readonly scope: string } {
  const { name, heading, frozen = { columns: 0 } } = sheet;
  const kept = paper(sheet).pages > 1 && frozen.columns > 0;
  const columns = kept ? [`${quotedName(name)}!$A:$${columnName(frozen.columns - 1)}`] : [];
  const range = [...columns, `${quotedName(name)}!$${heading + 1}:$${heading + 1}`].join();
  return { name: '_xlnm.Print_Titles', range, scope: name };
}

/** What a program might take for a formula when the cell is edited is marked as text. */
function styled({ look, format, value }: SheetCell): CellStyle {
  const style = styleOf(look);
  const numFmt = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? '@' : format;
  return numFmt === undefined ? style : { ...style, numFmt };
}

/** A spreadsheet's numbers keep so many digits. */
const keptDigits = 15;

/** What is only shown is a number in any case; what is read back is a text where a number would lose digits. */
function written({ value, look }: SheetCell): string | number | null {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') {
    return look.startsWith('open') && value.precision() > keptDigits ? value.toFixed() : value.toNumber();
  }
  // What looks like an escaped character of the file format is none.
  return value.slice(0, longestText).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function validation({ column, from, to, allowed, warns, message }: Choice): DataValidation {
  return {
    ...condition(allowed),
    range: `${cellName(from, column)}:${cellName(to, column)}`,
    allowBlank: true,
    showErrorMessage: true,
    showInputMessage: false,
    errorStyle: warns === true ? 'warning' : 'stop',
    errorTitle: 'Plumbline',
    errorMessage: message.slice(0, 225),
  };
}

function condition(allowed: Allowed): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'values'> {
  switch (allowed.kind) {
    case 'list': {
      const name = columnName(allowed.column);
      return {
        type: 'list',
        formula1: `${quotedName(allowed.sheet)}!$${name}$${allowed.from + 1}:$${name}$${allowed.to + 1}`,
      };
    }
    case 'values':
      return { type: 'list', values: [...allowed.values] };
    case 'whole':
      return { type: 'whole', operator: 'greaterThanOrEqual', formula1: allowed.least };
    case 'number': {
      const { least = '-999999999999999', most = '999999999999999' } = allowed;
      return { type: 'decimal', operator: 'between', formula1: least, formula2: most };
    }
  }
}
