import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** A qualitative row says something. */
export const msrQualitativeEmpty: RowRule = {
  id: 'msr-qualitative-empty',
  severity: 'error',
  summary: 'A qualitative row has a score of its scale or a comment, and no number without a scale.',
  why: 'A qualitative result is told, not counted (IATI rule 8.10.3).',
  fix: 'Write what was found in the column comment.',
  suspects: {
    each: (scene) =>
      anyIndicator(scene, ({ measure }) => measure === 'qualitative')
        ? `i.measure = 'qualitative' AND coalesce(r.status, 'reported') IN ('reported', 'provisional', 'estimated')
            AND CASE WHEN r.value IS NULL THEN r.comment IS NULL ELSE i.scale IS NULL END`
        : undefined,
  },
  certain: true,
  explain(row) {
    if (row.cell('value') === undefined) {
      const message = 'The qualitative row has neither a score nor a comment.';
      return finding(
        row.at('comment'),
        message,
        'Write what was found in the column comment, or say the status missing.',
      );
    }
    const message = `${titleOf(row)} is qualitative and has no scale, and the row has the value ${row.cell('value')}.`;
    return finding(row.at('value'), message, 'Give the indicator a scale, or tell the finding in the column comment.');
  },
};
