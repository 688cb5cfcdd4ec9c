import type { Portfolio } from '../model/portfolio.ts';
import { added, hasMany, numbersIn, ownNumbers, ownPlaces, placingIn, rowsOf, type Source } from './entry-rows.ts';
import { ofTotals, says } from './marks.ts';
import { tidy } from './reading.ts';

/** What the rows of some files are like. */
export interface Shape {
  readonly portfolio: Portfolio;
  /** The columns that any of the files has. */
  readonly columns: ReadonlySet<string>;
}

/**
 * One row for all that the rows say of an indicator, period (as written), place, reporter and step: of those without categories,
 * and of those of each exhaustive dimension. `n`: how many rows. `settled`: how many categories are settled, where they are too
 * many for `says`.
 */
export function entryTable({ columns }: Shape): string {
  const places = placingIn(columns).map((column) => `${column} VARCHAR DEFAULT ''`);
  const decimals = numbersIn(columns).map((column) => `${column}_ DECIMAL(${added.includes(column) ? 38 : 30},12)`);
  return `CREATE TEMP TABLE respelled (ind INTEGER, written VARCHAR, spelled VARCHAR);
    CREATE TEMP TABLE entry (ind INTEGER, period VARCHAR, ${places.join(', ')}, dimension TINYINT, n INTEGER, says BIGINT,
      settled INTEGER, ${decimals.join(', ')});
    ${numberMacros()}`;
}

/**
 * Adds the entries of a source's rows. `mend`: places, reporters and steps may have blanks around them, and the table `respelled`
 * says which periods are the same days as others.
 */
export function insertEntries(source: Source, portfolio: Portfolio, mend: boolean): string {
  const key = ['ind', 'period', ...ownPlaces(source), 'dimension'].join(', ');
  const sums = ownNumbers(source).map((column) =>
    added.includes(column) ? `sum(${column}_) AS ${column}_` : `any_value(${column}_) AS ${column}_`,
  );
  const distinct = hasMany(source, portfolio)
    ? [`count(DISTINCT category) FILTER (WHERE (says & ${says.counted | says.notApplicable}) > 0) AS settled`]
    : [];
  return `INSERT INTO entry BY NAME
    SELECT ${key}, ${['count(*) AS n', 'bit_or(says) AS says', ...sums, ...distinct].join(', ')}
    FROM (${rowsOf(source, portfolio, mend)}) GROUP BY ${key}`;
}

/**
 * Takes what was said twice apart again, numbered by `double`: both rows count, and what comes of that is not for the sums above to
 * say.
 */
export function insertDoubles(sources: readonly Source[], { portfolio, columns }: Shape, mend: boolean): string {
  const same = ['ind', 'period', ...placingIn(columns)];
  const values = numbersIn(columns).map((column) => `${column}_`);
  const each = sources.map((source) => {
    const places = placingIn(columns).filter((column) => !source.columns.has(column));
    const others = numbersIn(columns).filter((column) => !source.columns.has(column));
    const blank = [...places.map((column) => `'' AS ${column}`), ...others.map((column) => `NULL AS ${column}_`)];
    return `(SELECT ${['*', ...blank].join(', ')} FROM (${rowsOf(source, portfolio, mend)}) WHERE dimension = ${ofTotals})`;
  });
  return `CREATE TEMP TABLE doubles AS SELECT ${same.join(', ')} FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    DELETE FROM entry WHERE dimension = ${ofTotals} AND n > 1;
    ALTER TABLE entry ADD COLUMN double INTEGER DEFAULT 0;
    INSERT INTO entry BY NAME SELECT ${same.join(', ')}, dimension, 1 AS n, says, ${values.join(', ')},
        row_number() OVER (PARTITION BY ${same.join(', ')} ORDER BY says DESC, ${values.join(', ')}) - 1 AS double
      FROM (${each.join(' UNION ALL BY NAME ')}) SEMI JOIN doubles USING (${same.join(', ')})`;
}

/** A cast of text to a decimal of more than 18 digits is about 200 times as slow as one to fewer: it is left to those that need it. */
function numberMacros(): string {
  return `CREATE OR REPLACE TEMP MACRO long_number(x) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]{1,18}(\\.[0-9]{1,12})?')
      THEN CASE WHEN position('.' IN x) BETWEEN 2 AND 7 THEN x::DECIMAL(18,12)::DECIMAL(30,12) ELSE x::DECIMAL(30,12) END END;
    CREATE OR REPLACE TEMP MACRO stored_number(x) AS
    CASE WHEN regexp_full_match(x, '-?[0-9]{1,9}(\\.[0-9]{1,4})?') THEN x::DECIMAL(18,4)::DECIMAL(30,12)
      ELSE long_number(${tidy('x')}) END`;
}
