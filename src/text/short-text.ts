/** A text of at most so many characters, cut between two words where it is longer; the ellipsis says so. */
export function shortText(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const start = signs.slice(0, most - 1).join('');
  const blank = start.lastIndexOf(' ');
  const whole = blank > start.length / 2 ? start.slice(0, blank) : start.replace(trailing, '');
  return `${whole.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** What joins to a sign that may have been cut off: marks, joiners and shades of an emoji. */
const trailing = /\P{M}?(?:\p{M}|\p{Emoji_Modifier}|\u200D)+$/u;
