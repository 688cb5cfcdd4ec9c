import { cellsOf, plain, unescaped } from './document.ts';
import type { Known, Plain } from './facts.ts';

/** One row of a table, or one text, in the order of the document. */
export interface Line {
  /** The last heading above it. */
  readonly under: string;
  readonly cells: readonly string[];
  /** Heads of its columns; none for a text. */
  readonly header: readonly string[];
}

/** What is wrong with the numbers of a document's tables, and the lines that are no row of theirs. */
export type TableWalk = (
  lines: readonly Line[],
  facts: readonly Plain[],
  known: Known,
) => { readonly wrong: readonly string[]; readonly rest: readonly Line[] };

/** A document line by line, without its title block. */
export function linesOf(document: string, format: 'html' | 'md'): readonly Line[] {
  return collected(format === 'html' ? markedHtml(document) : markedMarkdown(document));
}

/** A line begins with # for a heading, ^ for the head of a table, | for a row. */
function markedHtml(document: string): readonly string[] {
  return document
    .replace(
      /<(style|script)>.*?<\/\1>|<head>.*?<\/head>|<header class="title">.*?<\/header>|<footer>.*?<\/footer>/gs,
      '',
    )
    .replace(/<nav .*?<\/nav>|<a class="skip".*?<\/a>|<svg .*?<\/svg>|<caption .*?<\/caption>/gs, '')
    .replace(/<thead>(.*?)<\/thead>/gs, (_, head: string) => `\u0001^${cellsIn(head)}\u0001`)
    .replace(/<tr\b[^>]*>(.*?)<\/tr>/gs, (_, row: string) => `\u0001|${cellsIn(row)}\u0001`)
    .replace(/<h\d[^>]*>/g, '\u0001#')
    .replace(/<\/?(?:p|li|dd|dt|h\d|div|section|ul|ol|dl|table|tbody|body|main)\b[^>]*>/g, '\u0001')
    .split('\u0001')
    .map((line) => (/^[|^]/.test(line) ? line : plain(line)));
}

function cellsIn(row: string): string {
  return [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell)).join('\u0002');
}

function markedMarkdown(document: string): readonly string[] {
  let inTable = false;
  const lines = document.slice(document.indexOf('\n## ')).split('\n---\n')[0]?.split('\n') ?? [];
  return lines.map((line) => {
    const cells = cellsOf(line);
    const isHead = cells !== undefined && !inTable;
    inTable = cells !== undefined;
    if (cells === undefined) return unescaped(line.replace(/^#+ /, '#').replace(/^- /, ''));
    if (/^\|[ |:-]+\|$/.test(line)) return '';
    return `${isHead ? '^' : '|'}${cells.map(unescaped).join('\u0002')}`;
  });
}

function collected(marked: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let [under, header]: [string, readonly string[]] = ['', []];
  for (const line of marked) {
    const rest = line.slice(1).split('\u0002');
    if (line.startsWith('#')) under = line.slice(1).trim();
    else if (line.startsWith('^')) header = rest;
    else if (line.startsWith('|')) lines.push({ under, cells: rest, header });
    else if (line.trim() !== '') lines.push({ under, cells: [line.trim()], header: [] });
  }
  return lines;
}

/** The indicator that a first cell names by its id. */
export function factNamed(cell: string, facts: readonly Plain[]): Plain | undefined {
  const named = new Set(cell.split(/[ ()]+/));
  const found = facts.filter(({ indicator }) => named.has(indicator));
  return found.toSorted((a, b) => b.indicator.length - a.indicator.length)[0];
}
