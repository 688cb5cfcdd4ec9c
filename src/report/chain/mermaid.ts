import { tidy } from '../charts/text.ts';
import type { ChainBox, ChainLevel, ChainPicture, ChainWords } from './picture.ts';

/** Longest text in a box: Git hosts refuse a picture of more than 50,000 characters. */
const longest = 90;
const shorter = 40;
const mostCharacters = 45_000;

/**
 * The chain as a Mermaid flowchart for Git hosts, without the fence around it. Names of nodes are numbers, so that no id or text of a
 * user's is read as syntax; all that Mermaid could read as such is written as a number too.
 */
export function mermaidOf(picture: ChainPicture, words: ChainWords): string {
  const whole = written(picture, words, longest);
  return whole.length <= mostCharacters ? whole : written(picture, words, shorter);
}

function written({ frameworks, links }: ChainPicture, words: ChainWords, most: number): string {
  const nodes = new Map<string, string>();
  const lines = ['flowchart BT'];
  const rated = new Map<string, string[]>();
  frameworks.forEach(({ title, levels }, at) => {
    const many = frameworks.length > 1;
    const indent = many ? '    ' : '  ';
    if (many) lines.push(`  subgraph f${at + 1}["${label(title, most)}"]`);
    for (const [index, level] of levels.entries()) {
      lines.push(`${indent}subgraph f${at + 1}l${index + 1}["${levelLabel(level, levels, words, most)}"]`);
      for (const box of level.boxes) {
        const node = `r${nodes.size + 1}`;
        nodes.set(box.key, node);
        lines.push(`${indent}  ${node}["${boxLabel(box, most)}"]`);
        if (box.rating !== undefined) rated.set(box.rating.tone, [...(rated.get(box.rating.tone) ?? []), node]);
      }
      lines.push(`${indent}end`);
    }
    if (many) lines.push('  end');
  });
  for (const { from, to, uncertain } of links) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (source !== undefined && target !== undefined) lines.push(`  ${source} ${uncertain ? '-.->' : '-->'} ${target}`);
  }
  return `${lines.join('\n')}\n`;
}

function levelLabel(level: ChainLevel, levels: readonly ChainLevel[], words: ChainWords, most: number): string {
  const line = levels.findIndex(({ lineAbove }) => lineAbove);
  const below = line >= 0 && levels.indexOf(level) <= line;
  return [level.title, level.accountable === '' ? '' : words.answersFor(level.accountable), below ? words.below : '']
    .filter((part) => part !== '')
    .map((part) => label(part, most))
    .join(' · ');
}

function boxLabel({ id, statement, short, rating, coverage }: ChainBox, most: number): string {
  const text = [...statement].length <= most ? statement : short || statement;
  const rated = rating === undefined ? '' : `${rating.symbol} ${rating.word}`;
  return [id, text, rated, coverage]
    .filter((part) => part !== '')
    .map((part) => label(part, most))
    .join('<br/>');
}

/** A text that Mermaid shows as it is: letters, digits and harmless signs stay, all others are written as numbers. */
function label(text: string, most: number): string {
  const characters = [...tidy(text)];
  const shown = characters.length > most ? [...characters.slice(0, most - 1), '…'] : characters;
  return shown
    .map((character) =>
      /[\p{L}\p{N}\p{M} .,:?!()/+–—…’·−-]/u.test(character) || (character.codePointAt(0) ?? 0) > 0x7f
        ? character
        : `#${character.codePointAt(0)};`,
    )
    .join('');
}
