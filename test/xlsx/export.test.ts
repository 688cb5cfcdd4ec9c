import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { type CellValue, openXlsx, readXlsx, type Sheet, saveXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { waterWorks } from './entry-portfolio.ts';

const example = join(home, 'frameworks/example-city');
const asOf = ['--as-of', '2026-06-30'];

interface Exported {
  readonly bytes: Buffer;
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** The XML of each part. */
  readonly parts: Readonly<Record<string, string>>;
}

async function exported(dir: string, ...options: readonly string[]): Promise<Exported> {
  const out = join(folder({}), 'out.xlsx');
  const { code, err } = await plumbline(dir, 'export', 'xlsx', '--out', out, ...asOf, ...options);
  expect(code, err).toBe(0);
  const bytes = readFileSync(out);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const texts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]);
  return { bytes, sheets: new Map(sheets.map((sheet) => [sheet.name, sheet])), parts: Object.fromEntries(texts) };
}

/** The large workbook of the example: `npm run soak` alone. */
const soak = test.runIf(process.env.PLUMBLINE_SOAK === '1');

/** The rows below the headings as records. */
function records(sheet: Sheet | undefined, heading: number): Record<string, CellValue>[] {
  const names = (sheet?.rows[heading] ?? []).map(String);
  return (sheet?.rows ?? [])
    .slice(heading + 1)
    .map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
}

function stored(): Record<string, string>[] {
  const folderOf = join(example, 'measurements');
  return readdirSync(folderOf, { withFileTypes: true }).flatMap((framework) =>
    framework.isDirectory()
      ? readdirSync(join(folderOf, framework.name)).flatMap((file) => {
          const text = readFileSync(join(folderOf, framework.name, file), 'utf8');
          const rows = parse(text, { columns: true }) as Record<string, string>[];
          return rows.map((row) => ({ framework: framework.name, indicator: file.replace('.csv', ''), ...row }));
        })
      : [],
  );
}

soak('the data-entry sheet holds every stored row, and a row for every value that is due', async () => {
  const { sheets } = await exported(example, '--sheet', 'entry');
  const sheet = sheets.get('Data entry');
  const rows = records(sheet, 2).filter(({ indicator }) => indicator !== null);
  const shown = ['indicator name', 'place name', 'unit', 'target'];
  const told = rows.map((row) =>
    Object.entries(row)
      .filter(([name, value]) => value !== null && !shown.includes(name))
      .map(([name, value]) => `${name}=${value}`)
      .toSorted()
      .join(' '),
  );
  const all = stored().map((row) =>
    Object.entries(row)
      .filter(([, value]) => value !== '')
      // A number is a number: 12.50 is written as 12.5.
      .map(([name, value]) => `${name}=${/^-?\d+(\.\d+)?$/.test(value) && name !== 'period' ? Number(value) : value}`)
      .toSorted()
      .join(' '),
  );
  expect(all.length).toBeGreaterThan(700);
  expect(all.filter((row) => !told.includes(row))).toEqual([]);

  // programme/service-spending is due for each fiscal year of the plan in six cities: FY2026 has begun and is empty.
  const due = JSON.parse((await plumbline(example, 'due', '--format', 'json', ...asOf)).out).due as {
    framework: string;
    indicator: string;
    kind: string;
    period: string;
    places: string[];
  }[];
  const values = due.filter(({ kind }) => kind === 'value');
  expect(values.length).toBeGreaterThan(3);
  for (const { framework, indicator, period, places } of values) {
    for (const place of places.length === 0 ? [null] : places) {
      const found = rows.filter(
        (row) =>
          row.framework === framework && row.indicator === indicator && row.period === period && row.place === place,
      );
      expect(found.length, `${framework}/${indicator} ${period} ${place}`).toBeGreaterThan(0);
    }
  }
});

