import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { plumbline } from '../support/cli.ts';
import { type EditedSheet, edited, exportedBook, later, remarks, waterWorks } from './entry-portfolio.ts';

const framework = (dir: string) => readFileSync(join(dir, 'frameworks/water.yaml'), 'utf8');
const library = (dir: string) => readFileSync(join(dir, 'library/shared.yaml'), 'utf8');

/** The row of a definition. */
function rowOf({ records }: EditedSheet, framework: string, indicator: string): number {
  const found = records.find(({ cells }) => cells.framework === framework && cells.indicator === indicator);
  if (found === undefined) throw new Error(`no row ${framework}/${indicator}`);
  return found.row;
}

test('definitions that nobody has changed change nothing', async () => {
  const dir = waterWorks();
  const [before, shared] = [framework(dir), library(dir)];
  const { code, out } = await plumbline(
    dir,
    'import',
    'xlsx',
    await exportedBook(dir, '--sheet', 'definitions'),
    '--write',
    ...later,
  );
  expect(out).toBe('Everything is as it was: nothing to write.\n');
  expect(code).toBe(0);
  expect([framework(dir), library(dir)]).toEqual([before, shared]);
});

test('what is edited is written in place: comments, order and everything else stay', async () => {
  const dir = waterWorks();
  const [before, shared] = [framework(dir), library(dir)];
  const path = await edited(await exportedBook(dir), 'edited.xlsx', ({ of }) => {
    const sheet = of('Definitions');
    const metres = rowOf(sheet, 'water', 'metres');
    sheet.set(metres, 'name', 'Metres of pipe, tested');
    sheet.set(metres, 'definition', '=Metres: "tested"\nin two lines');
    sheet.set(metres, 'source', "The foreman's log");
    sheet.set(metres, 'responsible.collect', 'city');
    sheet.set(rowOf(sheet, 'library', 'homes'), 'name', 'Households with water');
    of('Data entry').set(9, 'value', 5);
  });
  const plan = await plumbline(dir, 'import', 'xlsx', path, ...later);
  expect(plan.out).toContain('water/metres: name "Metres of pipe laid" → "Metres of pipe, tested"\n');
  expect(plan.out).toContain('library/homes: name "Homes with water" → "Households with water"\n');
  expect(plan.out).toContain('Nothing written (1 row and 5 fields of definitions); run again with --write.\n');
  expect([framework(dir), library(dir)]).toEqual([before, shared]);

  const { code, out } = await plumbline(dir, 'import', 'xlsx', path, '--write', ...later);
  expect(out).toContain('Written: 1 row and 5 fields of definitions.\n');
  expect(code).toBe(0);
  const expected = parse(before);
  Object.assign(expected.indicators.metres, {
    name: 'Metres of pipe, tested',
    definition: '=Metres: "tested"\nin two lines',
    source: "The foreman's log",
    responsible: { report: 'team', collect: 'city' },
  });
  expect(parse(framework(dir))).toEqual(expected);
  for (const comment of ["# The framework's own comment.", '# laid', '# kept by the foreman']) {
    expect(framework(dir)).toContain(comment);
  }
  const kept = (text: string) =>
    text.split('\n').filter((line) => !/name:|definition:|source:|responsible:|Metres|after a week|tested/.test(line));
  expect(kept(framework(dir))).toEqual(kept(before));
  expect(library(dir)).toBe(shared.replace('{en: "Homes with water"', '{en: "Households with water"'));
  expect((await plumbline(dir, 'import', 'xlsx', path, '--write', ...later)).out).toContain('nothing to write');
});

test('a sheet in another language writes that language', async () => {
  const dir = waterWorks();
  const path = await edited(await exportedBook(dir, '--lang', 'fr'), 'edited.xlsx', ({ of }) => {
    const sheet = of('Definitions');
    sheet.set(rowOf(sheet, 'library', 'homes'), 'name', 'Ménages avec eau');
    sheet.set(rowOf(sheet, 'library', 'homes'), 'denominator', 'Tous les foyers');
  });
  expect((await plumbline(dir, 'import', 'xlsx', path, '--write', ...later)).code).toBe(0);
  const { homes } = parse(library(dir)).indicators;
  expect(homes.name).toEqual({ en: 'Homes with water', fr: 'Ménages avec eau' });
  expect(homes.denominator).toEqual({ en: 'All homes', fr: 'Tous les foyers' });
});

test('what cannot be written is refused at its cell, and then nothing is', async () => {
  const dir = waterWorks();
  const path = await exportedBook(dir);
  writeFileSync(join(dir, 'frameworks/water.yaml'), framework(dir).replace('unit: metres', 'unit: metres of pipe'));
  const before = framework(dir);
  const wrong = await edited(path, 'wrong.xlsx', ({ of }) => {
    const sheet = of('Definitions');
    const metres = rowOf(sheet, 'water', 'metres');
    sheet.set(metres, 'name', 'Another name');
    sheet.set(metres, 'unit', 'm');
    sheet.set(metres, 'direction', 'increased');
    sheet.set(metres, 'responsible.report', 'teams');
    sheet.set(rowOf(sheet, 'water', 'homes'), 'definition', 'Ours alone.');
    sheet.set(rowOf(sheet, 'library', 'homes'), 'indicator', 'houses');
    of('Data entry').set(9, 'value', 5);
  });
  const { code, out } = await plumbline(dir, 'import', 'xlsx', wrong, '--write', ...later);
  expect(code).toBe(1);
  expect(framework(dir)).toBe(before);
  expect(readFileSync(join(dir, 'measurements/water/metres.csv'), 'utf8')).not.toContain('2025');
  const said = out.split('\n').filter((line) => line.includes('Definitions!'));
  expect(said.map((line) => line.replace('wrong.xlsx Definitions!', ''))).toEqual([
    'H4 unit of water/metres has changed since the workbook was written; it is now "metres of pipe". [xlsx-definition]',
    'K4 There is no direction "increased". [xlsx-definition]',
    'S4 There is no party "teams". [xlsx-definition]',
    'F5 definition of water/homes is that of library/homes. [xlsx-definition]',
    'B6 There is no indicator "houses" in the library. [xlsx-definition]',
  ]);
  expect(Object.keys(await remarks(join(dir, 'wrong.checked.xlsx')))).toEqual(
    ['H4', 'K4', 'S4', 'F5', 'B6'].map((name) => `Definitions!${name}`),
  );
});
