import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Problem } from './finding.ts';
import type { Location, SourceFile } from './location.ts';
import { looseComma } from './loose-comma.ts';
import { lineStarts, rangeIn, type Span, type Tree, treeSource } from './tree.ts';
import { pointedThousands } from './yaml-plain.ts';

/** A YAML text as data, with whatever is wrong with it. `value` is undefined when it cannot be read. */
export interface ParsedYaml {
  readonly source: SourceFile;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** It stands in the plain subset. */
  readonly isPlain?: true;
}

const options = { stringKeys: true, merge: true, prettyErrors: false, strict: true, uniqueKeys: true } as const;

/** Reads one YAML document in full. Never throws: what cannot be read becomes problems. `text` has no byte-order mark. */
export function parseFullYaml(file: string, text: string): ParsedYaml {
  const source = fullSource(file, text);
  const problem = (rule: string, at: Location, message: string, hint?: string): ParsedYaml => ({
    source,
    value: undefined,
    problems: [{ rule, at, message, ...(hint === undefined ? {} : { hint }) }],
  });
  const top: Location = { source, path: [] };
  const nul = source.text.indexOf('\0');
  if (nul >= 0) {
    const at = { source: textSource(file, source.text), path: [nul] };
    return problem('yaml-syntax', at, 'The file holds a NUL byte; expected text in UTF-8.', 'Save it again as UTF-8.');
  }
  const directive = /^%YAML.*/m.exec(source.text);
  if (directive !== null) {
    const at = {
      source: textSource(file, source.text),
      path: [directive.index, directive.index + directive[0].length],
    };
    const hint = 'Remove the line that starts with %YAML.';
    return problem('yaml-syntax', at, 'The file declares a YAML version; Plumbline reads YAML 1.2.', hint);
  }
  try {
    const document = parseDocument(source.text, options);
    const syntax = syntaxProblems(document, source);
    const problems = syntax.length > 0 ? syntax : looseAliases(document, source);
    if (problems.length > 0) return { source, value: undefined, problems };
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
      return problem(
        'yaml-empty',
        top,
        `${file} is empty.`,
        file === 'plumbline.yaml' ? 'Write at least title: …' : 'Write the content, or delete the file.',
      );
    }
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    return { source, value, problems: unsafeNumbers(document, source) };
  } catch (error) {
    if (error instanceof RangeError) {
      return problem(
        'yaml-syntax',
        top,
        'The file is nested too deeply to be read.',
        'Expected at most a few hundred levels.',
      );
    }
    if (error instanceof ReferenceError) {
      const hint = 'Write the repeated parts out, or use fewer aliases.';
      return problem('yaml-aliases', top, 'The aliases of the file unfold into more than can be read.', hint);
    }
    throw error;
  }
}

/** Duplicate keys each; of other errors only the first, because the rest usually follow from it. */
function syntaxProblems(document: Document, source: SourceFile): Problem[] {
  const at = (error: YAMLError): Location => ({ source: textSource(source.file, source.text), path: [...error.pos] });
  const errors = [...document.errors, ...document.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED')];
  const duplicates = errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY');
  const problems = duplicates.map((error): Problem => {
    const key = /^[^:\n]*/.exec(source.text.slice(error.pos[0], error.pos[0] + 200))?.[0].trim() ?? '';
    // A key in braces that has no value ends before any colon.
    const comma = /[,}]/.test(key) ? looseComma(source.text, error.pos[0]) : undefined;
    return {
      rule: 'yaml-duplicate-key',
      at: at(error),
      ...(comma ?? {
        message: `The key ${key} stands twice in the same map.`,
        hint: 'Keep one of the two; the other would be lost.',
      }),
    };
  });
  if (first !== undefined) {
    const open = first.code === 'MISSING_CHAR' ? openQuote(document, first) : undefined;
    problems.push({
      rule: 'yaml-syntax',
      at: open === undefined ? at(first) : open(source),
      ...wording(first, source.text),
    });
  }
  return problems;
}

/** The first alias whose anchor does not stand before it. */
function looseAliases(document: Document, source: SourceFile): Problem[] {
  const anchors = new Set<string>();
  const problems: Problem[] = [];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) && !anchors.has(node.source) && node.range) {
        problems.push({
          rule: 'yaml-syntax',
          at: { source: textSource(source.file, source.text), path: [node.range[0], node.range[1]] },
          message: `The alias *${node.source} has no anchor &${node.source} before it.`,
          hint: 'Quote the text if it starts with *.',
        });
        return visit.BREAK;
      }
      if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return problems;
}

/** An open quote is noticed at the end of the file; a reader looks for its start. */
function openQuote(document: Document, error: YAMLError): ((source: SourceFile) => Location) | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (quoted && node.range && node.range[0] < error.pos[0] && node.range[1] >= error.pos[0]) start = node.range[0];
    },
  });
  const from = start;
  if (from === undefined) return undefined;
  return (source) => ({ source: textSource(source.file, source.text), path: [from, from + 1] });
}

