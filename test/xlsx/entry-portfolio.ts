import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, openXlsx, readXlsx, type Sheet, saveXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const framework = `# The framework's own comment.
id: water
title: Water
status: draft
period: 2024/2025
places: [lindo, pareva]
levels: [{id: output, title: Outputs, accountable: team}]
results:
  pipes: {level: output, statement: "Pipes laid."}
indicators:
  metres: # laid
    result: pipes
    name: "Metres of pipe laid"
    definition: >-
      Metres that hold water
      after a week.
    measure: number
    unit: metres
    direction: increase
    cumulation: incremental
    disaggregate_by: [ground]
    targets: {2024: 100, 2025: 200}
    collection_frequency: annual
    source: 'Log book' # kept by the foreman
    responsible: {report: team}
  homes:
    result: pipes
    uses: library/homes
    targets: {2025: 50}
`;

const files = {
  'plumbline.yaml': `plumbline: 1
title: Water works
languages: [en, fr]
parties: {team: {title: Team, inside: true}, city: {title: City}}
places: {lindo: {title: Lindo}, pareva: {title: Pareva}}
dimensions: {ground: {title: Ground, exhaustive: true, categories: {rock: Rock, sand: Sand}}}
`,
  'frameworks/water.yaml': framework,
  'library/shared.yaml': `indicators:
  homes:
    name: {en: "Homes with water", fr: "Foyers avec eau"}
    definition: "A home counts when water runs."
    measure: percentage
    unit: "% of homes"
    numerator: Homes with water
    denominator: All homes
    direction: increase
    cumulation: point-in-time
    collection_frequency: annual
`,
  'measurements/water/metres.csv': `period,place,ground,value,source,comment
2024,lindo,,40.50,Log book,"Two words,
in two lines"
2024,lindo,rock,10.50,Log book,
2024,lindo,sand,30.00,Log book,
2024,pareva,,123456789012345678,Log book,=1+1
`,
};

/** A small portfolio with stored values, some of which a spreadsheet would like to change. */
export function waterWorks(): string {
  return folder(files);
}

/** The day of the export: 2025 has begun, and is not over. */
export const asOf = ['--as-of', '2025-06-30'] as const;

/** The day of the import. */
export const later = ['--as-of', '2026-01-31'] as const;

/** The workbook of a portfolio, written beside it. */
export async function exportedBook(dir: string, ...options: readonly string[]): Promise<string> {
  const path = join(dir, 'entry.xlsx');
  const { code, err } = await plumbline(dir, 'export', 'xlsx', '--out', path, ...asOf, ...options);
  expect(code, err).toBe(0);
  return path;
}

/** Opens the workbook, changes cells as a user would, and saves it under another name. */
export async function edited(
  path: string,
  name: string,
  edit: (sheets: { of(name: string): EditedSheet }) => void,
): Promise<string> {
  const book = await openXlsx(readFileSync(path), { readStyles: true });
  edit({
    of(wanted) {
      const sheet = book.sheets.find((one) => one.name === wanted);
      if (sheet === undefined) throw new Error(`no sheet ${wanted}`);
      return editor(sheet);
    },
  });
  const out = join(path, '..', name);
  writeFileSync(out, await saveXlsx(book));
  return out;
}

export interface EditedSheet {
  /** The rows below the headings by their cells; `row` counts from 0 in the sheet. */
  readonly records: readonly { readonly row: number; readonly cells: Readonly<Record<string, CellValue>> }[];
  set(row: number, column: string, value: CellValue, formula?: string): void;
  /** The name of a cell. */
  name(row: number, column: string): string;
}

function editor(sheet: Sheet): EditedSheet {
  const top = 2;
  const headings = (sheet.rows[top] ?? []).map(String);
  return {
    records: sheet.rows.slice(top + 1).map((row, index) => ({
      row: top + 1 + index,
      cells: Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? null])),
    })),
    set(row, column, value, formula) {
      const at = headings.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      const cells = sheet.rows[row] ?? [];
      cells[at] = value;
      const before = sheet.cells?.get(`${row},${at}`);
      const type = typeof value === 'number' ? 'number' : 'string';
      sheet.cells?.set(`${row},${at}`, { ...before, value, type, ...(formula === undefined ? {} : { formula }) });
    },
    name: (row, column) => `${String.fromCharCode(65 + headings.indexOf(column))}${row + 1}`,
  };
}

/** The comments of a workbook that a check has written, by sheet and cell. */
export async function remarks(path: string): Promise<Record<string, string>> {
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: true });
  const found = sheets.flatMap(({ name, cells }) =>
    [...(cells ?? [])].flatMap(([key, { comment }]) => {
      if (comment?.author !== 'Plumbline check') return [];
      const [row = 0, column = 0] = key.split(',').map(Number);
      return [[`${name}!${String.fromCharCode(65 + column)}${row + 1}`, comment.text] as const];
    }),
  );
  return Object.fromEntries(found);
}
