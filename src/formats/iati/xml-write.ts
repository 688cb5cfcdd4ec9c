/** An element to be written; what is undefined is left out. */
export interface Tag {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly (Tag | undefined)[];
  readonly text?: string | undefined;
}

/** An XML document, two blanks a level; a text stands on one line with its element, so that no blank is added to it. */
export function writeXml(root: Tag): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}

function write({ name, attributes = {}, children = [], text }: Tag, indent: string): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeAttribute(value)}"`]))
    .join('');
  const inside = children.flatMap((one) => (one === undefined ? [] : [write(one, `${indent}  `)]));
  if (inside.length > 0) return `${indent}<${name}${written}>\n${inside.join('')}${indent}</${name}>\n`;
  if (text === undefined) return `${indent}<${name}${written}/>\n`;
  return `${indent}<${name}${written}>${escapeText(text)}</${name}>\n`;
}

// XML 1.0 has no way to write these, not even as references.
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escapeText(text: string): string {
  return text
    .replace(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}
