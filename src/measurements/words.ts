import { type Database, name } from './database.ts';

/** With more different words than that a column is kept as text. */
const mostWords = 50_000;

/** How many different texts each column of the table `raw` has, roughly; 0 is exact. */
export async function countWords(database: Database, columns: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (columns.length === 0) return new Map();
  const counts = columns.map((column) => `approx_count_distinct(${name(column)})::DOUBLE AS ${name(column)}`);
  const [found] = await database.rows<{ [column: string]: number }>(`SELECT ${counts.join(', ')} FROM raw`);
  return new Map(columns.map((column) => [column, found?.[column] ?? 0]));
}

/**
 * Makes a type of each column that has few words: its values are small numbers in the order of the words, which take little
 * room and time, and read as text wherever text is asked for. Says how many words each has.
 */
export async function makeWords(
  database: Database,
  counts: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const words = new Map<string, number>();
  for (const [column, count] of counts) {
    if (count === 0 || count > mostWords) continue;
    const [type, cell] = [typeOf(column), name(column)];
    await database.run(
      `CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${cell} FROM raw WHERE ${cell} IS NOT NULL ORDER BY ${cell})`,
    );
    const [row] = await database.rows<{ count: number }>(`SELECT len(enum_range(NULL::${type}))::INTEGER AS count`);
    words.set(column, row?.count ?? 0);
  }
  return words;
}

/** The type of a column that has words. */
export function typeOf(column: string): string {
  return name(`words of ${column}`);
}
