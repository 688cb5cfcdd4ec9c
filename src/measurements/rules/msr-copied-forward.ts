import { name } from '../database.ts';
import { finding, type RowRule, type Scene, titleOf, usedIdentity } from './row-rule.ts';

/** What is counted anew in each period differs from period to period. */
export const msrCopiedForward: RowRule = {
  id: 'msr-copied-forward',
  severity: 'info',
  summary: 'What is counted anew in each period is not the same three periods in a row, from a hundred on.',
  why: 'Counts differ from one period to the next; the same again and again is often the old figure, copied. Small ones repeat by chance.',
  fix: 'Look the values up; a level that stays is point-in-time.',
  suspects: {
    pairs: (scene) => {
      // A hint that stops nothing: it is not worth a wait at each ingest.
      if (scene.incoming || !anyThree(scene)) return undefined;
      const key = ['ind', ...usedIdentity(scene).map(name)].join(', ');
      return `SELECT id, first AS other FROM (
          SELECT id, fresh, value_, lag(value_) OVER w AS before,
            lag(value_, 2) OVER w AS two, lag(value_, 3) OVER w AS three, lag(id, 2) OVER w AS first
          FROM rows JOIN facts USING (ind)
          WHERE facts.cumulation IN ('incremental', 'cumulative-targets') AND facts.adds AND opens IS NOT NULL
          WINDOW w AS (PARTITION BY ${key} ORDER BY opens, closes))
        WHERE fresh AND abs(value_) >= 100 AND value_ = before AND value_ = two AND three IS DISTINCT FROM value_`;
    },
  },
  explain(row, _scene, first) {
    const message = `${titleOf(row)} has the value ${row.cell('value')} for the third time in a row, since ${first?.period?.text}.`;
    return finding(row.at('value'), message, 'Look the values up; a level that stays is point-in-time.', first);
  },
};

/** Any indicator that is counted anew in each period has three of them. */
function anyThree({ subjects }: Scene): boolean {
  const ends = new Map<string, Set<string>>();
  for (const { indicator, period } of subjects) {
    if (indicator === undefined || period === undefined) continue;
    if (indicator.cumulation !== 'incremental' && indicator.cumulation !== 'cumulative-targets') continue;
    const key = `${indicator.framework}/${indicator.id}`;
    ends.set(key, (ends.get(key) ?? new Set()).add(period.end));
  }
  return [...ends.values()].some(({ size }) => size > 2);
}
