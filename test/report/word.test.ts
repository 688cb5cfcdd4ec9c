import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/progress/facts.ts';
import { reports } from '../../src/report/reports.ts';
import { stretchesOf } from '../../src/report/word/direction.ts';
import type { Cell, Passage, Run, WordDocument } from '../../src/report/word/document.ts';
import { writeWord } from '../../src/report/word/write.ts';
import { inputsFor, loadPortfolio, render, sampleFacts } from './sample.ts';
import { headings, textOf } from './structure.ts';
import { all, type Element, has, headingsIn, readParts, tablesIn, textIn } from './word-file.ts';

const facts: Facts = sampleFacts(await loadPortfolio());
const inputs = await inputsFor(facts);

interface Made {
  readonly file: string;
  readonly word: WordDocument;
  readonly html: string;
}

const made: Made[] = [];
for (const report of reports.filter(({ formats }) => formats.includes('docx'))) {
  for (const document of await report.documents(inputs, { variant: '', linked: true, index: '' })) {
    const word = await document.word?.();
    if (word === undefined) throw new Error(`${document.file} has no form for Word.`);
    // Pictures are not made for Word; what they show stands in tables beside them.
    const html = render(document, report.name, 'html').replace(/<svg .*?<\/svg>/gs, '');
    made.push({ file: document.file, word, html });
  }
}

test('four reports are made for Word', () => {
  expect(reports.filter(({ formats }) => formats.includes('docx')).map(({ name }) => name)).toEqual([
    'results-framework',
    'scorecard',
    'reference-sheet',
    'country-report',
  ]);
  expect(made.length).toBeGreaterThan(8);
});

describe.each(made)('$file', ({ word, html }) => {
  const bytes = writeWord(word, '2016-01-15');

  test('has the headings of the page, each in the style of its level', async () => {
    const shown = headings(html).filter(({ level }) => level > 1);
    expect(headingsIn(await bodyOf(bytes)).map(close)).toEqual(
      shown.map(({ level, title }) => close(`${level - 1}: ${title}`)),
    );
  });

  test('has the tables of the page, cell by cell, each with a head that is repeated', async () => {
    const tables = tablesIn(await bodyOf(bytes)).filter(({ head }) => head.length > 0);
    const shown = tablesOn(html);
    expect(tables.map(({ head }) => head.map(close))).toEqual(shown.map(({ head }) => head));
    // On a page a bar beside the text stands for the word.
    const cells = tables.map(({ rows }) => rows.map((row) => row.map((cell) => close(cell.replace('Together: ', '')))));
    expect(cells).toEqual(shown.map(({ rows }) => rows));
  });

  test('has what the page says beside labels', async () => {
    const tables = tablesIn(await bodyOf(bytes)).filter(({ head }) => head.length === 0);
    const page = html.replace(/<div class="method">\n<dl>.*?<\/dl>/gs, '');
    const shown = [...page.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)];
    expect(tables.flatMap(({ rows }) => rows.map((cells) => cells.map(close)))).toEqual(
      shown.map(([, label = '', value = '']) => [close(textOf(label)), close(textOf(value))]),
    );
  });

  test('says everything that stands in paragraphs and lists of the page', async () => {
    const body = close(textIn(await bodyOf(bytes)));
    const main = html.replace(
      /<style>.*<\/style>|<script>.*<\/script>|<table.*?<\/table>|<nav.*?<\/nav>|<summary>.*?<\/summary>/gs,
      '',
    );
    for (const [, , text = ''] of main.matchAll(/<(p|li)(?:\s[^>]*)?>(.*?)<\/\1>/gs)) {
      if (/class="kicker"/.test(text) || text.includes('class="notice')) continue;
      expect(body).toContain(close(textOf(text)));
    }
  });

  test('keeps rows whole and tables apart', async () => {
    const body = await bodyOf(bytes);
    for (const row of all(body, 'w:tr')) expect(has(row, 'w:cantSplit')).toBe(true);
    const blocks = (body.children[0]?.children ?? []).map(({ name }) => name);
    expect(blocks.filter((name, index) => name === 'w:tbl' && blocks[index + 1] === 'w:tbl')).toEqual([]);
  });

  test('leads every link somewhere', async () => {
    const parts = readParts(await bytes);
    const body = partOf(parts, 'word/document.xml');
    const names = all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
    expect(new Set(names).size).toBe(names.length);
    const relations = all(partOf(parts, 'word/_rels/document.xml.rels'), 'Relationship');
    const ids = relations.map(({ attributes }) => attributes.Id);
    for (const { attributes } of all(body, 'w:hyperlink')) {
      if (attributes['r:id'] !== undefined) expect(ids).toContain(attributes['r:id']);
      else expect(names).toContain(attributes['w:anchor']);
    }
  });
});

