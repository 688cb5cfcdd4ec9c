import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folder, home, plumbline } from '../support/cli.ts';
import { edited, remarks, waterWorks } from './entry-portfolio.ts';

const reviews = (dir: string) =>
  readdirSync(join(dir, 'reviews/water')).map((file) => readFileSync(join(dir, 'reviews/water', file), 'utf8'));

async function begun(): Promise<{ readonly dir: string; readonly path: string }> {
  const dir = waterWorks();
  expect((await plumbline(dir, 'review', 'start', '--reviewer', 'city:"The city"')).code).toBe(0);
  const { code, err } = await plumbline(dir, 'review', 'sheet', '--format', 'xlsx', '--out', 'review.xlsx');
  expect(code, err).toBe(0);
  return { dir, path: join(dir, 'review.xlsx') };
}

test('the sheet has the cells of the CSV, locked where nothing is scored, with lists where something is', async () => {
  const { dir, path } = await begun();
  const csv = (await plumbline(dir, 'review', 'sheet')).out.trimEnd().split('\n');
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: true });
  const [sheet] = sheets;
  const header = (sheet?.rows[2] ?? []).map(String);
  expect(header.join()).toBe(csv[0]);
  expect(sheet?.rows.length).toBe(3 + csv.length - 1);
  expect(sheet?.rows[3]?.slice(0, 3)).toEqual(['water', 'metres', 'city']);
  const locked = header.filter((_, column) => sheet?.cells?.get(`3,${column}`)?.style?.protection?.locked !== false);
  const shown = ['name', 'result', 'statement', 'definition', 'measure', 'unit', 'source'];
  expect(locked).toEqual(['framework', 'indicator', 'reviewer', 'role', ...shown]);
  const scores = sheet?.dataValidations?.filter(({ values }) => values?.join() === '0,1,2,3') ?? [];
  expect(scores.length).toBe(header.filter((name) => header.includes(`${name} comment`)).length);
  expect(scores.length).toBeGreaterThan(4);
});

test('what is filled in comes into the reviews as from a CSV; what is not changes nothing', async () => {
  const { dir, path } = await begun();
  const before = reviews(dir);
  const unchanged = await plumbline(dir, 'review', 'import', path);
  expect(unchanged).toMatchObject({ code: 0, out: `${path}: 2 rows, 0 changed reviews.\n` });
  expect(reviews(dir)).toEqual(before);
  const fill = { clear: 2, useful: 3, 'useful comment': '=the reason\nin two lines', decision: 'keep' };
  const filled = await edited(path, 'filled.xlsx', ({ of }) => {
    for (const [column, value] of Object.entries(fill)) of('Review').set(3, column, value);
  });
  const { code, out } = await plumbline(dir, 'review', 'import', filled, '--as-of', '2025-06-30');
  expect(out).toBe(`${filled}: 2 rows, 1 changed review.\n`);
  expect(code).toBe(0);
  const review = parse(readFileSync(join(dir, 'reviews/water/metres.yaml'), 'utf8')).reviews[0];
  expect(review).toMatchObject({ scores: { clear: 2, useful: 3 }, decision: 'keep', date: '2025-06-30' });
  expect(review.comments).toEqual({ useful: '=the reason\nin two lines' });
});

test('what cannot be taken is named at its cell, and stands there in a copy', async () => {
  const { dir, path } = await begun();
  const before = reviews(dir);
  const wrong = await edited(path, 'wrong.xlsx', ({ of }) => {
    of('Review').set(3, 'clear', 7);
    of('Review').set(4, 'indicator', 'houses');
  });
  const { code, out } = await plumbline(dir, 'review', 'import', 'wrong.xlsx');
  expect(code).toBe(1);
  expect(reviews(dir)).toEqual(before);
  const places = [...out.matchAll(/^wrong\.xlsx (Review!\w+) (.*)$/gm)].map(([, cell, message]) => [cell, message]);
  expect(places.map(([, message]) => message)).toEqual([
    'The score for clear is "7"; expected 0, 1, 2 or 3.',
    'There is no indicator "houses" in water.',
  ]);
  expect(Object.keys(await remarks(join(dir, 'wrong.checked.xlsx')))).toEqual(places.map(([cell]) => cell));
  const json = JSON.parse((await plumbline(dir, 'review', 'import', wrong, '--format', 'json')).out);
  const schema = JSON.parse(readFileSync(join(home, 'schemas/review-import-output.schema.json'), 'utf8'));
  expect(new Ajv2020({ strict: true, allowUnionTypes: true }).validate(schema, json)).toBe(true);
  expect(json.rejected[0]).toMatchObject({ cell: places[0]?.[0], line: 4 });
});

test('what is no workbook of a review is refused', async () => {
  const { dir } = await begun();
  await plumbline(dir, 'export', 'xlsx', '--sheet', 'results', '--out', 'results.xlsx');
  const other = await plumbline(dir, 'review', 'import', 'results.xlsx');
  expect(other.out).toContain('results.xlsx has no sheet with the headings framework, indicator and reviewer');
  expect(other.code).toBe(1);
  const broken = folder({ 'broken.xlsx': 'framework,indicator,reviewer\n' });
  const refused = await plumbline(dir, 'review', 'import', join(broken, 'broken.xlsx'));
  expect(refused.out).toContain('broken.xlsx is no workbook.\n  → Save it as an Excel workbook (.xlsx).\n');
  expect(refused.code).toBe(1);
});
