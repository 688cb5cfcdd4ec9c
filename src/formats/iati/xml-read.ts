import { SaxesParser } from 'saxes';
import { UserError } from '../../text/user-error.ts';

/** An element with what stands in it; comments and processing instructions apart. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Character data directly in it. */
  readonly text: string;
  readonly line: number;
}

/** What is wanted of a document: elements of the second level are handed over whole, one after the other, and forgotten. */
export interface Listener {
  root?(element: Pick<Element, 'name' | 'attributes'>): void;
  element?(element: Element): void;
  /** Whether what stands in this element is wanted; left out = all of it. The path is that of names from the second level down. */
  wants?(path: readonly string[]): boolean;
}

const deepest = 100;
const longestText = 16 << 20;
const longestProlog = 1 << 20;

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
  readonly line: number;
}

/**
 * Reads an XML document as it comes. It must be well-formed; a document type declaration is refused, so that there are no
 * entities but the five of XML and nothing outside the file is ever looked at. Throws a UserError that names line and column.
 */
export function readXml(file: string, pieces: Iterable<string>, listener: Listener): void {
  const parser = new SaxesParser<{ fileName: string; position: true; xmlns: false }>({
    fileName: file,
    position: true,
    xmlns: false,
  });
  const open: Growing[] = [];
  const names: string[] = [];
  let left = 0;
  let depth = 0;
  let quiet = 0;
  const fail = (what: string, hint?: string): never => {
    throw new UserError(`${file}:${parser.line}:${parser.column + 1} ${what}`, hint);
  };
  parser.on('error', (error) => {
    const words = error.message.replace(/^.*?:\d+:\d+: /, '').replace(/[.\s]*$/, '');
    fail(`The file is no well-formed XML: ${words}.`, 'It may be cut off or damaged: fetch it again.');
  });
  parser.on('doctype', () => {
    fail(
      'The file has a document type declaration, which IATI does not use; entities and external references are never followed.',
      'Remove the <!DOCTYPE …> from the file.',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    depth += 1;
    if (depth > deepest) fail(`The elements stand more than ${deepest} deep.`);
    if (depth === 1) {
      listener.root?.({ name, attributes });
      return;
    }
    names.push(name);
    if (left > 0 || listener.wants?.(names) === false) {
      left += 1;
      return;
    }
    open.push({ name, attributes: { ...attributes }, children: [], text: '', line: parser.line });
  });
  parser.on('closetag', () => {
    quiet = 0;
    depth -= 1;
    if (depth === 0) return;
    names.pop();
    if (left > 0) {
      left -= 1;
      return;
    }
    const done = open.pop();
    if (done === undefined) return;
    const around = open.at(-1);
    if (around === undefined) listener.element?.(done);
    else around.children.push(done);
  });
  const characters = (text: string) => {
    const around = left > 0 ? undefined : open.at(-1);
    if (around === undefined) return;
    around.text += text;
    if (around.text.length > longestText) fail(`A text is longer than ${longestText} characters.`);
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  for (const piece of pieces) {
    quiet += piece.length;
    if (depth === 0 && quiet > longestProlog + piece.length) fail('There is no element at the beginning of the file.');
    if (quiet > longestText + piece.length) fail(`A text is longer than ${longestText} characters.`);
    parser.write(piece);
  }
  parser.close();
  if (depth !== 0) fail('The file ends before its last element is closed.', 'It is cut off: fetch it again.');
}

/** The first child of that name. */
export function child({ children }: Element, name: string): Element | undefined {
  return children.find((one) => one.name === name);
}

export function childrenOf({ children }: Element, name: string): readonly Element[] {
  return children.filter((one) => one.name === name);
}
