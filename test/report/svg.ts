import { SaxesParser } from 'saxes';

export interface Markup {
  readonly names: readonly string[];
  readonly text: string;
  /** Attributes of all elements, by name. */
  readonly attributes: readonly { readonly element: string; readonly name: string; readonly value: string }[];
}

/** What an SVG holds. Throws where it is not well-formed. */
export function readSvg(svg: string): Markup {
  const [names, attributes]: [string[], { element: string; name: string; value: string }[]] = [[], []];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    names.push(tag.name);
    for (const [name, value] of Object.entries(tag.attributes)) attributes.push({ element: tag.name, name, value });
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(svg).close();
  return { names, text, attributes };
}