soak('taken in again, the workbook of the example changes nothing', async () => {
  const dir = folder({});
  const { bytes } = await exported(example);
  writeFileSync(join(dir, 'out.xlsx'), bytes);
  const { code, out } = await plumbline(example, 'import', 'xlsx', join(dir, 'out.xlsx'), ...asOf);
  expect(out).toContain(`${stored().length} rows are as the workbook was written, and not read.`);
  expect(out).toContain('Everything is as it was: nothing to write.');

  // Without the copy for comparison every row is read, and found in the store.
  const bare = await openXlsx(bytes, { readStyles: true });
  for (const sheet of bare.sheets) sheet.name = sheet.name.replace(' as exported', ' copied');
  writeFileSync(join(dir, 'bare.xlsx'), await saveXlsx(bare));
  const every = await plumbline(example, 'import', 'xlsx', join(dir, 'bare.xlsx'), ...asOf);
  expect(every.out).toContain(
    `bare.xlsx: ${stored().length} rows: 0 added, 0 changed, ${stored().length} unchanged, 0 rejected`,
  );
  expect(every.out).toContain('Everything is as it was: nothing to write.');
  expect(code).toBe(0);
});

test('keys are locked, values are open, and drop-downs offer what may stand there', async () => {
  const { sheets } = await exported(waterWorks());
  const sheet = sheets.get('Data entry');
  const names = ['Results framework', 'Tracking table', 'Reference sheets', 'Definitions', 'Data entry', 'Lists'];
  const copies = ['Definitions as exported', 'Data entry as exported'];
  expect([...sheets.keys()]).toEqual([...names, ...copies]);
  expect(sheet?.protection?.sheet).toBe(true);
  expect(sheet?.freezePane).toEqual({ rows: 3, columns: 4 });
  const heading = (sheet?.rows[2] ?? []).map(String);
  const at = (row: number, name: string) => sheet?.cells?.get(`${row},${heading.indexOf(name)}`);
  for (const key of ['framework', 'indicator', 'period', 'place', 'ground']) {
    expect(at(3, key)?.style?.protection?.locked, key).not.toBe(false);
  }
  for (const open of ['value', 'numerator', 'status', 'comment']) {
    expect(at(3, open)?.style?.protection?.locked, open).toBe(false);
  }
  const places = sheet?.dataValidations?.find(({ range }) => range.startsWith('E'));
  const [, column, from, to] = /'Lists'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)/.exec(places?.formula1 ?? '') ?? [];
  expect(column).toBe('G');
  const offered = (sheets.get('Lists')?.rows ?? []).slice(Number(from) - 1, Number(to)).map((row) => row[6]);
  expect(offered).toEqual(['lindo', 'pareva']);
});

test('the tracking table shows the figures of progress', async () => {
  const { sheets } = await exported(example, '--sheet', 'tracking');
  const rows = records(sheets.get('Tracking table'), 2);
  const { indicators } = JSON.parse((await plumbline(example, 'progress', '--format', 'json', ...asOf)).out);
  expect(rows.length).toBe(indicators.length);
  for (const [index, one] of indicators.entries()) {
    const row = rows[index];
    expect(`${row?.Framework}/${row?.Indicator}`).toBe(`${one.framework}/${one.indicator}`);
    expect(row?.Achieved ?? null).toBe(one.achievement);
    expect(row?.['Actual to date'] ?? null).toBe(one.actual?.value ?? null);
    expect(row?.['Target to date'] ?? null).toBe(one.target?.value ?? null);
  }
});

const isTrained = (row: Readonly<Record<string, unknown>>) =>
  row.Framework === 'programme' && row.Indicator === 'staff-trained';

test('the tracking table compares each period with its own target', async () => {
  const { sheets } = await exported(example, '--sheet', 'tracking');
  const [, bands = [], heads = [], ...rows] = sheets.get('Tracking table')?.rows ?? [];
  const cells = (framework: string, indicator: string, period: string) => {
    const from = bands.map(String).indexOf(period);
    const row = rows.find((one) => one[0] === framework && one[2] === indicator);
    return Object.fromEntries([0, 1, 2, 3].map((index) => [heads[from + index], row?.[from + index] ?? null]));
  };
  // Of 20 at the start, 30 were aimed at in 2025 and 40 in 2027.
  const { Target, Actual, Achieved } = cells('programme', 'budget-proposals', '2025');
  expect(Target).toBe(30);
  expect(Achieved).toBeCloseTo((Number(Actual) - 20) / (30 - 20), 12);
  expect(cells('programme', 'budget-proposals', '2027')).toMatchObject({ Target: 40, Actual: null, Achieved: null });
  // Each target includes those trained before the start.
  const trained = cells('programme', 'staff-trained', '2025');
  const start = Number(records(sheets.get('Tracking table'), 2).find(isTrained)?.Baseline);
  expect(start).toBeGreaterThan(0);
  expect(trained.Achieved).toBeCloseTo((Number(trained.Actual) - start) / (Number(trained.Target) - start), 12);
});

