import { finding, type RowRule, sameIn } from './row-rule.ts';
import { partsBesideTotals, readParts, totalsAndParts } from './totals-and-parts.ts';

/** Parts are not more than their total. */
export const msrDisaggregationOver: RowRule = {
  id: 'msr-disaggregation-over',
  severity: 'error',
  summary: 'The categories of an exhaustive dimension do not add up to more than the total that is given.',
  why: 'Categories that do not overlap cannot be more than their whole (Akvo RSR refuses them).',
  fix: 'Correct the total or the category that is too great.',
  suspects: {
    shared: totalsAndParts,
    pairs: (scene) => {
      const over = partsBesideTotals(scene, 'part > total');
      return over === undefined ? undefined : `SELECT id, other, detail FROM (${over})`;
    },
  },
  together: () => sameIn(['place', 'reporter', 'step']),
  explain(row, _scene, other, detail) {
    const { dimension, added, total, column } = readParts(detail);
    const message = `The categories of ${dimension} add up to ${added}, more than the total, ${column} ${total}.`;
    return finding(row.at(column), message, 'Correct the total or the category that is too great.', other);
  },
};
