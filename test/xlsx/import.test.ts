import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folder, home, plumbline } from '../support/cli.ts';
import { type EditedSheet, edited, exportedBook, later, remarks, waterWorks } from './entry-portfolio.ts';

describe('data entry', () => {
  const stored = (dir: string, name = 'metres') => readFileSync(join(dir, `measurements/water/${name}.csv`), 'utf8');

  test('a workbook that nobody has changed changes nothing, whatever the texts and however many digits', async () => {
    const dir = waterWorks();
    const before = stored(dir);
    const path = await exportedBook(dir);
    const { code, out } = await plumbline(dir, 'import', 'xlsx', path, '--write', ...later);
    expect(out).toContain('4 rows are as the workbook was written, and not read.');
    expect(out).toContain('Everything is as it was: nothing to write.');
    expect(code).toBe(0);
    expect(stored(dir)).toBe(before);
    expect(existsSync(join(dir, 'measurements/ledger.csv'))).toBe(false);
  });

  test('rows stand for what is expected: places, categories, periods that have begun', async () => {
    const dir = waterWorks();
    const path = await exportedBook(dir, '--sheet', 'entry');
    const { sheets } = await readXlsx(readFileSync(path));
    const keys = (sheets[0]?.rows ?? [])
      .slice(3)
      .filter((row) => row[1] !== null && row[1] !== undefined)
      .map((row) => [row[1], row[3], row[4], row[6]].map((cell) => cell ?? '').join(' '));
    // Two years, two places, total and two kinds of ground; homes once a place for the year of its only target.
    const metres = ['2024', '2025'].flatMap((year) =>
      ['lindo', 'pareva'].flatMap((place) => ['', 'rock', 'sand'].map((ground) => `metres ${year} ${place} ${ground}`)),
    );
    expect(keys).toEqual([...metres, 'homes 2025 lindo ', 'homes 2025 pareva ']);
  });

  test('what is filled in goes through ingest: a plan first, then the store with its ledger', async () => {
    const dir = waterWorks();
    const path = await exportedBook(dir);
    const filled = await edited(path, 'filled.xlsx', ({ of }) => {
      const sheet = of('Data entry');
      const open = sheet.records.find(
        ({ cells }) => cells.period === '2025' && cells.place === 'lindo' && cells.ground === null,
      );
      sheet.set(open?.row ?? 0, 'value', 77.25);
      sheet.set(open?.row ?? 0, 'comment', '=HYPERLINK("http://x")');
      const spare = sheet.records.find(({ cells }) => cells.indicator === null)?.row ?? 0;
      for (const [column, value] of Object.entries({
        framework: 'water',
        indicator: 'homes',
        period: '2024',
        place: 'pareva',
      })) {
        sheet.set(spare, column, value);
      }
      sheet.set(spare, 'numerator', 30);
      sheet.set(spare, 'denominator', 40);
    });
    const plan = await plumbline(dir, 'import', 'xlsx', filled, ...later);
    expect(plan.out).toContain('filled.xlsx: 2 rows: 2 added, 0 changed, 0 unchanged, 0 rejected');
    expect(plan.out).toContain('Nothing written (2 rows and 0 fields of definitions); run again with --write.');
    const { code, out } = await plumbline(dir, 'import', 'xlsx', filled, '--write', ...later);
    expect(out).toContain('Written: 2 rows and 0 fields of definitions.');
    expect(code).toBe(0);
    expect(stored(dir)).toContain('2025,lindo,,77.25,,"=HYPERLINK(""http://x"")"\n');
    expect(stored(dir, 'homes')).toBe('period,place,value,numerator,denominator\n2024,pareva,,30,40\n');
    expect(readFileSync(join(dir, 'measurements/ledger.csv'), 'utf8')).toContain('2026-01-31,filled.xlsx,');
  });

  test('a stored value changes only with a reason', async () => {
    const dir = waterWorks();
    const filled = await edited(await exportedBook(dir), 'filled.xlsx', ({ of }) =>
      of('Data entry').set(6, 'value', 99),
    );
    const refused = await plumbline(dir, 'import', 'xlsx', filled, '--write', ...later);
    expect(refused.out).toContain('[msr-revised-unlogged]');
    expect(refused.code).toBe(1);
    const { code } = await plumbline(dir, 'import', 'xlsx', filled, '--write', '--reason', 'typo', ...later);
    expect(code).toBe(0);
    expect(stored(dir)).toContain('2024,pareva,,99,');
  });

  test('what is wrong is said at its cell, and stands there in a copy of the user’s own file', async () => {
    const dir = waterWorks();
    const wrong = await edited(await exportedBook(dir), 'filled.xlsx', ({ of }) => {
      const sheet = of('Data entry');
      sheet.set(9, 'value', 'some');
      sheet.set(10, 'value', 12);
      const spare = sheet.records.find(({ cells }) => cells.indicator === null)?.row ?? 0;
      for (const [column, value] of Object.entries({
        framework: 'water',
        indicator: 'metres',
        period: '2024',
        place: 'lindoo',
      })) {
        sheet.set(spare, column, value);
      }
      sheet.set(spare, 'value', 1);
    });
    const before = stored(dir);
    const { code, out, err } = await plumbline(dir, 'import', 'xlsx', wrong, '--write', ...later);
    expect(code).toBe(1);
    expect(stored(dir)).toBe(before);
    expect(out).toContain('filled.xlsx Data entry!J10 The value "some" is not a number. [msr-not-numeric]');
    expect(out).toContain(
      'filled.xlsx Data entry!E18 There is no place "lindoo". [msr-place-unknown]\n  → Did you mean "lindo"?',
    );
    expect(err).toContain('wrote filled.checked.xlsx, with what is wrong as comments at its cells');
    const checked = join(dir, 'filled.checked.xlsx');
    expect(await remarks(checked)).toEqual({
      'Data entry!J10': expect.stringContaining('The value "some" is not a number.'),
      'Data entry!E18': expect.stringContaining('There is no place "lindoo".\nDid you mean "lindo"?'),
    });
    const json = JSON.parse((await plumbline(dir, 'import', 'xlsx', wrong, '--format', 'json', ...later)).out);
    const schema = JSON.parse(readFileSync(join(home, 'schemas/ingest-output.schema.json'), 'utf8'));
    expect(new Ajv2020({ strict: true, allowUnionTypes: true }).validate(schema, json)).toBe(true);
    expect(json.rejected).toMatchObject([
      { file: 'filled.xlsx', line: 10, column: 10, cell: 'Data entry!J10', field: 'value', rule: 'msr-not-numeric' },
      { file: 'filled.xlsx', line: 18, column: 5, cell: 'Data entry!E18', field: 'place', rule: 'msr-place-unknown' },
    ]);

    // The copy is corrected and taken in; what is still wrong stands in the next one, and nothing else.
    const half = await edited(checked, 'half.checked.xlsx', ({ of }) => of('Data entry').set(9, 'value', 60));
    await plumbline(dir, 'import', 'xlsx', half, ...later);
    expect(Object.keys(await remarks(join(dir, 'half.checked.2.xlsx')))).toEqual(['Data entry!E18']);
    const right = await edited(half, 'right.xlsx', ({ of }) => of('Data entry').set(17, 'place', 'pareva'));
    const again = await edited(right, 'right.xlsx', ({ of }) => of('Data entry').set(17, 'period', '2025'));
    expect((await plumbline(dir, 'import', 'xlsx', again, '--write', ...later)).out).toContain(
      'Written: 3 rows and 0 fields of definitions.',
    );
  });

  test('a copy keeps locks, drop-downs, panes and print titles', async () => {
    const dir = waterWorks();
    const path = await exportedBook(dir);
    const wrong = await edited(path, 'filled.xlsx', ({ of }) => of('Data entry').set(9, 'value', 'some'));
    await plumbline(dir, 'import', 'xlsx', wrong, ...later);
    const look = async (file: string) => {
      const { sheets } = await readXlsx(readFileSync(file), { readStyles: true });
      return sheets.map(({ name, protection, freezePane, dataValidations, pageSetup, columns, cells }) => ({
        ...{ name, protection, freezePane, dataValidations, pageSetup, columns },
        open: [...(cells ?? [])].filter(([, { style }]) => style?.protection?.locked === false).map(([key]) => key),
      }));
    };
    expect(await look(join(dir, 'filled.checked.xlsx'))).toEqual(await look(path));
  });

  test('formulas, unknown columns and missing sheets are refused at their place', async () => {
    const dir = waterWorks();
    const path = await exportedBook(dir);
    const formula = await edited(path, 'formula.xlsx', ({ of }) => of('Data entry').set(9, 'value', 5, '2+3'));
    const { code, out } = await plumbline(dir, 'import', 'xlsx', formula, '--write', ...later);
    expect(code).toBe(1);
    expect(out).toContain('formula.xlsx Data entry!J10 The cell holds a formula; expected a value. [xlsx-formula]');
    expect(await remarks(join(dir, 'formula.checked.xlsx'))).toEqual({
      'Data entry!J10': expect.stringContaining('The cell holds a formula'),
    });

    const column = await edited(path, 'column.xlsx', ({ of }) => of('Data entry').set(2, 'comment', 'remark'));
    expect((await plumbline(dir, 'import', 'xlsx', column, ...later)).out).toMatch(
      /column\.xlsx Data entry!P3 The column "remark" is not known\. \[msr-column-unknown\]/,
    );

    await plumbline(dir, 'export', 'xlsx', '--sheet', 'results', '--out', 'results.xlsx');
    expect((await plumbline(dir, 'import', 'xlsx', 'results.xlsx', ...later)).out).toContain(
      'results.xlsx:1:1 results.xlsx has no sheet with the headings indicator and period, or definition; its sheets are Results framework. [xlsx-sheet]',
    );
  });

  test('a file that is refused is said to be so in a finding, and nothing is written', async () => {
    const dir = waterWorks();
    writeFileSync(join(dir, 'received.xlsx'), 'indicator,period,value\n');
    const { code, out } = await plumbline(dir, 'import', 'xlsx', 'received.xlsx', '--write', ...later);
    expect(out).toContain(
      'received.xlsx:1:1 received.xlsx is no workbook. [xlsx-file]\n  → Save it as an Excel workbook (.xlsx).\n',
    );
    expect(code).toBe(1);
    expect(existsSync(join(dir, 'measurements/ledger.csv'))).toBe(false);
    expect(existsSync(join(dir, 'received.checked.xlsx'))).toBe(false);
  });
});

describe('definitions', () => {
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
      text
        .split('\n')
        .filter((line) => !/name:|definition:|source:|responsible:|Metres|after a week|tested/.test(line));
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
});

describe('the indicator review', () => {
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
});
