/** How a period that is written in another way is to be written, for a hint; undefined where nobody can tell what is meant. */
export function meantPeriod(text: string): string | undefined {
  for (const [pattern, words] of ways) {
    const found = pattern.exec(text.trim());
    const said = found === null ? undefined : words(found.slice(1));
    if (said !== undefined) return said;
  }
  return undefined;
}

type Parts = readonly (string | undefined)[];

const ways: readonly (readonly [pattern: RegExp, words: (parts: Parts) => string | undefined])[] = [
  [/^(?:FY ?)?((?:19|20)\d\d) ?[-/–] ?(\d\d)$/i, ([first, second]) => fiscal(Number(first), Number(second))],
  [/^FY[ '’-]*(?:20)?(\d\d)$/i, ([year]) => `Write FY20${year}.`],
  [/^([QHS][1-4])[ ,./-]*((?:19|20)\d\d)$/i, ([part = '', year]) => `Write ${year}-${partOf(part)}.`],
  [/^((?:19|20)\d\d)[ ,./-]*([QHS][1-4])$/i, ([year, part = '']) => `Write ${year}-${partOf(part)}.`],
  [/^((?:19|20)\d\d) ?(?:-|–|—|to|à) ?((?:19|20)\d\d)$/, ([first, last]) => `Write ${first}/${last}.`],
  [/^(0[1-9]|1[0-2])[/.-]((?:19|20)\d\d)$/, ([month, year]) => `Write ${year}-${month}.`],
  [/^((?:19|20)\d\d)[/.](0[1-9]|1[0-2])$/, ([year, month]) => `Write ${year}-${month}.`],
  [/^(?:year|yr|y) ?\d$/i, () => 'Write the year itself: 2015, or FY2015 where it is a fiscal year.'],
];

/** 2023/24 is a fiscal year; which of the two names it, the portfolio says. */
function fiscal(first: number, second: number): string | undefined {
  if ((first + 1) % 100 !== second) return undefined;
  return `Write FY${first + 1} or FY${first}: fiscal_year: {starts, named_by} says whether the end or the start names it.`;
}

/** In French and Spanish a half-year is S1. */
function partOf(part: string): string {
  return part.toUpperCase().replace('S', 'H');
}