test('the bytes are the same in every run', async () => {
  for (const { word } of made) {
    const [first, second] = [await writeWord(word, '2016-01-15'), await writeWord(word, '2016-01-15')];
    expect(Buffer.compare(first, second)).toBe(0);
    const core = partOf(readParts(first), 'docProps/core.xml');
    expect(all(core, 'dcterms:created')[0]?.text).toBe('2016-01-15T00:00:00Z');
    expect(all(core, 'dcterms:modified')[0]?.text).toBe('2016-01-15T00:00:00Z');
    const links = all(partOf(readParts(first), 'word/_rels/document.xml.rels'), 'Relationship');
    for (const { attributes } of links) expect(attributes.Id).toMatch(/^(rId|link)\d+$/);
  }
});

test('a badge is a word, a symbol and a colour', async () => {
  const { word } = made.find(({ file }) => file === 'programme-scorecard') ?? {};
  if (word === undefined) throw new Error('The sample has no scorecard.');
  const runs = all(await bodyOf(writeWord(word, '2016-01-15')), 'w:r').filter((run) => has(run, 'w:shd'));
  expect(runs.length).toBeGreaterThan(5);
  for (const run of runs) expect(textIn(run)).toMatch(/^[◆●◕◑◔▼△○▷◇□–]\u00A0(\d+\u00A0)?\p{L}/u);
  expect(new Set(runs.map((run) => all(run, 'w:shd')[0]?.attributes['w:fill'])).size).toBeGreaterThan(3);
});

test('pages are A4, across or upright, with the title and the page number', async () => {
  for (const { file, word } of made) {
    const parts = readParts(await writeWord(word, '2016-01-15'));
    const size = all(partOf(parts, 'word/document.xml'), 'w:pgSz')[0]?.attributes ?? {};
    const sides = [size['w:w'], size['w:h']];
    const isUpright = /reference-sheet|country-report/.test(file);
    expect(sides).toEqual(isUpright ? ['11906', '16838'] : ['16838', '11906']);
    expect(textIn(partOf(parts, 'word/header1.xml'))).toContain(word.title.slice(0, 30));
    expect(all(partOf(parts, 'word/footer1.xml'), 'w:instrText').map(({ text }) => text)).toEqual(['PAGE', 'NUMPAGES']);
    const styles = partOf(parts, 'word/styles.xml');
    const [defaults] = all(styles, 'w:docDefaults');
    expect(defaults && all(defaults, 'w:lang')[0]?.attributes['w:val']).toBe('en-GB');
  }
});

describe('text in any field is harmless', () => {
  const hostile = {
    xml: '</w:t></w:r><![CDATA[x]]> & &amp; &#0; <script>alert("1")</script>',
    'control characters': 'a\u0000b\u0007c\u001Bd\u0085e\uFFFEf\uD800g',
    arabic: 'مدن تقدم خدمات محسنة (2015) 45% UN-Habitat',
    emoji: '👩🏽‍🌾 🏙️ \uDC00',
    'direction override': 'a\u202Eb\u2066c',
    long: 'Wort '.repeat(1000),
  };

  test.each(Object.entries(hostile))('%s', async (_, text) => {
    const { word } = made.find(({ file }) => file === 'programme-country-report') ?? {};
    if (word === undefined) throw new Error('The sample has no country report.');
    const parts = readParts(await writeWord(everywhere(word, text), '2016-01-15'));
    const body = partOf(parts, 'word/document.xml');
    const kept = close(
      text
        .replace(/[\uD800\uFFFE](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])\uDC00/g, '\uFFFD')
        .replace(/[\u202E\u2066\p{Cc}]/gu, ''),
    );
    const paragraphs = all(body, 'w:p')
      .map((paragraph) => close(textIn(paragraph)))
      .filter((shown) => shown !== '');
    for (const shown of paragraphs) expect(shown.replaceAll(kept, '')).toBe('');
    expect(paragraphs.length).toBeGreaterThan(50);
    expect(all(body, 'w:tbl').length).toBe(word.passages.filter(({ kind }) => kind === 'table').length);
  });

  test('in a web address', async () => {
    const href = 'https://example.org/?a=1&b=<c>"\u0007\uD800#d';
    const runs: Run[] = [{ text: 'x', look: 'plain', tone: null, href, to: '' }];
    const parts = readParts(await writeWord(oneParagraph(runs), '2016-01-15'));
    const [link] = all(partOf(parts, 'word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attributes }) => attributes.TargetMode === 'External',
    );
    expect(link?.attributes.Target).toBe('https://example.org/?a=1&b=<c>"\uFFFD');
    const [marked] = all(partOf(parts, 'word/document.xml'), 'w:hyperlink');
    expect(marked?.attributes).toMatchObject({ 'w:anchor': 'd', 'r:id': 'link1' });
  });

  test('a row that is longer than a page may break', async () => {
    const { word } = made.find(({ file }) => file === 'programme-scorecard') ?? {};
    if (word === undefined) throw new Error('The sample has no scorecard.');
    const body = await bodyOf(writeWord(everywhere(word, hostile.long), '2016-01-15'));
    const rows = all(body, 'w:tr').filter((row) => !has(row, 'w:tblHeader'));
    for (const row of rows) expect(has(row, 'w:cantSplit')).toBe(false);
  });
});

