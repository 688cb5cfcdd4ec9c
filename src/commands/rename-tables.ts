import { join } from 'node:path';
import { isFile, listFiles, readInput } from '../io.ts';
import type { InputFile } from '../load.ts';
import type { Renamed } from '../model/renamed.ts';
import { columnOf } from '../model/setting-references.ts';
import { editCells, type NewCell } from '../text/csv-edit.ts';
import { UserError } from '../text/user-error.ts';

/** The tables that name the thing, as they are to be: those of the store, of plans and corrections, and the approvals. */
export function renamedTables(renamed: Renamed, id: string, dir: string): readonly InputFile[] {
  const rows = ['measurements', 'corrections', 'plans'].flatMap((folder) => rowsIn(folder, dir));
  return [
    ...edited(dir, rows, renamed.id, cellsOfRows(renamed, id)),
    ...edited(dir, ['measurements/approvals.csv'], renamed.id, cellsOfApprovals(renamed, id)),
  ];
}

/** Whether tables of measurements may name the thing, or are called after it. */
export function isInTables(renamed: Renamed): boolean {
  return cellsOfRows(renamed, '') !== undefined || ['framework', 'indicator'].includes(renamed.kind);
}

/** Files of rows, one an indicator. */
function rowsIn(folder: string, dir: string): readonly string[] {
  return listFiles(dir, folder).filter((file) => /^[^/]+\/[^/]+\/[^/]+\.csv$/.test(file));
}

/** A dimension is a column, others stand in one. */
function cellsOfRows(renamed: Renamed, id: string): NewCell | undefined {
  const named = columnOf(renamed);
  if (renamed.kind === 'dimension')
    return (cell, column) => (column === undefined && cell === renamed.id ? id : undefined);
  if (named === undefined) return undefined;
  return (cell, column) => (column === named && cell === renamed.id ? id : undefined);
}

function cellsOfApprovals({ kind, id: old }: Renamed, id: string): NewCell | undefined {
  const named = kind === 'framework' ? 'framework' : kind === 'party' ? 'by' : undefined;
  return named && ((cell, column) => (column === named && cell === old ? id : undefined));
}

function edited(
  dir: string,
  files: readonly string[],
  old: string,
  newCell: NewCell | undefined,
): readonly InputFile[] {
  if (newCell === undefined) return [];
  return files.flatMap((file): readonly InputFile[] => {
    if (!isFile(join(dir, file))) return [];
    const { text, unreadable } = readInput(dir, file);
    if (unreadable === undefined && !text.includes(old)) return [];
    const result = unreadable === undefined ? editCells(file, text, newCell) : undefined;
    if (result === undefined || 'problem' in result) {
      throw new UserError(
        `${file} cannot be read, and may hold the id.`,
        'plumbline validate shows where; correct it first.',
      );
    }
    return result.text === text ? [] : [{ file, text: result.text }];
  });
}
