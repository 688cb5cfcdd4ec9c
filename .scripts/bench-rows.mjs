import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** 120 indicators, 100 places, 4 rows of each in a month: the total, two categories and a residual one. */
export const indicators = Array.from(
  { length: 120 },
  (_, index) => `service-visits-${String(index + 1).padStart(3, '0')}`,
);
export const places = Array.from({ length: 100 }, (_, index) => `district-${String(index + 1).padStart(3, '0')}`);
export const categories = ['female', 'male', 'unknown'];

/** What an indicator is, by its number: two thirds are counts, the others percentages of parts and running totals. */
const kind = (index) => ['number', 'number', 'percentage', 'number', 'number', 'running'][index % 6];

/** Writes a portfolio of the first so many indicators: 400 rows of `writeRows` belong to each of them in turn. */
export function writeMeasured(folder, count = indicators.length) {
  mkdirSync(join(folder, 'frameworks'), { recursive: true });
  writeFileSync(
    join(folder, 'plumbline.yaml'),
    `title: Many rows
parties: {district: {title: District, inside: true}}
places: {country: {title: Country, places: {${places.map((id) => `${id}: {title: ${id}}`).join(', ')}}}}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male, unknown: {title: Not recorded, residual: true}}}
`,
  );
  writeFileSync(
    join(folder, 'frameworks/services.yaml'),
    `id: services
title: Services
results: {visits: {level: output, statement: Services reach people.}}
indicators:
${indicators
  .slice(0, count)
  .map((id, index) => `  ${id}: ${definitions[kind(index)]}`)
  .join('\n')}
`,
  );
}

const definitions = {
  number:
    '{result: visits, name: Visits, measure: number, direction: increase, cumulation: incremental, disaggregate_by: [sex], targets: {2010: 900000}}',
  running:
    '{result: visits, name: Visits so far, measure: number, direction: increase, cumulation: cumulative-values, disaggregate_by: [sex], targets: {2010: 900000}}',
  percentage:
    '{result: visits, name: Share of visits, measure: percentage, numerator: Those served, denominator: All, direction: increase, cumulation: point-in-time, aggregation: {places: pooled}, disaggregate_by: [sex], targets: {2010: 80}}',
};

/** Columns and rows in SQL: `row` is the number of a row; months come one after the other, indicators within a month. */
const cells = `
  SELECT row, ind, category, printf('%d-%02d', 2000 + month // 12, month % 12 + 1) AS period, place,
    CASE kind WHEN 5 THEN month * CASE category WHEN 0 THEN 300 ELSE 100 END + parts ELSE parts END AS count, CASE category WHEN 0 THEN (one + 1) * 7 // 10 + (one + 2) * 7 // 10 + (one + 3) * 7 // 10 ELSE parts * 7 // 10 END AS served, parts AS all_
  FROM (
    SELECT *, ind % 6 AS kind, 10 + salt % 90 AS one, CASE category WHEN 0 THEN 3 * (10 + salt % 90) + 6 ELSE 10 + salt % 90 + category END AS parts
    FROM (
      SELECT row, row % 4 AS category, (row // 4) % 100 AS place, (row // 400) % 120 AS ind, row // 48000 AS month,
        (hash(row // 4) % 1000)::INTEGER AS salt
      FROM range(COUNT) AS numbers(row)))`;

/** Writes a CSV of so many rows, in no order; about 69 bytes each. The same rows in every run. */
export async function writeRows(file, count) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const list = (words) => `[${words.map((word) => `'${word}'`).join(', ')}]`;
  await connection.run(`COPY (
    SELECT ${list(indicators)}[ind + 1] AS indicator, period, ${list(places)}[place + 1] AS place,
      CASE category WHEN 0 THEN NULL ELSE ${list(categories)}[category] END AS sex,
      CASE ind % 6 WHEN 2 THEN printf('%.1f', 100 * served / all_) ELSE count::VARCHAR END AS value,
      CASE ind % 6 WHEN 2 THEN served END AS numerator, CASE ind % 6 WHEN 2 THEN all_ END AS denominator,
      CASE row % 3 WHEN 0 THEN 'Register, checked' ELSE 'Monthly return' END AS source
    FROM (${cells.replace('COUNT', count)}) ORDER BY hash(row)) TO '${file}' (HEADER)`);
  connection.closeSync();
  instance.closeSync();
}
