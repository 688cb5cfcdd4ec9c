import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { plumbline } from '../support/cli.ts';
import { edited, exportedBook, later, remarks, waterWorks } from './entry-portfolio.ts';

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
  const filled = await edited(await exportedBook(dir), 'filled.xlsx', ({ of }) => of('Data entry').set(6, 'value', 99));
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
