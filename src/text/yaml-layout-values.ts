import { CST } from 'yaml';
import type { Path } from './location.ts';

/** The keys of the map at a path in their order; none where their order is free. */
export type Order = (path: Path) => readonly string[];

/** A column in the text as it was, and as it is written. */
export interface Level {
  readonly was: number;
  readonly indent: number;
}

/** Where something is written: its column, and what it is. */
export interface Place {
  readonly indent: number;
  readonly path: Path;
  readonly order: Order;
  /** The maps and lists around it, from the outside: their column in the text as it was, and now. */
  readonly levels: readonly Level[];
}

/** A text is written in a way that has no canonical layout. */
export class Unusual extends Error {}

type Quotable = CST.FlowScalar;

/** What YAML 1.1 takes for something else than text. */
const spoken = /^(?:y|yes|n|no|on|off|true|false|null)$/i;
/** One line that begins with a letter and has none of the signs that mean something, wherever it stands. */
const unmistakable = /^\p{L}(?:[^\s:#,[\]{}"\\`]|(?<! ) (?! ))*$/u;

/** A text without quotes where nothing else could be meant; else as it is written. */
export function plainText(token: Quotable): string {
  if (token.type === 'scalar' || token.type === 'alias' || token.source.includes('\n')) return token.source;
  const { value } = CST.resolveAsScalar(token) ?? {};
  const isPlain = value !== undefined && unmistakable.test(value) && !value.endsWith(' ') && !spoken.test(value);
  return isPlain ? value : token.source;
}

/** The lines of a value that needs no line of its own: the first goes on where one is, the others are whole. */
export function flowPieces(token: Quotable | CST.FlowCollection, place: Place): readonly string[] {
  if (token.type === 'flow-collection') return flowText(token, place).split('\n');
  const [first = '', ...rest] = plainText(token).split('\n');
  // At the end of a line of a double-quoted text a backslash may keep a blank.
  const trim = (line: string) => (token.type === 'double-quoted-scalar' ? line.trimStart() : line.trim());
  const pad = ' '.repeat(place.indent);
  return [
    rest.length > 0 && token.type !== 'double-quoted-scalar' ? first.trimEnd() : first,
    ...rest.map((line) => (trim(line) === '' ? '' : pad + trim(line))),
  ];
}

type FlowItem = CST.FlowCollection['items'][number];

/** A list or map between brackets: in one line where it is written in one, else broken where it is. */
function flowText(token: CST.FlowCollection, place: Place): string {
  const [open, close] = token.start.type === 'flow-map-start' ? ['{', '}'] : ['[', ']'];
  const isOneLine = token.items.every(({ start, sep }) => ![...start, ...(sep ?? [])].some(isBreak));
  const items = token.items.map((item, index) => ({
    ...{ item, name: item.key ? nameOf(item.key) : undefined },
    text: itemText(item, { ...place, path: [...place.path, item.key ? (nameOf(item.key) ?? '') : index] }),
  }));
  if (isOneLine) {
    const order = token.start.type === 'flow-map-start' ? place.order(place.path) : [];
    const rank = (name: string | undefined) => (name === undefined ? -1 : order.indexOf(name));
    const kept = items.filter(({ text }) => text !== '');
    const known = kept.filter(({ name }) => rank(name) >= 0).toSorted((a, b) => rank(a.name) - rank(b.name));
    let next = 0;
    return `${open}${kept.map((one) => (rank(one.name) >= 0 ? (known[next++] ?? one) : one).text).join(', ')}${close}`;
  }
  const pad = ' '.repeat(place.indent);
  let text = open;
  for (const { item, text: written } of items) {
    for (const { type, source } of item.start) {
      if (type === 'comma') text += ',';
      else if (type === 'comment') text += `${text.endsWith('\n') ? pad : ' '}${source.trimEnd()}`;
      else if (type === 'newline' && !text.endsWith('\n')) text += '\n';
    }
    if (written !== '') text += `${text.endsWith('\n') ? pad : text.endsWith(',') ? ' ' : ''}${written}`;
  }
  return `${text}${text.endsWith('\n') ? pad.slice(2) : ''}${close}`;
}

function isBreak({ type }: CST.SourceToken): boolean {
  return type === 'newline' || type === 'comment';
}

/** What a key says; undefined for a list or a map. */
export function nameOf(key: CST.Token): string | undefined {
  switch (key.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return CST.resolveAsScalar(key)?.value;
    default:
      return undefined;
  }
}

function itemText({ start, key, sep, value }: FlowItem, place: Place): string {
  const props = start.flatMap(({ type, source }) => {
    if (type === 'explicit-key-ind') throw new Unusual('A key is marked with a question mark (? key).');
    return type === 'anchor' || type === 'tag' ? [source] : [];
  });
  if (sep?.some(({ type }) => type === 'comment')) throw new Unusual('A comment stands between a key and its value.');
  const written = valueText(value, place);
  if (sep === undefined)
    return [...props, ...(key ? [valueText(key, place)] : []), written].filter((part) => part !== '').join(' ');
  const marks = sep.flatMap(({ type, source }) => (type === 'anchor' || type === 'tag' ? [source] : []));
  const colon = sep.some(({ type }) => type === 'map-value-ind') ? ':' : '';
  const name = key ? `${valueText(key, place)}${key.type === 'alias' && colon !== '' ? ' ' : ''}` : '';
  return [...props, `${name}${colon}`, ...marks, written].filter((part) => part !== '').join(' ');
}

function valueText(token: CST.Token | null | undefined, place: Place): string {
  switch (token?.type) {
    case undefined:
      return '';
    case 'flow-collection':
      return flowText(token, { ...place, indent: place.indent + 2 });
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return flowPieces(token, place).join('\n');
    default:
      throw new Unusual('Something stands between brackets that does not belong there.');
  }
}

/** A text after `|` or `>`: its lines keep their breaks, and their distance from the first. */
export function blockText(
  { props, source, indent: at }: CST.BlockScalar,
  indent: number,
): { readonly head: string; readonly more: readonly (string | undefined)[] } {
  const partOf = (wanted: string) =>
    props.flatMap((token) => (token.type === wanted && 'source' in token ? [token.source] : []))[0];
  const sign = partOf('block-scalar-header') ?? '|';
  const comment = partOf('comment')?.trimEnd();
  const lines = source.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const told = /\d/.exec(sign)?.[0];
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const depth = told === undefined ? first.length - first.trimStart().length : at + Number(told);
  const content = lines.map((line) =>
    line.length <= depth && line.trim() === '' ? '' : ' '.repeat(indent) + line.slice(depth),
  );
  let isFollowed = false;
  if (!sign.includes('+')) {
    while (content.at(-1) === '') {
      content.pop();
      isFollowed = true;
    }
  }
  const head = `${told === undefined ? sign : sign.replace(told, '2')}${comment === undefined ? '' : ` ${comment}`}`;
  return { head, more: [...content, ...(isFollowed ? [undefined] : [])] };
}
