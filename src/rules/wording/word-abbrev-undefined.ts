import { onceTogether } from '../../model/once.ts';
import type { Framework, Portfolio } from '../../model/portfolio.ts';
import { say, type Text } from '../../model/text.ts';
import type { Rule } from '../rule.ts';
import { lists } from './lexicon.ts';
import { placeOf, statementsByFramework } from './statement.ts';
import { wordsIn } from './words.ts';

/** Abbreviations of statements stand in a glossary. */
export const wordAbbrevUndefined: Rule = {
  id: 'word-abbrev-undefined',
  reach: 'framework',
  severity: 'info',
  language: 'en',
  summary: 'Abbreviations in English result statements stand in the glossary, or are names of parties or places.',
  why: 'Board members and partners do not know the shorthand of the programme.',
  fix: 'Write it out, or add it to the glossary of the framework or of plumbline.yaml.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const { parties, places, lines, glossary, languages } = portfolio;
    const known = portfolioWords(parties, places, lines, glossary, languages);
    for (const [framework, statements] of statementsByFramework(portfolio)) {
      let seen: Set<string> | undefined;
      for (const statement of statements) {
        // Where everything is in capitals nothing can be told.
        if (!/\p{Ll}/u.test(statement.text)) continue;
        for (const [index, { text }] of statement.words.entries()) {
          if (text === text.toLowerCase()) continue;
          const bare = text.replace(/(?:['’]s|s)$/, '');
          if (!isAbbreviation(bare)) continue;
          seen ??= wordsOf(frameworkNames(framework, portfolio));
          if ([text, bare].some((one) => known.has(one) || seen?.has(one))) continue;
          seen.add(bare);
          yield {
            at: placeOf(statement, [index, index]),
            message: `The statement of ${statement.result.id} uses ${bare}, which no glossary explains.`,
            hint: `Write it out, or add ${bare} to the glossary.`,
          };
        }
      }
    }
  },
};

/** Two capitals or more; Roman numbers are none. */
function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}&]*(?:-\p{Lu}+)?$/u.test(word) && /\p{Lu}.*\p{Lu}/u.test(word) && !/^[IVX]+$/.test(word);
}

/** All words of these names; of a glossary's term that is several words, each. */
function wordsOf(names: readonly string[]): Set<string> {
  return new Set([...names, ...names.flatMap((name) => wordsIn(name).map(({ text }) => text))]);
}

interface Named {
  readonly id: string;
  readonly title: Text;
}

/** Words that every framework may use: the parts of a portfolio share them. */
const portfolioWords = onceTogether(
  (
    parties: Portfolio['parties'],
    places: Portfolio['places'],
    lines: Portfolio['lines'],
    glossary: Portfolio['glossary'],
    languages: Portfolio['languages'],
  ): ReadonlySet<string> => {
    const named: readonly Named[] = [...parties.values(), ...places.values(), ...lines.values()];
    const titles = named.flatMap(({ id, title }) => [id, id.toUpperCase(), say(title, ['en', ...languages])]);
    // chain-placeholder-text speaks of placeholders.
    return wordsOf([...titles, ...glossary.keys(), ...lists.everydayAbbreviations, ...lists.placeholders]);
  },
);

/** A statement may explain an abbreviation where it first stands: Community Upgrading Fund (CUF). */
function frameworkNames({ glossary, title, results }: Framework, { languages }: Portfolio): readonly string[] {
  const explained = [...results.values()].flatMap(({ statement }) =>
    [...say(statement, ['en', ...languages]).matchAll(/\(([^()]+)\)/g)].map(([, words = '']) => words),
  );
  return [...glossary.keys(), say(title, ['en', ...languages]), ...explained];
}
