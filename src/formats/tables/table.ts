import type { Exact } from '../../model/decimal.ts';

/** A column of a table, as a Frictionless Table Schema describes it. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date';
  readonly description: string;
}

export type Cell = string | boolean | number | Exact | undefined;

/** A tidy table: what a row says by the name of its column; blank where it is undefined. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly fields: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
  }[];
  readonly rows: readonly { readonly [column: string]: Cell }[];
}

/** As Plumbline writes CSVs: exact digits, 1 and 0 for true and false. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.toFixed();
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return String(cell);
}
