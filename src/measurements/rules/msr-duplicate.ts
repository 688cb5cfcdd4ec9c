import { changesOf } from '../change.ts';
import { identityColumns } from '../columns.ts';
import { name } from '../database.ts';
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
    pairs: ({ portfolio }) => {
      const identity = identityColumns(portfolio).map(name);
      const same = identity.map((column) => `r.${column} IS NOT DISTINCT FROM d.${column}`);
      return `SELECT r.id, d.first AS other FROM rows r JOIN (
          SELECT ind, opens, closes, ${identity.join(', ')}, min(id) AS first FROM rows
          WHERE fresh AND opens IS NOT NULL GROUP BY ALL HAVING count(*) > 1) d
        ON r.ind = d.ind AND r.opens = d.opens AND r.closes = d.closes AND ${same.join(' AND ')}
        WHERE r.fresh AND r.id <> d.first`;
    },
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
