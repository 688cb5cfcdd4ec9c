import { deflateRawSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/formats/xlsx/read.ts';
import { writeWorkbook } from '../../src/formats/xlsx/write.ts';

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

/** A workbook of Plumbline's own, small and with everything in it. */
const own = once(() =>
  writeWorkbook({
    title: 'Own',
    sheets: [
      {
        ...{ name: 'Data entry', columns: [{ width: 10 }, { width: 10 }, { width: 10 }], heading: 0, filtered: true },
        ...{ frozen: { rows: 1, columns: 1 }, locked: true },
        rows: [
          ['indicator', 'period', 'value'],
          ...Array.from({ length: 60 }, (_, i) => [`i-${i}`, '2025', `${i * 7}`]),
        ].map((cells) => ({ cells: cells.map((value) => ({ value, look: 'open', comment: 'A remark.' }) as const) })),
      },
    ],
  }),
);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const zeros = (size: number) => new Uint8Array(size);

/** A ZIP file of one part: a tenth of a megabyte that unpacks to a hundred, and does not say so. */
function bomb(): Uint8Array {
  const name = Buffer.from('xl/styles.xml');
  const packed = deflateRawSync(zeros(100_500_000), { level: 9 });
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 0, 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 0, 'latin1');
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  return Buffer.concat([local, name, packed, central, name, end]);
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
  ['one that is cut off in a part', async () => (await own()).subarray(0, 900), 'is damaged or cut off.'],
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
  ['a bomb that lies', () => bomb(), 'unpacks to more than 100 MB.'],
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

test.each(cases)('%s: refused, with what to do', async (_, bytes, message) => {
  const read = await readWorkbook(await bytes());
  expect(read).toEqual({ refused: { message: message.replace(/\.$/, ''), hint: expect.stringMatching(/\S/) } });
});

test('a workbook by hand is read: a formula is told, and its value is as the file says', async () => {
  const row = `<row>${text('metres')}${text('2025')}<c><f>WEBSERVICE("http://x")</f><v>5</v></c></row>`;
  const read = await readWorkbook(book(`${heading}${row}`));
  expect('book' in read ? read.book.sheets[0]?.rows[1] : read).toEqual([
    { text: 'metres', formula: false },
    { text: '2025', formula: false },
    { text: '5', formula: true },
  ]);
});

test('bytes that are damaged anywhere are refused or read, and never a bug', async () => {
  const bytes = await own();
  let read = 0;
  for (let at = 7; at < bytes.length; at += Math.ceil(bytes.length / 20)) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0x5a, at, at + 3);
    if ('book' in (await readWorkbook(damaged))) read++;
  }
  expect(read).toBeLessThan(20);
});
