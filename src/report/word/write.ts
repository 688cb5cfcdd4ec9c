import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { pack, unpackOwn } from '../../formats/archive.ts';
import { shortText } from '../../text/short-text.ts';
import { inXml } from './direction.ts';
import type { Heading, List, Passage, WordDocument } from './document.ts';
import { makeTable } from './make-table.ts';
import { makeParagraph, type Places } from './make-text.ts';
import { colour, places as languagePlaces, pageOf, styleIds, stylesIn } from './paper.ts';
import { settled } from './settled.ts';

/** A Word file (Office Open XML): the same bytes for the same document and date (`YYYY-MM-DD`). */
export async function writeWord(document: WordDocument, date: string): Promise<Uint8Array> {
  const page = pageOf(document.landscape);
  const places = placesIn(document.passages);
  const file = new Document({
    title: inXml(document.title),
    creator: 'Plumbline',
    lastModifiedBy: 'Plumbline',
    styles: stylesIn(languagePlaces[document.language] ?? document.language),
    numbering: { config: [bullets, numbers] },
    sections: [
      {
        properties: {
          page: {
            size: { ...page.size, ...(page.landscape ? { orientation: 'landscape' as const } : {}) },
            margin: page.margin,
          },
        },
        headers: { default: new Header({ children: [runningHead(document, page.width)] }) },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: document.passages.flatMap((passage, index) =>
          makePassage(passage, document.passages[index + 1], index, page.width, places),
        ),
      },
    ],
  });
  const parts = unpackOwn(await Packer.pack(file, 'uint8array'));
  return pack(settled(parts, date));
}

/** Places that links point to, in the order in which they stand. */
function placesIn(passages: readonly Passage[]): Places {
  const anchors = passages.flatMap((passage) =>
    passage.kind === 'heading'
      ? [passage.anchor]
      : passage.kind === 'table'
        ? passage.rows.map((row) => row.anchor)
        : [],
  );
  return new Map([...new Set(anchors)].filter((anchor) => anchor !== '').map((anchor, index) => [anchor, index + 1]));
}

function makePassage(
  passage: Passage,
  next: Passage | undefined,
  index: number,
  width: number,
  places: Places,
): readonly FileChild[] {
  if (passage.kind === 'heading') return [makeHeading(passage, places)];
  // What leads to a table stands on its page.
  const leads = next?.kind === 'table';
  if (passage.kind === 'paragraph') {
    return [
      makeParagraph(passage.runs, { style: styleIds[passage.style], ...(leads ? { keepNext: true } : {}) }, places),
    ];
  }
  if (passage.kind === 'list') return makeList(passage, index, leads, places);
  const made = makeTable(passage, width, places, leads);
  // Two tables without a paragraph between them would be one.
  return next?.kind === 'heading'
    ? [made]
    : [made, new Paragraph({ style: 'PageMargin', ...(leads ? { keepNext: true } : {}) })];
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function makeHeading({ level, runs, anchor, newPage }: Heading, places: Places): Paragraph {
  const options = { heading: levels[level], ...(newPage ? { pageBreakBefore: true } : {}) };
  return makeParagraph(runs, options, places, anchor);
}

function makeList({ ordered, items }: List, instance: number, leads: boolean, places: Places): readonly Paragraph[] {
  const numbering = { reference: ordered ? numbers.reference : bullets.reference, level: 0, instance };
  return items.map((runs) =>
    makeParagraph(runs, { style: 'Normal', numbering, ...(leads ? { keepNext: true } : {}) }, places),
  );
}

const indent = { left: 360, hanging: 260 };
const bullets = {
  reference: 'bullets',
  levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', style: { paragraph: { indent } } }],
};
const numbers = {
  reference: 'numbers',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: { paragraph: { indent } } }],
};

function runningHead({ title, draft }: WordDocument, width: number): Paragraph {
  const mark = draft === '' ? [] : [new TextRun({ text: `\t${inXml(draft)}`, bold: true, color: colour('bad-text') })];
  return new Paragraph({
    style: 'PageMargin',
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [new TextRun(inXml(shortText(title, 100))), ...mark],
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    style: 'PageMargin',
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
}
