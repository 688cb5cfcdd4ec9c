import { digits, exact } from '../../model/decimal.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { identityColumns } from '../columns.ts';
import { name } from '../database.ts';
import { finding, type Row, type RowRule, type Scene, titleOf, usedIdentity } from './row-rule.ts';

/** Earlier values that it takes to know what is usual. */
const enough = 5;

/** Values are believable. */
export const msrOutlier: RowRule = {
  id: 'msr-outlier',
  severity: 'warning',
  summary:
    'Values lie in the range that the indicator calls plausible, and near the other values of their place and categories.',
  why: 'A slipped digit is found by asking whether it can be (USAID data quality: plausible range).',
  fix: 'Correct the value; where it is right, widen plausible or say in the column comment what happened.',
  suspects: {
    pairs: (scene) => {
      const asked = [...outOfRange(scene), ...farFromOthers(scene)];
      return asked.length === 0 ? undefined : asked.join(' UNION ALL ');
    },
  },
  explain(row, { portfolio }, other, usual) {
    const value = measuredValue(row);
    const [written, { min, max }] = [row.cell('value') ?? value, row.indicator?.plausible ?? {}];
    const edge = value !== undefined && min?.gt(value) ? min : value !== undefined && max?.lt(value) ? max : undefined;
    const at = row.at(row.cell('value') === undefined ? 'numerator' : 'value');
    if (edge !== undefined) {
      const side = edge === min ? 'below' : 'above';
      const message = `The value ${written} is ${side} what ${titleOf(row)} calls plausible (at ${side === 'below' ? 'least' : 'most'} ${digits(edge)}).`;
      return finding(at, message, 'Correct it, or widen plausible at the indicator.');
    }
    if (other === undefined || usual === undefined || row.cell('comment') !== undefined) return undefined;
    const key = identityColumns(portfolio).flatMap((column) => row.cell(column) ?? []);
    const of = [titleOf(row), ...key].join(' ');
    const message = `The value ${written} is far from the other values of ${of}, whose mean is ${usual}.`;
    return finding(at, message, 'Correct it; where it is right, say in the column comment what happened.', other);
  },
};

function measuredValue(row: Row) {
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map((column) => row.cell(column));
  if (value !== undefined) return exact(value);
  if (numerator === undefined || denominator === undefined || row.indicator === undefined) return undefined;
  return exact(numerator).times(row.indicator.per).div(exact(denominator));
}

/** Floating point finds suspects only. */
const number = `coalesce(r.value_::DOUBLE, r.numerator_::DOUBLE / nullif(r.denominator_, 0)::DOUBLE * i.per::DOUBLE)`;

/** Rows beyond the indicator's range; a part of a total may lie below its lower end. */
function outOfRange({ subjects, portfolio }: Scene): readonly string[] {
  if (!subjects.some(({ indicator }) => indicator?.plausible !== undefined)) return [];
  const parts = [...portfolio.dimensions.keys()].map((id) => `r.${name(id)}`);
  const isTotal = parts.length === 0 ? 'true' : `coalesce(${parts.join(', ')}) IS NULL`;
  return [
    `SELECT r.id, NULL AS other, NULL AS detail FROM rows r JOIN facts i USING (ind) WHERE r.fresh
      AND (${number} > i.highest::DOUBLE OR (${number} < i.lowest::DOUBLE AND (NOT i.adds OR ${isTotal})))`,
  ];
}

const numeric: readonly (string | undefined)[] = ['number', 'currency', 'percentage', 'ratio', 'index'];

/**
 * The greatest and the least value of a key, where it is more than four standard deviations from the others, or more than ten
 * times as much or as little as their mean, and at least five of the others are earlier. Values that hardly differ are given a
 * deviation of a twentieth of their mean. What is counted in a period is only compared where all periods are of one length.
 */
function farFromOthers(scene: Scene): readonly string[] {
  const { subjects } = scene;
  const periods = new Map<Indicator, number>();
  for (const { indicator, period } of subjects) {
    if (indicator === undefined || period === undefined || !numeric.includes(indicator.measure)) continue;
    periods.set(indicator, (periods.get(indicator) ?? 0) + 1);
  }
  if (![...periods.values()].some((count) => count > enough)) return [];
  const key = ['ind', ...usedIdentity(scene).map(name)];
  const same = key.map((column) => `a.${column} IS NOT DISTINCT FROM b.${column}`).join(' AND ');
  return [
    `SELECT id, before AS other, format('{:.4g}', mean) AS detail FROM (
      WITH long AS (
        SELECT ind FROM (SELECT ind, opens, closes::DATE - opens::DATE AS days FROM subjects WHERE opens IS NOT NULL) JOIN facts USING (ind)
        WHERE facts.measure IN ('number', 'currency', 'percentage', 'ratio', 'index')
        GROUP BY ind HAVING count(DISTINCT (opens, days)) > ${enough}
          AND (any_value(facts.cumulation) NOT IN ('incremental', 'cumulative-targets') OR max(days) - min(days) < 4)),
      numbers AS (
        SELECT r.*, ${number} AS x
        FROM rows r JOIN long USING (ind) JOIN facts i USING (ind)
        WHERE r.opens IS NOT NULL AND coalesce(r.status, 'reported') IN ('reported', 'provisional', 'estimated')),
      ends AS (
        SELECT ${key.join(', ')}, unnest([arg_max(id, x), arg_min(id, x)]) AS id, unnest([max(x), min(x)]) AS x,
          count(x) AS n, avg(x) AS m, var_pop(x) AS v
        FROM numbers WHERE x IS NOT NULL GROUP BY ${key.join(', ')} HAVING count(x) > ${enough} AND max(x) > min(x)),
      suspects AS (
        SELECT * FROM ends
        WHERE abs(x - (n * m - x) / (n - 1)) > 3.9 * greatest(0.05 * abs((n * m - x) / (n - 1)),
            sqrt(greatest(0, (n * v - pow(x - m, 2) * n / (n - 1)) / (n - 2))) * 0.99)
          OR x / nullif((n * m - x) / (n - 1), 0) > 9.9 OR (x <> 0 AND ((n * m - x) / (n - 1)) / x > 9.9))
      SELECT a.id, any_value(a.x) AS x, avg(b.x) AS mean, stddev_samp(b.x) AS spread,
        arg_max(b.id, b.closes) FILTER (WHERE b.closes < s.closes) AS before,
        count(*) FILTER (WHERE b.closes < s.closes) AS earlier
      FROM suspects a JOIN numbers s ON s.id = a.id JOIN numbers b ON ${same} AND b.id <> a.id AND b.x IS NOT NULL
      WHERE s.fresh GROUP BY a.id)
    WHERE earlier >= ${enough} AND (round(abs(x - mean) / nullif(greatest(0.05 * abs(mean), spread), 0), 6) > 4
      OR round(x / nullif(mean, 0), 6) > 10 OR (x <> 0 AND round(mean / x, 6) > 10))`,
  ];
}
