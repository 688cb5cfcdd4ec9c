/** Alphabets whose words are set apart by spaces and bend at their ends. */
const word = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{4,}/gu;

/** The beginnings of the longer words of a text: enough to know `deliver` and `delivering`, `capacities` and `capacity` for one. */
export function stems(text: string): ReadonlySet<string> {
  return new Set((text.normalize().toLowerCase().match(word) ?? []).map((found) => found.slice(0, 5)));
}

/** Which share of the one set stands in the other too; undefined for an empty one. */
export function shareOf(wanted: ReadonlySet<string>, present: ReadonlySet<string>): number | undefined {
  return wanted.size === 0 ? undefined : [...wanted].filter((one) => present.has(one)).length / wanted.size;
}
