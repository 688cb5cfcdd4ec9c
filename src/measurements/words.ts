import { type Database, name, wholeText } from './database.ts';

/** The texts that stand in a column, by its name; of columns that have few. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** With more different words than that a column is kept as text. */
const mostWords = 50_000;

/** The columns of the table `raw` whose first rows show so many texts that they are hardly words are not looked at further. */
const sample = { rows: 100_000, mostWords: 20_000 };

/**
 * Makes a type of each column that has few words: its values are small numbers in the order of the words, which take little
 * room and time, and read as text wherever text is asked for. Says which words each has; none where all cells are blank.
 */
export async function makeWords(database: Database, columns: readonly string[]): Promise<Words> {
  const words = new Map<string, readonly string[]>();
  for (const column of await promising(database, columns)) {
    const cell = name(column);
    await database.run(
      `CREATE OR REPLACE TABLE words AS SELECT DISTINCT ${cell} AS word FROM raw WHERE ${cell} IS NOT NULL`,
    );
    const found = await database.rows<{ word: string }>(
      `SELECT ${wholeText('word')} AS word FROM words LIMIT ${mostWords + 1}`,
    );
    if (found.length > mostWords) continue;
    words.set(
      column,
      found.map(({ word }) => word),
    );
    if (found.length > 0)
      await database.run(`CREATE TYPE ${typeOf(column)} AS ENUM (SELECT word FROM words ORDER BY word)`);
  }
  return words;
}

async function promising(database: Database, columns: readonly string[]): Promise<readonly string[]> {
  if (columns.length === 0) return [];
  const counts = columns.map((column) => `approx_count_distinct(${name(column)})::DOUBLE AS ${name(column)}`);
  const [found] = await database.rows<{ [column: string]: number }>(
    `SELECT ${counts.join(', ')} FROM (FROM raw LIMIT ${sample.rows})`,
  );
  return columns.filter((column) => (found?.[column] ?? 0) <= sample.mostWords);
}

/** The type of a column that has words. */
export function typeOf(column: string): string {
  return name(`words of ${column}`);
}
