import { changesOf } from '../change.ts';
import { identityColumns } from '../columns.ts';
import { finding, type RowRule, sameIn } from './row-rule.ts';

/** A key has one value. */
export const msrDuplicate: RowRule = {
  id: 'msr-duplicate',
  severity: 'error',
  fixed: true,
  summary: 'Indicator, period, place, reporter, step and categories together have one row.',
  why: 'Of two values for one thing one is wrong, and adding them counts it twice (Akvo RSR refuses them).',
  fix: 'Keep one of the rows; what tells them apart belongs into place, reporter or a dimension.',
  suspects: {
    pairs: () => 'SELECT id, first AS other FROM repeated',
  },
  together: (portfolio) => sameIn(identityColumns(portfolio)),
  explain(row, { incoming }, other) {
    if (other === undefined) return undefined;
    const [change] = changesOf(other, row, true);
    if (change === undefined) {
      if (incoming) return undefined;
      return finding(row.at('period'), 'The row stands twice.', 'Remove one of the two.', other);
    }
    const { column, old, now } = change;
    const message = `Two rows have the same key: the ${column} is ${old ?? '(blank)'} in one and ${now ?? '(blank)'} in the other.`;
    return finding(
      row.at(column),
      message,
      'Keep the right one; what tells them apart is a place, reporter or category.',
      other,
    );
  },
};
