/** Alphabets whose words are set apart by spaces and bend at their ends. */
const word = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{4,}/gu;
/** The same in a text of ASCII, as most are: several times faster. */
const plainWord = /[a-z]{4,}/g;

/** Whether a text holds ASCII and line breaks alone. */
export function isAscii(text: string): boolean {
  return /^[\n -~]*$/.test(text);
}

/** The beginnings of the longer words of a text: enough to know `deliver` and `delivering`, `capacities` and `capacity` for one. */
export function stems(text: string): ReadonlySet<string> {
  const words = isAscii(text) ? text.toLowerCase().match(plainWord) : text.normalize().toLowerCase().match(word);
  return new Set((words ?? []).map((found) => found.slice(0, 5)));
}

/** Which share of the one set stands in the other too; undefined for an empty one. */
export function shareOf(wanted: ReadonlySet<string>, present: ReadonlySet<string>): number | undefined {
  return wanted.size === 0 ? undefined : [...wanted].filter((one) => present.has(one)).length / wanted.size;
}
