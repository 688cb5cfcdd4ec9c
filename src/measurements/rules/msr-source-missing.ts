import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** Every value can be traced to a source. */
export const msrSourceMissing: RowRule = {
  id: 'msr-source-missing',
  severity: 'warning',
  summary: 'A value has a source or a link to evidence, in its row or at its indicator.',
  why: 'A figure that nobody can look up cannot be verified; the share with evidence is a usual measure of data quality (TolaData).',
  fix: 'Name the source at the indicator, or in the columns source or evidence.',
  suspects: {
    pairs: (scene) =>
      anyIndicator(scene, ({ source }) => source === undefined)
        ? `SELECT min(r.id) AS id, NULL AS other, count(*)::VARCHAR AS detail FROM rows r JOIN facts i USING (ind)
          WHERE r.fresh AND NOT i.sourced AND coalesce(r.value, r.numerator) IS NOT NULL
            AND r.source IS NULL AND r.evidence IS NULL
          GROUP BY r.ind, r.file`
        : undefined,
  },
  explain(row, _scene, _other, count) {
    const many = count === '1' ? 'one value' : `${count} values`;
    const message = `${titleOf(row)} names no source, and neither do the rows of ${many}, of which this is the first.`;
    return finding(row.at('source'), message, 'Name it at the indicator, or in the columns source or evidence.');
  },
};
