import { comparePeriods, type Period } from '../../model/period.ts';
import { name } from '../database.ts';
import type { Subject } from '../subject.ts';
import { finding, type RowRule, titleOf, usedIdentity } from './row-rule.ts';

const later = 'NOT a.fresh OR (b.fresh AND b.id > a.id)';

/** What is added up over time does not overlap. */
export const msrPeriodOverlap: RowRule = {
  id: 'msr-period-overlap',
  severity: 'error',
  summary: 'Rows that are added up over time do not overlap: no year beside its quarters.',
  why: 'Days that stand in two rows are counted twice.',
  fix: 'Keep the finer rows or the longer one.',
  suspects: {
    pairs: (scene) => {
      if (!anyOverlap(scene.subjects)) return undefined;
      const same = usedIdentity(scene).map((column) => ` AND a.${name(column)} IS NOT DISTINCT FROM b.${name(column)}`);
      return `SELECT CASE WHEN ${later} THEN b.id ELSE a.id END AS id, CASE WHEN ${later} THEN a.id ELSE b.id END AS other
        FROM (SELECT DISTINCT a.ind, a.opens, a.closes, b.opens AS opens2, b.closes AS closes2
          FROM subjects a JOIN subjects b ON a.ind = b.ind JOIN facts ON facts.ind = a.ind
          WHERE facts.cumulation IN ('incremental', 'cumulative-targets') AND (a.opens, a.closes) < (b.opens, b.closes)
            AND b.opens <= a.closes) AS o
        JOIN rows a ON a.ind = o.ind AND a.opens = o.opens AND a.closes = o.closes
        JOIN rows b ON b.ind = o.ind AND b.opens = o.opens2 AND b.closes = o.closes2${same.join('')}
        WHERE a.fresh OR b.fresh`;
    },
  },
  certain: true,
  explain(row, _scene, other) {
    const message = `The period ${row.period?.text} overlaps ${other?.period?.text}, and ${titleOf(row)} is added up over time.`;
    return finding(row.at('period'), message, 'Keep the finer rows or the longer one.', other);
  },
};

/** Periods of one indicator that is added up over time overlap, whatever their places. */
function anyOverlap(subjects: readonly Subject[]): boolean {
  const periods = new Map<string, Map<string, Period>>();
  for (const { indicator, period } of subjects) {
    if (indicator === undefined || period === undefined) continue;
    if (indicator.cumulation !== 'incremental' && indicator.cumulation !== 'cumulative-targets') continue;
    const key = `${indicator.framework}/${indicator.id}`;
    const known = periods.get(key) ?? new Map<string, Period>();
    periods.set(key, known.set(`${period.start}/${period.end}`, period));
  }
  return [...periods.values()].some((known) => {
    const sorted = [...known.values()].toSorted(comparePeriods);
    return sorted.some((period, index) => sorted.slice(0, index).some(({ end }) => end >= period.start));
  });
}
