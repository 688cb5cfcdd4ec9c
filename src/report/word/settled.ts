import type { Parts } from '../../formats/archive.ts';

/**
 * The parts of a Word file without what is new in every run: the library dates it by the clock, gives links names by chance and
 * numbers places through all files. Here the file has the date it is given (`YYYY-MM-DD`), and both are numbered in their order.
 */
export function settled(parts: Parts, date: string): Parts {
  const document = textOf(parts, 'word/document.xml');
  const relations = textOf(parts, 'word/_rels/document.xml.rels');
  const links = numbered(relations, /<Relationship Id="([^"]+)" Type="[^"]+\/hyperlink"/g, 'link');
  const places = numbered(document, /<w:bookmarkStart [^>]*w:id="([^"]+)"/g, '');
  const linked = renamed(document, /(?<=<w:hyperlink [^>]*r:id=")[^"]+/g, links);
  const changed = new Map([
    ['docProps/core.xml', dated(textOf(parts, 'docProps/core.xml'), date)],
    ['word/_rels/document.xml.rels', renamed(relations, /(?<=<Relationship Id=")[^"]+/g, links)],
    ['word/document.xml', renamed(linked, /(?<=<w:bookmark(?:Start|End) [^>]*w:id=")[^"]+/g, places)],
  ]);
  const made = [...parts].map(([name, bytes]) => {
    const text = changed.get(name);
    return [name, text === undefined ? bytes : new TextEncoder().encode(text)] as const;
  });
  // Programs know a Word file by what comes first in it.
  return new Map([...made.filter(([name]) => first.has(name)), ...made.filter(([name]) => !first.has(name))]);
}

const first: ReadonlySet<string> = new Set(['[Content_Types].xml', '_rels/.rels']);

/** New names for old ones, in the order in which they occur. */
function numbered(xml: string, pattern: RegExp, prefix: string): ReadonlyMap<string, string> {
  const found = new Set([...xml.matchAll(pattern)].map(([, name = '']) => name));
  return new Map([...found].map((name, index) => [name, `${prefix}${index + 1}`]));
}

function renamed(xml: string, pattern: RegExp, names: ReadonlyMap<string, string>): string {
  return xml.replace(pattern, (name) => names.get(name) ?? name);
}

function dated(xml: string, date: string): string {
  return xml.replace(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `${date}T00:00:00Z`);
}

function textOf(parts: Parts, name: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined) throw new Error(`The file for Word has no part ${name}.`);
  return new TextDecoder().decode(bytes);
}
