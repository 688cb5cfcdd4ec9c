import type { Rule } from '../rule.ts';
import { lists } from './lexicon.ts';
import { placeOf, resultLevels, type Statement, statementsOf } from './statement.ts';
import type { Word } from './words.ts';

/** Numbers, percentages and years stand in targets, not in statements. */
export const wordTargetInStatement: Rule = {
  id: 'word-target-in-statement',
  reach: 'framework',
  severity: 'info',
  language: 'en',
  summary: 'English result statements hold no number, percentage or year that should be reached.',
  why: 'A target in its own field can change without rewriting the chain, and is compared with what is measured. Some guides want it in the statement (tools4dev on SMART goals); profile usaid has the rule off.',
  fix: 'Move the figure to the targets of an indicator of this result.',
  *check({ portfolio }) {
    for (const statement of statementsOf(portfolio, ...resultLevels)) {
      const found = [...statement.words.keys()].filter((index) => isTarget(statement, index));
      const [first] = found;
      if (first === undefined) continue;
      const figures = found.map((index) => `"${statement.words[index]?.text}${percentAfter(statement, index)}"`);
      yield {
        at: placeOf(statement, [first, first]),
        message: `The statement of ${statement.result.id} holds a target: ${figures.join(' and ')}.`,
        hint: 'Move the figure to the targets of an indicator of this result.',
      };
    }
  },
};

const deadline = new Set(['before', 'by', 'end', 'from', 'in', 'of', 'to', 'until']);

function isTarget(statement: Statement, index: number): boolean {
  const { words } = statement;
  const [before, word, next] = [words[index - 1], words[index], words[index + 1]];
  if (word === undefined || !/^\d/.test(word.key)) return false;
  if (percentAfter(statement, index) !== '') return true;
  // Ranges are of age, words with letters are names: 6-59 months, 2nd, 4G.
  if (!/^\d[\d.,]*$/.test(word.key) || /[/#]/.test(word.gap) || next?.gap.startsWith('/')) return false;
  const isNamed = before !== undefined && (lists.countedNames.has(before.key) || (index > 1 && isCapital(before)));
  if (isNamed || isMeasure(words, index) || isEnd(statement, index)) return false;
  return /^(?:19|20)\d\d$/.test(word.key) ? deadline.has(before?.key ?? '') : true;
}

function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

/** By 2027, …: the last year of a framework says no more than its period. */
function isEnd({ text, words, framework }: Statement, index: number): boolean {
  const { key = '', start } = words[index] ?? {};
  return (
    /^by (?:the )?(?:end of )?$/i.test(text.slice(words[0]?.start, start)) && framework.period?.end.slice(0, 4) === key
  );
}

/** Within 24 hours, two and 5 years: says what is counted, not how much is aimed at; but 200 km of roads, which are not within 2 km of a school. */
function isMeasure(words: readonly Word[], index: number): boolean {
  const [next, after, third] = [1, 2, 3].map((step) => words[index + step]?.key ?? '') as [string, string, string];
  const isDistance = /^(?:every|least|most|than|under|within)$/.test(words[index - 1]?.key ?? '');
  if (lists.lengths.has(next) && after === 'of' && !isDistance) return false;
  return lists.countedTimes.has(next) || (/^(?:and|or|to)$/.test(next) && lists.countedTimes.has(third));
}

function percentAfter({ text, words }: Statement, index: number): string {
  const [next, third] = [words[index + 1]?.key, words[index + 2]?.key];
  if (/^ ?%/.test(text.slice(words[index]?.end))) return '%';
  return next === 'percent' || (next === 'per' && third === 'cent') ? ' percent' : '';
}
