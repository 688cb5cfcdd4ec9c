import { type IPropertiesOptions, LineRuleType } from 'docx';
import { palette, type Role } from '../charts/palette.ts';
import type { Look, ParagraphStyle } from './document.ts';

/** Twentieths of a point. */
const millimetre = 1440 / 25.4;
/** A4 upright. */
const paper = { width: 11906, height: 16838 };

export interface Page {
  readonly size: { readonly width: number; readonly height: number };
  readonly landscape: boolean;
  readonly margin: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>>;
  /** Between the margins. */
  readonly width: number;
}

export function pageOf(landscape: boolean): Page {
  const side = Math.round((landscape ? 15 : 18) * millimetre);
  const end = Math.round(18 * millimetre);
  const edge = Math.round(9 * millimetre);
  return {
    size: paper,
    landscape,
    margin: { top: end, bottom: end, left: side, right: side, header: edge, footer: edge },
    width: (landscape ? paper.height : paper.width) - 2 * side,
  };
}

/** A colour of the palette as six digits. */
export function colour(role: Role): string {
  return palette[role].light.slice(1);
}

/** Of the page's words, as a word processor checks them. */
export const places: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', pt: 'pt-PT' };

const serif = 'Georgia';
const sans = 'Arial';

/** Half points. */
const size = { body: 19, table: 17, small: 15 };

/** Between the lines of a paragraph: so many times the height of its letters. */
const lines = (times: number) => ({ line: Math.round(240 * times), lineRule: LineRuleType.AUTO });

const heading = (points: number, before: number, after: number) => ({
  run: { font: serif, size: points, bold: true, color: colour('ink') },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after, ...lines(1.05) } },
});

/** The styles of a document, whose words are in a language (BCP 47). */
export function stylesIn(language: string): NonNullable<IPropertiesOptions['styles']> {
  const soft = colour('soft');
  const own = (id: string, name: string, run: object, paragraph: object = {}) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true },
    run,
    paragraph,
  });
  return {
    default: {
      document: {
        run: { font: sans, size: size.body, color: colour('ink'), language: { value: language } },
        paragraph: { spacing: { after: 100, ...lines(1.1) } },
      },
      title: heading(40, 40, 80),
      heading1: heading(28, 300, 100),
      heading2: heading(23, 240, 80),
      heading3: heading(20, 200, 80),
      hyperlink: { run: { color: colour('accent'), underline: {} } },
    },
    paragraphStyles: [
      own('Kicker', 'Kicker', { color: colour('accent'), size: size.body }),
      own('Lead', 'Lead', { font: serif, size: 22 }),
      own('Note', 'Note', { color: soft, size: size.table }),
      own('TableText', 'Table text', { size: size.table }, { spacing: { after: 30, ...lines(1) } }),
      own(
        'TableHead',
        'Table head',
        { size: size.small, bold: true, color: soft },
        { spacing: { after: 20 }, keepNext: true },
      ),
      own('PageMargin', 'Page margin', { size: size.small, color: soft }, { spacing: { after: 0 } }),
    ],
  };
}

export const styleIds: Readonly<Record<ParagraphStyle, string>> = {
  title: 'Title',
  kicker: 'Kicker',
  lead: 'Lead',
  body: 'Normal',
  note: 'Note',
};

/** What a run looks like beside its paragraph. */
export const looks: Readonly<Record<Look, object>> = {
  plain: {},
  strong: { bold: true },
  emphasis: { italics: true },
  soft: { color: colour('soft'), bold: false },
  id: { color: colour('soft'), bold: false, font: 'Courier New' },
  mark: { superScript: true, italics: true },
  gap: { color: colour('soft'), italics: true },
};
