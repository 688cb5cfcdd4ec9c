import { finding, type RowRule } from './row-rule.ts';
import { partsBesideTotals, readParts, totalsAndParts } from './totals-and-parts.ts';

/** Parts are not less than their total. */
export const msrDisaggregationUnder: RowRule = {
  id: 'msr-disaggregation-under',
  severity: 'warning',
  summary: 'Where every category of an exhaustive dimension is given, they add up to no less than the total.',
  why: 'What is missing from all categories is somebody nobody counted; the breakdown is marked incomplete (Akvo RSR).',
  fix: 'Correct the total or the categories; those not recorded need a residual category.',
  suspects: {
    shared: totalsAndParts,
    // A register that never adds up is one mistake: it is told once for an indicator and a dimension.
    pairs: (scene) => {
      const under = partsBesideTotals(scene, 'complete AND part < total');
      return under === undefined
        ? undefined
        : `SELECT min(id) AS id, arg_min(other, id) AS other, arg_min(detail, id) || '|' || count(*) AS detail
          FROM (${under}) GROUP BY ind, dimension`;
    },
  },
  explain(row, _scene, other, detail) {
    const { dimension, added, total, column, count } = readParts(detail);
    const more = count > 1 ? ` So it is with ${count - 1} more ${count === 2 ? 'total' : 'totals'}.` : '';
    const message = `The categories of ${dimension} are all there and add up to ${added}, less than the total, ${column} ${total}.${more}`;
    const hint = 'Correct the one that is wrong; those not recorded are a residual category of their own.';
    return finding(row.at(column), message, hint, other);
  },
};
