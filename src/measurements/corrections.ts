import { join } from 'node:path';
import table from '../../schemas/corrections.table.json' with { type: 'json' };
import type { Portfolio } from '../model/portfolio.ts';
import type { Reason } from '../text/coded-reason.ts';
import { compareText } from '../text/finding.ts';
import type { Change } from './change.ts';
import { identityColumns } from './columns.ts';
import { extendTable } from './ledger.ts';
import type { Row } from './rules/row-rule.ts';
import type { StoreFile } from './transaction.ts';

/** A stored row that is replaced, cell by cell. */
export interface Correction {
  /** The new row. */
  readonly row: Row;
  readonly changes: readonly Change[];
  /** Name of the file that brought it. */
  readonly file: string;
}

/** The files under corrections/ with these corrections at their ends, one an indicator. */
export function extendCorrections(
  dir: string,
  corrections: readonly Correction[],
  told: { readonly portfolio: Portfolio; readonly reason: Reason; readonly date: string },
): readonly StoreFile[] {
  const byFile = new Map<string, ReadonlyMap<string, string>[]>();
  for (const correction of corrections) {
    const { indicator } = correction.row;
    if (indicator === undefined) continue;
    const file = `corrections/${indicator.framework}/${indicator.id}.csv`;
    byFile.set(file, [...(byFile.get(file) ?? []), ...linesOf(correction, told)]);
  }
  return [...byFile]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([file, lines]) => ({ file, text: extendTable(join(dir, file), columnsFor(lines, told.portfolio), lines) }));
}

function linesOf(
  { row, changes, file }: Correction,
  { portfolio, reason, date }: Parameters<typeof extendCorrections>[2],
): ReadonlyMap<string, string>[] {
  // What becomes confidential is not kept here either.
  const withheld = row.cell('status') === 'confidential';
  const key = ['period', ...identityColumns(portfolio)].map((column): [string, string] => [
    column,
    row.cell(column) ?? '',
  ]);
  return changes.map(({ column, old, now }) => {
    const hidden = withheld && column !== 'status';
    return new Map([
      ...key,
      ['field', column],
      ['old', hidden ? '' : (old ?? '')],
      ['new', now ?? ''],
      ['reason', reason.code],
      ['note', reason.note],
      ['date', date],
      ['file', file],
    ]);
  });
}

/** The columns of the table, and after `step` the dimensions that a line uses. */
function columnsFor(lines: readonly ReadonlyMap<string, string>[], { dimensions }: Portfolio): readonly string[] {
  const used = [...dimensions.keys()].filter((id) => lines.some((line) => (line.get(id) ?? '') !== ''));
  return table.fields.flatMap(({ name }) => (name === 'step' ? [name, ...used] : [name]));
}