test('the same portfolio gives the same bytes, and nothing in them tells the time', async () => {
  const dir = waterWorks();
  const [one, other] = [await exported(dir), await exported(dir)];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  expect(one.parts['docProps/core.xml']).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z');
  expect(one.parts['docProps/core.xml']).toContain('<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z');
  // Time and date in the local header of every part: 00:00 on the first of January 1980.
  for (let at = one.bytes.indexOf('PK\u0003\u0004'); at >= 0; at = one.bytes.indexOf('PK\u0003\u0004', at + 4)) {
    expect(one.bytes.readUInt32LE(at + 10)).toBe(0x00210000);
  }
});

test('no text is a formula, whatever it begins with, and it reads back as it was written', async () => {
  const texts = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '_x0041_ is no A'];
  const indicators = texts.map(
    (text, i) => `  i-${i}: {result: out, name: ${JSON.stringify(text)}, definition: ${JSON.stringify(text)}}\n`,
  );
  const dir = folder({
    'plumbline.yaml': 'plumbline: 1\ntitle: "=1+1"\n',
    'frameworks/f.yaml': `id: f\ntitle: F\nlevels: [{id: output, title: Outputs}]\nresults: {out: {level: output, statement: "=cmd|x"}}\nindicators:\n${indicators.join('')}`,
  });
  const { parts, sheets } = await exported(dir);
  const worksheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(worksheets.length).toBe(8 + worksheets.filter(([name]) => name.includes('_rels')).length);
  for (const [, xml] of worksheets) expect(xml).not.toMatch(/<f[ >]/);
  const rows = records(sheets.get('Definitions'), 2);
  expect(rows.map(({ definition }) => definition)).toEqual(texts);
  const cell = sheets.get('Definitions')?.cells?.get('3,5');
  expect(cell?.value).toBe(texts[0]);
  expect(cell?.style?.numFmt).toBe('@');
});

test('a sheet that there is not, and a workbook for the terminal, are refused', async () => {
  const out = join(folder({}), 'out.xlsx');
  expect(await plumbline(example, 'export', 'xlsx', '--out', out, '--sheet', 'entri')).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no sheet "entri".\n→ Did you mean "entry"?'),
  });
  expect(await plumbline(example, 'export', 'xlsx')).toMatchObject({
    code: 2,
    err: 'export xlsx writes no text; expected --out <file>.\n',
  });
});

test('more values than anyone enters by hand are refused', async () => {
  const places = Array.from({ length: 300 }, (_, i) => `p${i}`);
  const dir = folder({
    'plumbline.yaml': `plumbline: 1\ntitle: T\nplaces: {${places.map((id) => `${id}: {title: P}`).join(', ')}}\n`,
    'frameworks/f.yaml': `id: f\ntitle: F\nperiod: 1995/2025\nplaces: [${places.join(', ')}]\nlevels: [{id: output, title: Outputs}]
results: {out: {level: output, statement: Done}}\nindicators: {i: {result: out, name: I, measure: number, cumulation: incremental, collection_frequency: monthly}}\n`,
  });
  // 300 places in 12 months of 31 years: 111,600 values.
  const { code, err } = await plumbline(dir, 'export', 'xlsx', '--sheet', 'entry', '--out', 'out.xlsx', ...asOf);
  expect(err).toContain('More than 100000 values are to be entered.\n→ Write a workbook for each framework');
  expect(code).toBe(2);
});
