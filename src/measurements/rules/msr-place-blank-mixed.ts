import { finding, type RowRule, sameIn, titleOf } from './row-rule.ts';

/** Rows of places and rows of the whole are not mixed. */
export const msrPlaceBlankMixed: RowRule = {
  id: 'msr-place-blank-mixed',
  severity: 'error',
  summary: 'In one period an indicator has rows of places or rows of the whole framework, not both.',
  why: 'A blank place is the whole framework: beside rows of places it would be counted twice, or hide them.',
  fix: 'Name the place, or use a place above the others for the total.',
  needs: ['place'],
  suspects: {
    pairs:
      () => `SELECT coalesce(min(r.id) FILTER (WHERE r.fresh AND r.place IS NULL), min(r.id) FILTER (WHERE r.fresh)) AS id,
        min(r.id) FILTER (WHERE r.place IS NOT NULL) AS other
      FROM rows r WHERE opens IS NOT NULL GROUP BY ind, opens, closes
      HAVING count(*) FILTER (WHERE r.place IS NULL) > 0 AND count(r.place) > 0 AND bool_or(r.fresh)`,
  },
  together: () => `${sameIn([])} AND (r.place IS NULL) = (s.place IS NULL)`,
  explain(row, _scene, other) {
    const place = row.cell('place');
    const message =
      place === undefined
        ? `The place is blank, and other rows of ${titleOf(row)} in ${row.period?.text} name one.`
        : `The row is of the place ${place}, and another row of ${titleOf(row)} in ${row.period?.text} has a blank place.`;
    const hint = 'Name the place; for a total use a place above the others.';
    return finding(row.at('place'), message, hint, place === undefined ? other : undefined);
  },
};
