import {
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
} from 'docx';
import { isRightToLeft } from '../charts/text.ts';
import { plainText } from '../edition.ts';
import { inXml, stretchesOf } from './direction.ts';
import type { Run } from './document.ts';
import { colour, looks } from './paper.ts';

/** The names and numbers of places in the document, by their anchors. */
export type Places = ReadonlyMap<string, number>;

export type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;

/** A paragraph of runs, in the direction of its first letter; `anchor` is a place that links point to. */
export function makeParagraph(runs: readonly Run[], options: ParagraphOptions, places: Places, anchor = ''): Paragraph {
  const place = places.get(anchor);
  const children = runs.flatMap((run) => makeRun(run, places));
  const marked = place === undefined ? [] : [new Bookmark({ id: placeName(place), children: [] })];
  const whole = runs.map(({ text }) => plainText(text)).join(' ');
  return new Paragraph({
    ...options,
    ...(isRightToLeft(whole) ? { bidirectional: true } : {}),
    children: [...marked, ...children],
  });
}

/** A word processor takes letters and digits only, and no more than forty. */
function placeName(place: number): string {
  return `place_${place}`;
}

function makeRun(run: Run, places: Places): readonly ParagraphChild[] {
  const text = inXml(plainText(run.text));
  if (text === '') return [];
  const place = places.get(run.to);
  const children = stretchesOf(text).map(
    (stretch) => new TextRun({ ...optionsOf(run, stretch.rightToLeft), text: stretch.text }),
  );
  if (run.href !== '') return [new ExternalHyperlink({ link: inXml(run.href).replaceAll(' ', ''), children })];
  return place === undefined ? children : [new InternalHyperlink({ anchor: placeName(place), children })];
}

function optionsOf({ text, look, tone, href }: Run, rightToLeft: boolean) {
  const lang = typeof text === 'string' ? '' : text.lang;
  return {
    ...looks[look],
    ...(href === '' ? {} : { style: 'Hyperlink' }),
    ...(tone === null
      ? {}
      : {
          color: colour(`${tone}-text`),
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour(`${tone}-sheet`) },
          border: { style: BorderStyle.SINGLE, size: 4, space: 0, color: colour(tone) },
        }),
    ...(rightToLeft ? { rightToLeft } : {}),
    ...(lang === '' ? {} : { language: rightToLeft ? { bidirectional: lang } : { value: lang } }),
  };
}
