import { name } from '../database.ts';
import { anyIndicator, finding, type RowRule, titleOf, usedIdentity } from './row-rule.ts';

/** Running totals do not fall. */
export const msrCumulativeDecrease: RowRule = {
  id: 'msr-cumulative-decrease',
  severity: 'error',
  summary: 'A running total does not fall.',
  why: 'What was counted stays counted: a fall is a correction of an earlier value (Akvo RSR, TolaData).',
  fix: 'Correct the earlier value with a reason, or use cumulation point-in-time for a level.',
  suspects: {
    pairs: (scene) => {
      if (!anyIndicator(scene, ({ cumulation }) => cumulation === 'cumulative-values')) return undefined;
      const key = ['ind', ...usedIdentity(scene).map(name)].join(', ');
      // Of two rows of one period neither is the later: that is a duplicate.
      return `SELECT CASE WHEN fresh THEN id ELSE before END AS id, CASE WHEN fresh THEN before ELSE id END AS other
        FROM (SELECT id, fresh, value_, (opens, closes) IS DISTINCT FROM (lag(opens) OVER w, lag(closes) OVER w) AS later,
            lag(value_) OVER w AS earlier, lag(id) OVER w AS before, lag(fresh) OVER w AS fresh_before
          FROM rows JOIN facts USING (ind)
          WHERE facts.cumulation = 'cumulative-values' AND opens IS NOT NULL AND value_ IS NOT NULL
            AND coalesce(facts.measure, 'number') IN ('number', 'currency')
            AND coalesce(status, 'reported') IN ('reported', 'provisional', 'estimated')
          WINDOW w AS (PARTITION BY ${key} ORDER BY closes, opens, id))
        WHERE later AND value_ < earlier AND (fresh OR fresh_before)`;
    },
  },
  together: 'pair',
  explain(row, _scene, other) {
    const [late, early] = (row.period?.end ?? '') < (other?.period?.end ?? '') ? [other, row] : [row, other];
    const message = `The running total of ${titleOf(row)} falls from ${early?.cell('value')} (${early?.period?.text}) to ${late?.cell('value')} (${late?.period?.text}).`;
    return finding(
      row.at('value'),
      message,
      'Correct the value that is wrong; a level that may fall is point-in-time.',
      other,
    );
  },
};
