import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a Word file. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The parts of a Word file, each read by a parser that forgives nothing. */
export function readParts(bytes: Uint8Array): ReadonlyMap<string, Element> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => {
      try {
        return [name, readXml(new TextDecoder('utf8', { fatal: true }).decode(part))];
      } catch (error) {
        throw new Error(`${name}: ${error}`);
      }
    }),
  );
}

function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}

/** Every element of a name below another, in the order of the file. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export function has(element: Element, name: string): boolean {
  return all(element, name).length > 0;
}

export function textIn(element: Element): string {
  return all(element, 'w:t')
    .map(({ text }) => text)
    .join('');
}

/** The headings of a document, as `level: text`. */
export function headingsIn(body: Element): string[] {
  return all(body, 'w:p').flatMap((paragraph) => {
    const style = all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
    return /^Heading[123]$/.test(style) ? [`${style.slice(-1)}: ${textIn(paragraph)}`] : [];
  });
}

export interface ReadTable {
  /** Cells of the row that is repeated on every page; empty where there is none. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tablesIn(body: Element): ReadTable[] {
  return all(body, 'w:tbl').map((table) => {
    const rows = all(table, 'w:tr').map((row) => ({
      isHead: has(row, 'w:tblHeader'),
      cells: all(row, 'w:tc').map(textIn),
    }));
    return {
      head: rows.find(({ isHead }) => isHead)?.cells ?? [],
      rows: rows.filter(({ isHead }) => !isHead).map(({ cells }) => cells),
    };
  });
}
