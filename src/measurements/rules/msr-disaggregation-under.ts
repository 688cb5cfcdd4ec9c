import { finding, type RowRule } from './row-rule.ts';
import { addedColumn, partsBesideTotals, readParts } from './totals-and-parts.ts';

/** Parts are not less than their total. */
export const msrDisaggregationUnder: RowRule = {
  id: 'msr-disaggregation-under',
  severity: 'warning',
  summary: 'Where every category of an exhaustive dimension is given, they add up to no less than the total.',
  why: 'What is missing from all categories is somebody nobody counted; the breakdown is marked incomplete (Akvo RSR).',
  fix: 'Correct the total or the categories; those not recorded need a residual category.',
  suspects: {
    pairs: (scene) => partsBesideTotals(scene, (column, complete) => `${complete} AND p.${column}_ < t.${column}_`),
  },
  explain(row, _scene, other, detail) {
    const { dimension, added, total } = readParts(detail);
    const column = addedColumn(row);
    const message = `The categories of ${dimension} are all there and add up to ${added}, less than the total, ${column} ${total}.`;
    const hint = 'Correct the one that is wrong; those not recorded are a residual category of their own.';
    return finding(row.at(column), message, hint, other);
  },
};
