/** Words by keys of the file format: every key that is known, and whatever else a file may hold. */
export type Keyed<K extends string> = Readonly<Record<K, string>> & Readonly<Record<string, string | undefined>>;

/** The words of the first language, whose keys every other one has to have. */
export function keyed<K extends string>(words: Readonly<Record<K, string>>): Keyed<K> {
  return words;
}
