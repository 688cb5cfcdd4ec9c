import { exact, numberPattern } from '../model/decimal.ts';
import { describingColumns, measuredColumns, numberColumns } from './columns.ts';
import type { Row } from './rules/row-rule.ts';

/** A cell that is another one now; undefined is blank. */
export interface Change {
  readonly column: string;
  readonly old: string | undefined;
  readonly now: string | undefined;
}

/**
 * The cells in which `now` differs from `old`, numbers by their value. The measured cells change together: once one differs, those
 * that the new file does not have become blank. Of the describing cells only those that it has can change (`all`: all of them).
 */
export function changesOf(old: Row, now: Row, all = false): readonly Change[] {
  const change = (column: string): Change => ({ column, old: old.cell(column), now: now.cell(column) });
  const differs = (one: Change) => !isSame(one);
  const told = (column: string) => all || hasColumn(now, column);
  const measured = measuredColumns.filter(told).map(change).some(differs) ? measuredColumns.map(change) : [];
  return [...measured, ...describingColumns.filter(told).map(change)].filter(differs);
}

function hasColumn(row: Row, column: string): boolean {
  return row.at(column).path.length > 1;
}

function isSame({ column, old, now }: Change): boolean {
  if (old === now) return true;
  if (column === 'status') return (old ?? 'reported') === (now ?? 'reported');
  if (old === undefined || now === undefined || !numberColumns.includes(column)) return false;
  return numberPattern.test(old) && numberPattern.test(now) && exact(old).eq(exact(now));
}
