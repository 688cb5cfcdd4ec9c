import { genericOf, levelOf } from '../../model/chain.ts';
import type { Framework, Result } from '../../model/portfolio.ts';
import { type Text, textIn } from '../../model/text.ts';
import { child, keyOf } from '../../text/location.ts';
import { shareOf, stems } from '../../text/words.ts';
import type { Rule } from '../rule.ts';

/** The theory of change in words speaks of every output and outcome. */
export const chainNarrativeCoverage: Rule = {
  id: 'chain-narrative-coverage',
  severity: 'info',
  summary: 'The theory of change in words speaks of every output and outcome.',
  why: 'Narrative and diagram tell the same story (Cities Alliance 2012; Global Affairs Canada RBM guide, step 3).',
  fix: 'Say in the narrative what the result is for. The rule looks for the id, or for half of the words of its short name or statement.',
  *check({ portfolio: { frameworks, languages } }) {
    for (const framework of frameworks) {
      const narratives = languages.flatMap((language) => {
        const text = textIn(framework.narrative, language, languages);
        return text === undefined ? [] : [{ language, text, stems: stems(text) }];
      });
      for (const result of narratives.length === 0 ? [] : resultsOf(framework)) {
        const speaks = narratives.map(({ language, ...narrative }) => {
          const own = (text: Text | undefined) => textIn(text, language, languages);
          return mentions(narrative, result.id, [own(result.short), own(result.statement)]);
        });
        // Nothing to compare with is no reason to complain.
        if (!speaks.includes(false) || speaks.includes(true)) continue;
        yield {
          at: keyOf(result.at),
          message: `The narrative of ${framework.id} does not speak of ${result.id}.`,
          hint: 'Say in it what the result is for.',
          related: [{ at: keyOf(child(framework.at, 'narrative')), message: 'The narrative.' }],
        };
      }
    }
  },
};

function resultsOf(framework: Framework): readonly Result[] {
  return [...framework.results.values()].filter((result) => {
    const generic = genericOf(framework, result);
    return levelOf(framework, result) !== undefined && generic !== 'activity' && generic !== 'input';
  });
}

/** Whether a narrative has the id, or half of the words of one of the texts; undefined where there is no word to look for. */
function mentions(
  narrative: { readonly text: string; readonly stems: ReadonlySet<string> },
  id: string,
  texts: readonly (string | undefined)[],
): boolean | undefined {
  const shares = texts.flatMap((text) => shareOf(stems(text ?? ''), narrative.stems) ?? []);
  if (shares.length === 0) return undefined;
  return shares.some((share) => share >= 0.5) || narrative.text.toLowerCase().includes(id);
}
