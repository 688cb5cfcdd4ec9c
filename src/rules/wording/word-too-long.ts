import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { textsIn } from './english.ts';
import { countWords } from './words.ts';

/** A statement has no more words than fit into the box of a diagram. Words are counted in any language. */
export const wordTooLong: Rule = {
  id: 'word-too-long',
  reach: 'framework',
  severity: 'info',
  summary: 'A result statement has at most 30 words (limits.statement_words).',
  why: 'It has to fit into the box of a diagram and the row of a matrix, and into the head of a reader.',
  fix: 'Keep who changes and how; move the rest to the note, the assumptions or the definition of an indicator.',
  *check({ portfolio, limits }) {
    for (const { results } of portfolio.frameworks) {
      for (const { id, statement, at } of results.values()) {
        for (const { text, at: place } of textsIn(statement, child(at, 'statement'), portfolio)) {
          const count = countWords(text);
          if (count <= limits.statementWords) continue;
          yield {
            at: place,
            message: `The statement of ${id} has ${count} words; expected at most ${limits.statementWords}.`,
            hint: 'Keep who changes and how, and move the rest to the note.',
          };
        }
      }
    }
  },
};
