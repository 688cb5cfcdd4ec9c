import { levelOf } from '../../model/chain.ts';
import { once, onceTogether } from '../../model/once.ts';
import type { Framework, GenericLevel, Portfolio, Result } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { child, type Location, stretchOf } from '../../text/location.ts';
import { type Change, changesIn } from './changes.ts';
import { type English, englishOf } from './english.ts';
import { lists, setPhrases } from './lexicon.ts';
import { findPhrases, phrasesOf, type Run, type Sentence, wordsIn } from './words.ts';

/** The English statement of a result, in words. */
export interface Statement extends English, Sentence {
  readonly framework: Framework;
  readonly result: Result;
  readonly generic?: GenericLevel;
  readonly changes: readonly Change[];
}

/** The English statements of a portfolio, by framework: every rule over words reads the same ones. */
export const statementsByFramework = once(read);

/** The English statements of a portfolio; with levels, only those of results that stand at one of these. */
export function statementsOf(portfolio: Portfolio, ...levels: readonly GenericLevel[]): readonly Statement[] {
  const all = allStatements(portfolio);
  return levels.length === 0 ? all : all.filter(({ generic }) => generic !== undefined && levels.includes(generic));
}

const allStatements = once((portfolio: Portfolio): readonly Statement[] =>
  [...statementsByFramework(portfolio).values()].flat(),
);

export const outcomeLevels: readonly GenericLevel[] = ['intermediate-outcome', 'outcome'];
export const resultLevels: readonly GenericLevel[] = ['output', ...outcomeLevels, 'impact'];

function read(portfolio: Portfolio): ReadonlyMap<Framework, readonly Statement[]> {
  const fixed = fixedPhrases(portfolio.places, portfolio.languages);
  const readOne = (framework: Framework, result: Result): readonly Statement[] => {
    const english = englishOf(result.statement, child(result.at, 'statement'), portfolio);
    if (english === undefined) return [];
    const from = numberingIn(english.text);
    const words = wordsIn(english.text).filter(({ start }) => start >= from);
    const generic = levelOf(framework, result)?.generic;
    const runs = [...findPhrases(words, fixed)];
    const sentence = { words, fixed: new Set(runs.flatMap(positions)) };
    const statement = { ...english, ...sentence, framework, result, changes: changesIn(sentence) };
    return [generic === undefined ? statement : { ...statement, generic }];
  };
  return new Map(
    portfolio.frameworks.map((framework) => [
      framework,
      [...framework.results.values()].flatMap((result) => readOne(framework, result)),
    ]),
  );
}

const label = new RegExp(`^(?:(?:${lists.labels.join('|')})[ -]?)+\\d+(?:\\.\\d+)*[a-z]? ?[-:.)–—] +`, 'iu');

/** The length of the numbering that people write into a statement: "Output 1.1: ", "IR 2 – ", "3. ", "1.2 Improved". */
function numberingIn(text: string): number {
  return (label.exec(text) ?? /^(?:\d+(?:\.\d+)*[.:)] +|\d+(?:\.\d+)+ +(?=\p{Lu}))/u.exec(text))?.[0].length ?? 0;
}

/** Set phrases, and names of places: the parts of a portfolio share them. */
const fixedPhrases = onceTogether((places: Portfolio['places'], languages: Portfolio['languages']) => {
  const titles = [...places.values()].map(({ title }) => say(title, ['en', ...languages]));
  // Greater Monrovia is not more of Monrovia.
  const misleading = titles.filter((title) => wordsIn(title).some(({ key }) => lists.directions.has(key)));
  return phrasesOf([...setPhrases, ...misleading]);
});

function positions([first, last]: Run): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The place of some of its words. */
export function placeOf({ at, words }: Statement, [first, last]: Run): Location {
  return stretchOf(at, words[first]?.start ?? 0, words[last]?.end ?? 0);
}

/** Some of its words as they are written, in quotation marks. */
export function quote({ text, words }: Statement, [first, last]: Run): string {
  return `"${text.slice(words[first]?.start ?? 0, words[last]?.end ?? 0).replaceAll(/\s+/g, ' ')}"`;
}
