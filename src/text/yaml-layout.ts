import {
  type CST,
  isAlias,
  isCollection,
  isScalar,
  Parser,
  parseDocument,
  visit,
  type Document as YamlDocument,
} from 'yaml';
import { blockLines, lineComments, type Order, textOf, Unusual } from './yaml-layout-blocks.ts';
import { sameValue } from './yaml-meaning.ts';

export type { Order } from './yaml-layout-blocks.ts';

/** The text in its canonical layout, or why it has none. */
export type LaidOut = { readonly text: string } | { readonly refused: string };

const options = { stringKeys: true, merge: true, prettyErrors: false } as const;

/**
 * The canonical layout of a YAML text: two blanks a step, keys in the order that is asked for, one blank around what separates,
 * quotes only where they are needed, at most one blank line. Comments, anchors, the words of texts and where they break, and
 * whether a list stands in brackets or line by line, stay as they are. Refused where a text is not YAML, or would mean something
 * else afterwards.
 */
export function layOutYaml(text: string, order: Order): LaidOut {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (parseDocument(plain, options).errors.length > 0) return { refused: 'It cannot be read as YAML.' };
  const before = said(plain);
  try {
    // Where an alias would come to stand before its anchor, keys stay in the order that they have.
    for (const wanted of [order, () => []]) {
      const laid = layOut(plain, wanted);
      if (isSame(before, said(laid))) return { text: laid.replaceAll('\n', lineEnd) };
    }
  } catch (error) {
    if (error instanceof Unusual) return { refused: error.message };
    throw error;
  }
  return { refused: 'It is written in a way that cannot be laid out anew without changing what it says.' };
}

function layOut(text: string, order: Order): string {
  const tokens = [...new Parser().parse(text)];
  const at = tokens.findIndex(({ type }) => type === 'document');
  const document = tokens[at];
  if (document?.type !== 'document') throw new Unusual('It holds no plain YAML document.');
  const before = [...besides(tokens.slice(0, at)), ...document.start];
  const marker = before.findLastIndex(({ type }) => type === 'doc-start');
  const head = marker < 0 ? [] : [...lineComments(before.slice(0, marker)), '---'];
  const body = blockLines(before.slice(marker + 1), document.value, { indent: 0, path: [], order, levels: [] });
  return textOf([...head, ...body, ...lineComments([...(document.end ?? []), ...besides(tokens.slice(at + 1))])]);
}

/** Comments and line breaks around the document. */
function besides(tokens: readonly CST.Token[]): readonly CST.SourceToken[] {
  return tokens.map((token) => {
    if (token.type === 'comment' || token.type === 'newline' || token.type === 'space') return token;
    throw new Unusual('It holds directives, or more than one YAML document.');
  });
}

/** What a text says, comments included, whatever its layout. */
interface Said {
  /** Undefined where it cannot be read. */
  readonly value: unknown;
  readonly comments: string;
  /** Anchors, aliases and tags. */
  readonly marks: string;
}

function said(text: string): Said {
  const document = parseDocument(text, options);
  const value = readable(document);
  const marks: string[] = [];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) marks.push(`*${node.source}`);
      else if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) marks.push(`&${node.anchor}`);
      if (node.tag !== undefined) marks.push(node.tag);
    },
  });
  return {
    value,
    comments: JSON.stringify(commentsOf(text)),
    marks: JSON.stringify(marks.toSorted()),
  };
}

function readable(document: YamlDocument): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: -1 });
  } catch (error) {
    // An alias without an anchor before it.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function isSame(a: Said, b: Said): boolean {
  return b.value !== undefined && a.comments === b.comments && a.marks === b.marks && sameValue(a.value, b.value);
}

/** The comments of a text, sorted. */
export function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  const collect = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    const { type, source } = token as { readonly type?: unknown; readonly source?: unknown };
    if (type === 'comment' && typeof source === 'string') found.push(source.trimEnd());
    for (const inner of Object.values(token)) collect(inner);
  };
  for (const token of new Parser().parse(text)) collect(token);
  return found.toSorted();
}
