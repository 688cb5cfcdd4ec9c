import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { plumbline } from '../support/cli.ts';
import { exportedBook, later, waterWorks } from './entry-portfolio.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet, written by hand. */
function book(rows: string, more: Zippable = {}): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data entry" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
      ...more,
    },
    { level: 1 },
  );
}

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const heading = `<row>${['indicator', 'period', 'value'].map(text).join('')}</row>`;

/** What is said of a file that stands where a workbook is expected. */
async function said(bytes: Uint8Array, name = 'received.xlsx'): Promise<string> {
  const dir = waterWorks();
  writeFileSync(join(dir, name), bytes);
  const before = readFileSync(join(dir, 'measurements/water/metres.csv'), 'utf8');
  const { code, out, err } = await plumbline(dir, 'import', 'xlsx', name, '--write', ...later);
  expect(code, err).toBe(1);
  expect(readFileSync(join(dir, 'measurements/water/metres.csv'), 'utf8')).toBe(before);
  expect(existsSync(join(dir, 'measurements/ledger.csv'))).toBe(false);
  return out;
}

test('a workbook by hand is read as any other', async () => {
  expect(await said(book(`${heading}<row>${text('nothing')}${text('2025')}<c><v>1</v></c></row>`))).toContain(
    'received.xlsx Data entry!A2 There is no indicator "nothing"',
  );
});

const own = async () => readFileSync(await exportedBook(waterWorks()));
const zeros = (size: number) => new Uint8Array(size);

/** A ZIP file of one part: a tenth of a megabyte that unpacks to a hundred. */
function bomb(): Uint8Array {
  const name = Buffer.from('xl/styles.xml');
  const packed = deflateRawSync(zeros(100_500_000), { level: 9 });
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 0, 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100_500_000, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 0, 'latin1');
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** The same bytes, with every size that a header tells set to 100. */
function lying(bytes: Uint8Array): Uint8Array {
  const told = Buffer.from(bytes);
  for (let at = told.indexOf('PK\u0001\u0002'); at >= 0; at = told.indexOf('PK\u0001\u0002', at + 4)) {
    told.writeUInt32LE(100, at + 24);
  }
  for (let at = told.indexOf('PK\u0003\u0004'); at >= 0; at = told.indexOf('PK\u0003\u0004', at + 4)) {
    told.writeUInt32LE(100, at + 22);
  }
  return told;
}

const cases: readonly (readonly [name: string, bytes: () => Uint8Array | Promise<Uint8Array>, message: string])[] = [
  ['nothing', () => zeros(0), 'is empty.'],
  ['a CSV', () => strToU8('indicator,period,value\n'), 'is no workbook.'],
  [
    'an encrypted one',
    () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'is protected by a password, or a workbook of Excel 97.',
  ],
  ['one that is cut off in its directory', async () => (await own()).subarray(0, -40), 'is cut off.'],
  ['one that is cut off in a part', async () => (await own()).subarray(0, 20_000), 'is damaged or cut off.'],
  ['a ZIP file of something else', () => zipSync({ 'a.txt': strToU8('a') }), 'cannot be read as a workbook.'],
  ['an OpenDocument file', () => zipSync({ mimetype: strToU8('application/vnd.oasis') }), 'is no Excel workbook.'],
  ['macros', () => book(heading, { 'xl/vbaProject.bin': zeros(10) }), 'holds macros; expected a workbook without.'],
  [
    'macros that only the types tell of',
    () =>
      book(heading, {
        '[Content_Types].xml': strToU8('<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>'),
      }),
    'holds macros; expected a workbook without.',
  ],
  [
    'entities',
    () => book(heading, { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE a [<!ENTITY b "&c;&c;">]><sst>&b;</sst>') }),
    'declares a document type, which no workbook does.',
  ],
  ['a bomb', () => bomb(), 'unpacks to more than 100 MB.'],
  ['a bomb that lies', () => lying(bomb()), 'unpacks to more than 100 MB.'],
  [
    'many parts',
    () => zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}`, zeros(1)]))),
    'has more than 2000 parts.',
  ],
  ['many cells', () => book(`<row>${'<c/>'.repeat(1_500_001)}</row>`), 'has more than 1500000 cells.'],
  [
    'a cell at the end of the world',
    () => book('<row r="9999999"><c r="ZZZZ9999999"><v>1</v></c></row>'),
    'cannot be read as a workbook.',
  ],
  [
    'a text without end',
    () => book(`<row>${text('x'.repeat(40_000))}</row>`),
    'has a cell of more than 32767 characters.',
  ],
  [
    'one long text in many cells',
    () =>
      book(`<row>${'<c t="s"><v>0</v></c>'.repeat(1_700)}</row>`, {
        'xl/sharedStrings.xml': strToU8(`<sst xmlns="${main}"><si><t>${'x'.repeat(30_000)}</t></si></sst>`),
        '[Content_Types].xml': strToU8(
          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        ),
      }),
    'holds more text than is read.',
  ],
];

test.each(cases)('%s: refused with a finding, and nothing is written', async (_, bytes, message) => {
  const out = await said(await bytes());
  expect(out.split('\n')[0]).toBe(`received.xlsx:1:1 received.xlsx ${message} [xlsx-file]`);
  expect(out).toMatch(/\n {2}→ \S/);
});

test('bytes that are damaged anywhere are refused or read, and never a bug', async () => {
  const bytes = await own();
  // One place in every part of the file, in headers and in what is packed.
  for (let at = 7; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0x5a, at, at + 3);
    const dir = waterWorks();
    writeFileSync(join(dir, 'received.xlsx'), damaged);
    const { code, err } = await plumbline(dir, 'import', 'xlsx', 'received.xlsx', ...later);
    expect(code, err).toBeLessThan(2);
  }
});

test('what lies outside, is drawn or runs is not in the copy that is read, and formulas are no values', async () => {
  const row = `<row>${text('metres')}${text('2025')}<c><f>WEBSERVICE("http://x")</f><v>5</v></c></row>`;
  expect(await said(book(`${heading}${row}`))).toContain(
    'Data entry!C2 The cell holds a formula; expected a value. [xlsx-formula]',
  );
  expect(Object.keys(unzipSync(await own())).some((name) => /externalLink|vba|embeddings/.test(name))).toBe(false);
});
