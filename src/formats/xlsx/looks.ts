import type { CellStyle } from 'hucre/xlsx';
import type { Look, Tone } from './workbook.ts';

type Style<Part extends keyof CellStyle> = NonNullable<CellStyle[Part]>;

const ink = '1B2126';
const soft = '57626B';
const rule = 'D6DBDF';
const accent = '0B5563';

const thin = { style: 'thin', color: { rgb: rule } } as const;
const boxed = { top: thin, right: thin, bottom: thin, left: thin };

function filled(rgb: string): Style<'fill'> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

function font(size: number, rgb: string, more: Style<'font'> = {}): Style<'font'> {
  return { name: 'Calibri', size, color: { rgb }, ...more };
}

const wrapped = { vertical: 'top', wrapText: true } as const;
const figure = { vertical: 'top', horizontal: 'right' } as const;
const open = { protection: { locked: false } } as const;

const cell = { font: font(10, ink), border: boxed, alignment: wrapped };
const entry = { ...cell, ...open, fill: filled('FFFFFF') };

/** Text and ground of a rating; its word always stands in the cell as well. */
const tones: Readonly<Record<Tone, readonly [text: string, ground: string]>> = {
  best: ['0F466F', 'E6F0F8'],
  good: ['0A5141', 'E2F2ED'],
  near: ['25603D', 'EAF5EE'],
  warn: ['714600', 'FCF1DA'],
  bad: ['8D3210', 'FCEAE2'],
  worst: ['7C1636', 'FAE4EA'],
  alert: ['582D82', 'F1E9F8'],
  none: ['4A555E', 'EFF2F3'],
};

const plain: Readonly<Record<Exclude<Look, Tone>, CellStyle>> = {
  title: { font: font(16, accent, { bold: true }), alignment: { vertical: 'center' } },
  note: { font: font(10, soft, { italic: true }), alignment: { vertical: 'top' } },
  heading: {
    font: font(10, 'FFFFFF', { bold: true }),
    fill: filled(accent),
    border: boxed,
    alignment: { vertical: 'center', wrapText: true },
  },
  'heading-shown': {
    font: font(10, 'FFFFFF', { italic: true }),
    fill: filled(soft),
    border: boxed,
    alignment: { vertical: 'center', wrapText: true },
  },
  band: {
    font: font(11, accent, { bold: true }),
    fill: filled('EDF4F5'),
    border: boxed,
    alignment: { vertical: 'center' },
  },
  label: { font: font(10, soft, { bold: true }), fill: filled('F6F7F7'), border: boxed, alignment: wrapped },
  text: cell,
  key: { ...cell, fill: filled('F6F7F7'), numFmt: '@' },
  shown: { ...cell, font: font(10, soft, { italic: true }), fill: filled('F6F7F7') },
  number: { ...cell, alignment: figure },
  percent: { ...cell, alignment: figure, numFmt: '0.0%' },
  open: { ...entry, numFmt: '@' },
  'open-number': { ...entry, alignment: figure },
  'open-missing': { ...entry, alignment: figure, fill: filled('FFF8E1') },
  'open-key': { ...entry, fill: filled('FFF8E1'), numFmt: '@' },
};

/** The style of a look. */
export function styleOf(look: Look): CellStyle {
  if (look in plain) return plain[look as Exclude<Look, Tone>];
  const [text, ground] = tones[look as Tone];
  return { ...cell, font: font(10, text, { bold: true }), fill: filled(ground) };
}
