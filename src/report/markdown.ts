/**
 * A text as one line of Markdown that shows exactly that text: in a paragraph, a heading or a table cell.
 * Line breaks become blanks, no-break spaces stay (numbers are grouped with them); what Markdown, HTML or a table would take for a sign of theirs is escaped.
 */
export function markdownText(text: string): string {
  if (nothingToEscape.test(text)) return text;
  return text
    .replace(/(?:[^\S\u00A0\u202F]|\p{Cc})+/gu, ' ')
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^([-+=#>])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Words and numbers with single blanks: most texts. */
const nothingToEscape = /^[\p{L}\p{N}](?: ?[\p{L}\p{N},:;%/’–—])*$/u;
