import { DuckDBInstance } from '@duckdb/node-api';

/** The least that anybody would ask of the rows: the engine alone checks the cells and groups them, `node bench-group.mjs <file>`. */
const [file] = process.argv.slice(2);
const columns = ['framework', 'indicator', 'period', 'place', 'sex', 'age', 'value', 'numerator', 'denominator'];
const numbers = ['value', 'numerator', 'denominator'];
const types = [...columns, 'status', 'source'].map((column) => `'${column}': 'VARCHAR'`).join(', ');
const asked = numbers.flatMap((column) => [
  `sum(try_cast(${column} AS DECIMAL(18,4)))`,
  `count(*) FILTER (${column} IS NOT NULL AND try_cast(${column} AS DECIMAL(18,4)) IS NULL)`,
]);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(`
  SELECT framework, indicator, period, count(*), count(*) FILTER (NOT regexp_full_match(period, '[0-9]{4}-[0-9]{2}')), ${asked.join(', ')}
  FROM read_csv('${file}', columns = {${types}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"')
  GROUP BY framework, indicator, period`);
process.stdout.write(`${reader.currentRowCount} groups\n`);
