import { DuckDBInstance } from '@duckdb/node-api';
import { categories, indicators, places } from './bench-rows.mjs';

/** What a plain script makes of the rows: checks types, known ids and duplicates, and copies them out sorted. */
const [file, out] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const ids = (table, names) => `CREATE TABLE ${table} AS SELECT (row_number() OVER ())::SMALLINT AS id, name
  FROM (SELECT unnest([${names.map((name) => `'${name}'`).join(', ')}]) AS name)`;
const isWrong = (cell) => `${cell} IS NOT NULL AND try_cast(${cell} AS DECIMAL(18,4)) IS NULL`;
await connection.run(`${ids('ind', indicators)}; ${ids('place', places)}; ${ids('sex', categories)};
  CREATE TABLE rows AS SELECT i.id AS ind, f.period, p.id AS place, s.id AS sex, value, numerator, denominator, source,
    i.id IS NULL OR p.id IS NULL OR (f.sex IS NOT NULL AND s.id IS NULL) OR try_strptime(period, '%Y-%m') IS NULL
      OR ${isWrong('value')} OR ${isWrong('numerator')} OR ${isWrong('denominator')} AS wrong
  FROM read_csv('${file}', all_varchar = true, header = true) f
    LEFT JOIN ind i ON i.name = f.indicator LEFT JOIN place p ON p.name = f.place LEFT JOIN sex s ON s.name = f.sex`);
const count = async (sql) => Number((await connection.runAndReadAll(`SELECT count(*) FROM (${sql})`)).getRows()[0][0]);
const wrong = await count('FROM rows WHERE wrong');
const twice = await count('SELECT 1 FROM rows GROUP BY ind, period, place, sex HAVING count(*) > 1');
if (wrong + twice > 0) throw new Error(`${wrong} rows are wrong, ${twice} stand twice`);
await connection.run(`COPY (
  SELECT i.name AS indicator, period, p.name AS place, s.name AS sex, value, numerator, denominator, source
  FROM rows r JOIN ind i ON i.id = r.ind JOIN place p ON p.id = r.place LEFT JOIN sex s ON s.id = r.sex
  ORDER BY r.ind, period, r.place, r.sex NULLS FIRST) TO '${out}' (HEADER)`);
connection.closeSync();
instance.closeSync();
