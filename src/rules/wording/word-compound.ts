import type { Rule } from '../rule.ts';
import { type Change, isGerund, isVerb } from './changes.ts';
import { lists } from './lexicon.ts';
import { outcomeFault } from './outcome-fault.ts';
import { outcomeLevels, placeOf, quote, resultLevels, type Statement, statementsOf } from './statement.ts';

/** A result statement says one change or one product. */
export const wordCompound: Rule = {
  id: 'word-compound',
  reach: 'framework',
  severity: 'warning',
  language: 'en',
  summary: 'An English result statement says one change, or one product.',
  why: 'Where one half is achieved and the other is not, nobody can rate the whole (Global Affairs Canada, RBM tip sheet 2.2).',
  fix: 'Write a result for each, or keep the one that the other leads to and move the other into its definition.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...resultLevels)) {
      const two = twoChanges(statement);
      if (two === undefined || isNoChange(statement)) continue;
      const [first, second] = two.map(({ index }) => index) as [number, number];
      yield {
        at: placeOf(statement, [first, second]),
        message: `The statement of ${statement.result.id} says two things at once: ${quote(statement, [first, first])} and ${quote(statement, [second, second])}.`,
        hint: 'Write a result for each, or keep the one that the other leads to.',
      };
    }
  },
};

/** An outcome that is to be written anew anyway: word-outcome-as-output and its like say it. */
function isNoChange(statement: Statement): boolean {
  return outcomeLevels.some((level) => level === statement.generic) && outcomeFault(statement) !== undefined;
}

/** The first two changes with an "and" between them; undefined where the statement says one change. */
function twoChanges(statement: Statement): readonly [Change, Change] | undefined {
  const part = partsOf(statement);
  const changes = statement.changes.filter((change) => !hangs(statement, change));
  for (const second of changes) {
    const first = changes.find(({ index }) => part[index] !== part[second.index]);
    if (first === undefined || first.index > second.index) continue;
    const between = statement.text.slice(statement.words[first.index]?.end, statement.words[second.index]?.start);
    const beside = (change: Change) => changes.filter(({ index }) => part[index] === part[change.index]);
    // Improved seed and fertiliser distributed: the participle at the end is said of both.
    const isShared =
      beside(first).every(({ attributive }) => attributive) && beside(second).every(({ attributive }) => !attributive);
    if (isShared && !between.includes(';')) continue;
    return [first, second];
  }
  return undefined;
}

/** For each word, how many times "and", "as well as" or a semicolon stand before it. */
function partsOf({ words }: Statement): readonly number[] {
  let part = 0;
  return words.map(({ key, gap }, index) => {
    const isWell = key === 'well' && words[index - 1]?.key === 'as' && words[index + 1]?.key === 'as';
    if (key === 'and' || isWell || /[;&]/.test(gap)) part++;
    return part;
  });
}

/** Improved and responsive services: the first of two adjectives waits for the noun of the second. */
function hangs({ words }: Statement, { index }: Change): boolean {
  if (words[index + 1]?.key !== 'and') return false;
  const key = words[index - 1]?.key;
  if (key === undefined || lists.prepositions.has(key) || lists.articles.has(key) || lists.having.has(key)) return true;
  return key.endsWith('ly') || isGerund(key) || isVerb(key);
}
