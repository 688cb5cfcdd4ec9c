/** A text as it is compared: case, spaces and the full stop at its end do not matter. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '');
}
