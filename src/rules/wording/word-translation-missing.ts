import type { Indicator, LibraryEntry, Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import { child, keyOf, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A text in several languages is in all of the portfolio's. */
export const wordTranslationMissing: Rule = {
  id: 'word-translation-missing',
  severity: { draft: 'info', reviewed: 'info', final: 'warning' },
  summary: 'A text that is given by language is given in every language of the portfolio.',
  why: 'A report in a language that is missing falls back to another, and mixes the two on a page.',
  fix: 'Add the translation, or take the language off the list in plumbline.yaml.',
  *check({ portfolio }) {
    for (const { what, text, at } of textsOf(portfolio)) {
      if (text === undefined || typeof text === 'string') continue;
      const missing = portfolio.languages.filter((language) => text[language] === undefined);
      if (missing.length === 0) continue;
      const has = Object.keys(text).join(' and ');
      yield {
        at: keyOf(at),
        message: `The ${what} is given in ${has}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        hint: `Add ${missing.map((language) => `${language}: …`).join(' and ')}.`,
      };
    }
  },
};

interface Shown {
  readonly what: string;
  readonly text: Text | undefined;
  readonly at: Location;
}

/** What reports show of a portfolio. */
function* textsOf(portfolio: Portfolio): Iterable<Shown> {
  const { parties, places, dimensions, lines, frameworks } = portfolio;
  yield { what: 'title of the portfolio', text: portfolio.title, at: child(portfolio.at, 'title') };
  for (const { id, title, at } of [parties, places, dimensions, lines].flatMap((all) => [...all.values()]))
    yield { what: `title of ${id}`, text: title, at: child(at, 'title') };
  for (const framework of frameworks) {
    const { id, title, narrative, at } = framework;
    yield { what: `title of ${id}`, text: title, at: child(at, 'title') };
    yield { what: `narrative of ${id}`, text: narrative, at: child(at, 'narrative') };
    for (const result of framework.results.values()) {
      yield { what: `statement of ${result.id}`, text: result.statement, at: child(result.at, 'statement') };
      yield { what: `short name of ${result.id}`, text: result.short, at: child(result.at, 'short') };
    }
    for (const one of [...framework.assumptions.values(), ...framework.risks.values()])
      yield { what: `text of ${one.id}`, text: one.text, at: child(one.at, 'text') };
    for (const indicator of framework.indicators.values())
      if (indicator.uses === undefined) yield* inDefinition(indicator);
  }
  for (const entry of portfolio.library.values()) yield* inDefinition(entry);
}

function* inDefinition(one: Indicator | LibraryEntry): Iterable<Shown> {
  for (const key of ['name', 'definition', 'unit', 'numerator', 'denominator', 'source', 'method'] as const)
    yield { what: `${key} of ${one.id}`, text: one[key], at: child(one.at, key) };
}
