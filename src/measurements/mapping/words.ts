import words from './words.json' with { type: 'json' };

/** A header or a cell in lower case, without accents and signs: what the lists of words are searched by. */
export function asWord(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const fields = new Map(
  Object.entries(words.fields).flatMap(([field, headers]) => headers.map((header) => [header, field] as const)),
);
const totals = new Set(words.totals);
const missing = new Set(words.missing);

/** The headers that are known in English, French and Spanish. */
export const headerWords: readonly string[] = [...fields.keys()];

/** The field that a header usually means: all of it, or its end of two words or more; `GeoAreaName` and `Country Code` as well. */
export function fieldOfHeader(header: string): string | undefined {
  const words = asWord(header.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
  return fieldOfWords(words) ?? fieldOfWords(words.replace(/ (?:code|name|display|label|title|id)$/, ''));
}

function fieldOfWords(words: string): string | undefined {
  const all = words.split(' ');
  const ends = all.map((_, index) => all.slice(index)).filter((end, index) => index === 0 || end.length > 1);
  return ends.map((end) => fields.get(end.join(' '))).find((field) => field !== undefined);
}

/** The header speaks of a baseline or a target, which are no measurements. */
export function isOfPlans(header: string): boolean {
  return asWord(header)
    .split(' ')
    .some((word) => words.others.includes(word));
}

/** Two names, of which one may be a dimension's, usually mean the same: Gender and sexe. */
export function isSameDimension(one: string, other: string): boolean {
  return words.dimensions.some((names) => names.includes(asWord(one)) && names.includes(asWord(other)));
}

/** The text says that a row is of all categories or places. */
export function isTotal(text: string): boolean {
  return totals.has(asWord(text));
}

/** The text usually says that there is no value. */
export function saysMissing(text: string): boolean {
  return missing.has(text.trim().toLowerCase());
}