describe('text from right to left', () => {
  test('keeps its direction, and what stands in it keeps its own', () => {
    expect(stretchesOf('مدن UN-Habitat 2015')).toEqual([
      { text: 'مدن ', rightToLeft: true },
      { text: 'UN-Habitat', rightToLeft: false },
      { text: ' 2015', rightToLeft: true },
    ]);
    expect(stretchesOf('City of حلب and שלום עולם!')).toEqual([
      { text: 'City of ', rightToLeft: false },
      { text: 'حلب', rightToLeft: true },
      { text: ' and ', rightToLeft: false },
      { text: 'שלום עולם', rightToLeft: true },
      { text: '!', rightToLeft: false },
    ]);
    expect(stretchesOf('45%')).toEqual([{ text: '45%', rightToLeft: false }]);
    expect(stretchesOf('')).toEqual([]);
  });

  test('is marked in the file, with its language', async () => {
    const runs: Run[] = [{ text: { text: 'مدن 2015', lang: 'ar' }, look: 'plain', tone: null, href: '', to: '' }];
    const body = await bodyOf(writeWord(oneParagraph(runs), '2016-01-15'));
    const [paragraph] = all(body, 'w:p');
    expect(paragraph && has(paragraph, 'w:bidi')).toBe(true);
    expect(all(body, 'w:r').map((run) => [textIn(run), has(run, 'w:rtl')])).toEqual([['مدن 2015', true]]);
    expect(all(body, 'w:lang').map(({ attributes }) => attributes['w:bidi'])).toEqual(['ar']);
  });
});

/** Without blanks, in which a page and a file may differ. */
function close(text: string): string {
  return text.replace(/\s+/g, '');
}

function partOf(parts: ReadonlyMap<string, Element>, name: string): Element {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`There is no ${name}.`);
  return part;
}

async function bodyOf(bytes: Promise<Uint8Array>): Promise<Element> {
  const [body] = all(partOf(readParts(await bytes), 'word/document.xml'), 'w:body');
  if (body === undefined) throw new Error('There is no body.');
  return body;
}

/** Tables of a page: a list of what is not rated has the word for what its second column holds only in Word. */
function tablesOn(html: string) {
  return [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => {
    const [head = [], ...rows] = [...table.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<t[hd](?:\s[^>]*)?>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => close(textOf(cell))),
    );
    return { head: head.length === 1 ? [...head, 'Meaning'] : head, rows };
  });
}

function oneParagraph(runs: readonly Run[]): WordDocument {
  const passages: Passage[] = [{ kind: 'paragraph', style: 'body', runs }];
  return { language: 'fr', title: 't', draft: '', landscape: false, passages };
}

/** The document with the same text in every run of it. */
function everywhere(word: WordDocument, text: string): WordDocument {
  const inRuns = (runs: readonly Run[]): readonly Run[] => runs.map((run) => ({ ...run, text }));
  const inCell = (cell: Cell): Cell => cell.map(inRuns);
  const inPassage = (passage: Passage): Passage => {
    if (passage.kind === 'list') return { ...passage, items: passage.items.map(inRuns) };
    if (passage.kind !== 'table') return { ...passage, runs: inRuns(passage.runs) };
    const rows = passage.rows.map((row) => ({ ...row, cells: row.cells.map(inCell) }));
    return { ...passage, head: passage.head.map(() => text), rows };
  };
  return { ...word, title: text, draft: text, passages: word.passages.map(inPassage) };
}
