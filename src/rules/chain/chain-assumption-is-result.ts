import type { Text } from '../../model/text.ts';
import { textIn } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import { shareOf, stems } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** An assumption does not repeat a result of its chain. */
export const chainAssumptionIsResult: Rule = {
  id: 'chain-assumption-is-result',
  severity: 'warning',
  summary: 'An assumption does not repeat a result of its chain.',
  why: 'A chain that assumes what it sets out to bring about is circular (ADB, design and monitoring guidelines).',
  fix: 'Say what has to hold outside the programme, or link the result itself.',
  *check({ portfolio: { frameworks, languages } }) {
    for (const { assumptions, results } of frameworks) {
      if (assumptions.size === 0) continue;
      const statements = [...results.values()].map(({ id, at, statement }) => ({
        id,
        at,
        stems: stemsIn(statement, languages),
      }));
      for (const { id, at, text } of assumptions.values()) {
        const words = stemsIn(text, languages);
        const same = statements.find((one) =>
          [...words].some(([language, mine]) => isSame(mine, one.stems.get(language))),
        );
        if (same === undefined) continue;
        yield {
          at: child(at, 'text'),
          message: `The assumption ${id} says what ${same.id} says, which the chain is to bring about.`,
          hint: 'Say what has to hold outside the programme.',
          related: [{ at: child(same.at, 'statement'), message: `The statement of ${same.id}.` }],
        };
      }
    }
  },
};

function stemsIn(text: Text, languages: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(languages.map((language) => [language, stems(textIn(text, language, languages) ?? '')]));
}

/** Four of five words in common, both ways; three words are too few to tell. */
function isSame(a: ReadonlySet<string>, b: ReadonlySet<string> = new Set()): boolean {
  if (a.size < 3 || b.size < 3) return false;
  return (shareOf(a, b) ?? 0) >= 0.8 && (shareOf(b, a) ?? 0) >= 0.8;
}
