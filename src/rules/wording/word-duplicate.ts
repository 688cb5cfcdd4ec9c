import type { Rule } from '../rule.ts';
import { contentOf, shared } from './content.ts';
import { lists } from './lexicon.ts';
import { type Statement, statementsByFramework } from './statement.ts';

/** No two statements of a framework say the same. */
export const wordDuplicate: Rule = {
  id: 'word-duplicate',
  severity: 'warning',
  language: 'en',
  summary: 'No two English statements of a framework say the same.',
  why: 'A result that says again what another says hides the logic between them, and is measured twice.',
  fix: 'Merge the two, or say what each adds: who uses it, what changes, where.',
  *check({ portfolio }) {
    for (const statements of statementsByFramework(portfolio).values()) {
      for (const [first, second] of duplicatesIn(statements)) {
        yield {
          at: second.at,
          message: `The statement of ${second.result.id} says the same as that of ${first.result.id}.`,
          hint: 'Merge the two, or say what each adds.',
          related: [{ at: first.at, message: `The statement of ${first.result.id}.` }],
        };
      }
    }
  },
};

/** Share of all their words that two statements have in common, from which on they say the same. */
const alike = 0.8;

/** Each statement that repeats an earlier one, with that one. */
function* duplicatesIn(statements: readonly Statement[]): Iterable<readonly [Statement, Statement]> {
  const seen = new Map<string, { statement: Statement; words: ReadonlySet<string> }[]>();
  for (const statement of statements) {
    // Improved access and increased access are the same access.
    const words = new Set([...contentOf(statement)].filter((word) => !lists.directions.has(word)));
    if (words.size === 0) continue;
    // Two that are alike share one of their first words in any fixed order: no other pairs are compared.
    const leading = [...words].toSorted().slice(0, Math.floor(words.size * (1 - alike)) + 1);
    const candidates = leading.flatMap((word) => seen.get(word) ?? []);
    const same = candidates.find((other) => isSame(words, other.words));
    if (same !== undefined) yield [same.statement, statement];
    for (const word of leading) seen.set(word, [...(seen.get(word) ?? []), { statement, words }]);
  }
}

/** Parallel statements (primary schools, secondary schools) differ in a word on each side, however long they are. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = shared(one, other);
  const isParallel = both < one.size && both < other.size;
  return !isParallel && both / (one.size + other.size - both) >= alike;
}