const wordings: { readonly [code: string]: readonly [message: string, hint: string] } = {
  ALIAS_PROPS: ['An alias (*name) carries an anchor or a tag.', 'Remove what stands before the alias.'],
  BAD_ALIAS: ['An alias (*name) is not written as one.', 'Quote the text if it starts with *.'],
  BAD_COLLECTION_TYPE: ['A list or map carries a tag of another kind.', 'Remove the tag.'],
  BAD_DIRECTIVE: ['A line starts with %.', 'Quote the text if it starts with %.'],
  BAD_DQ_ESCAPE: ['A backslash in a double-quoted text starts no known escape.', 'Write \\\\ or use single quotes.'],
  BAD_INDENT: ['The indentation does not fit the lines around it.', 'Align the line with its siblings; use spaces.'],
  BAD_SCALAR_START: ['A text starts with a character that has a meaning in YAML.', 'Put the text in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: ['A second ": " stands in one line.', 'Put the text in quotes if it holds a colon.'],
  BLOCK_IN_FLOW: ['An indented block stands inside [ ] or { }.', 'Write it in one line, or without brackets.'],
  MISSING_CHAR: [
    'A closing character, comma or colon is missing.',
    'Look for an open quote or bracket, or a key without ": ".',
  ],
  MULTILINE_IMPLICIT_KEY: ['A key runs over several lines.', 'Look for a missing ": " or an open quote.'],
  MULTIPLE_ANCHORS: ['A value has two anchors.', 'Keep one.'],
  MULTIPLE_DOCS: ['The file holds more than one YAML document.', 'Remove the line ---, or make two files.'],
  MULTIPLE_TAGS: ['A value has two tags.', 'Remove the tags.'],
  RESOURCE_EXHAUSTION: ['The file is nested too deeply to be read.', 'Expected at most a few hundred levels.'],
  NON_STRING_KEY: ['A key is a list or a map; expected text.', 'Write a plain id before the colon.'],
  TAB_AS_INDENT: ['A tab is used to indent; YAML wants spaces.', 'Replace the tab with two spaces.'],
  TAG_RESOLVE_FAILED: ['A tag (!name) is not known here.', 'Remove it, or quote the text if it starts with !.'],
  UNEXPECTED_TOKEN: [
    'Something stands where YAML expects a key, a value or a new line.',
    'Look at quotes, colons and indentation here.',
  ],
};

function wording(error: YAMLError, text: string): { message: string; hint: string } {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0] ?? '';
  const known = wordings[indentation.includes('\t') ? 'TAB_AS_INDENT' : error.code];
  if (known !== undefined) return { message: known[0], hint: known[1] };
  return { message: 'The text cannot be read as YAML here.', hint: 'Look at quotes, colons and indentation.' };
}

/** Numbers that say something else to a program than to a reader. */
function unsafeNumbers(document: Document, source: SourceFile): Problem[] {
  if (!/\d[\d_.]{15}|\d\.\d\d0/.test(source.text)) return [];
  const problems: Problem[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'number' || node.range === undefined || node.range === null) return;
      const found = unsafeNumber(source.text.slice(node.range[0], node.range[1]), node.value);
      const at = { source: textSource(source.file, source.text), path: [node.range[0], node.range[1]] };
      if (found !== undefined) problems.push({ ...found, at });
    },
  });
  return problems;
}

/** Digits that a program would lose, more than 15 significant ones; a point that may separate thousands. */
function unsafeNumber(text: string, value: number): Omit<Problem, 'at'> | undefined {
  const significant = text
    .replace(/[eE].*$/, '')
    .replace(/[^\d]/g, '')
    .replace(/^0+/, '');
  if (significant.length > 15)
    return {
      rule: 'yaml-number-digits',
      message: `The number ${text} has ${significant.length} significant digits; at most 15 are kept exactly.`,
      hint: 'Shorten it; a measured value with more digits belongs in a CSV.',
    };
  if (!pointedThousands.test(text)) return undefined;
  return {
    rule: 'yaml-number-separator',
    message: `The number ${text} is read as ${value}: a point separates decimals. Three digits that end in a zero may be meant as thousands.`,
    hint: `Write ${text.replace('.', '')} or ${value}.`,
  };
}

/** A YAML text whose places are paths of keys and indexes. The text is parsed again, once, for the first place asked for. */
function fullSource(file: string, text: string): SourceFile {
  return treeSource(file, text, () => fullTree(text));
}

/** A text whose places are offsets: for what cannot be parsed. `path` is [start, end]. */
function textSource(file: string, text: string): SourceFile {
  return {
    file,
    text,
    locate([start, end]) {
      const from = Math.min(Number(start ?? 0), Math.max(0, text.length - 1));
      return rangeIn(lineStarts(text), [from, Math.max(from + 1, Number(end ?? from + 1))]);
    },
  };
}

/** The places of any YAML text; of as much as can be read where it has errors. */
function fullTree(text: string): Tree | undefined {
  try {
    const document = parseDocument(text, options);
    return document.contents === null ? undefined : nodeTree(document.contents, document);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function nodeTree(node: Node, document: Document): Tree {
  const target = isAlias(node) ? (node.resolve(document) ?? node) : node;
  const block = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return {
    span: spanOf(node),
    inline: (isScalar(node) && node.value !== null && !block) || isAlias(node),
    child(step) {
      if (isSeq(target)) {
        const item: unknown = target.items[Number(step)];
        return isNode(item) ? { value: nodeTree(item, document) } : undefined;
      }
      if (!isMap(target)) return undefined;
      const pair = target.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined || !isNode(pair.key)) return undefined;
      return { key: spanOf(pair.key), value: isNode(pair.value) ? nodeTree(pair.value, document) : undefined };
    },
  };
}

function spanOf(node: Node): Span {
  return node.range ? [node.range[0], node.range[1]] : [0, 0];
}
