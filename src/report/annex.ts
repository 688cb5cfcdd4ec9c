import type { Framework } from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import { type Edition, told } from './edition.ts';
import { type FigureView, noteSymbols } from './figures.ts';
import { type Span, spansOf, webAddress } from './prose.ts';

export interface Note {
  readonly symbol: string;
  readonly meaning: string;
}

export interface SourceView {
  readonly title: string;
  readonly href: string;
  readonly note: readonly Span[];
}

export interface Abbreviation {
  readonly term: string;
  readonly meaning: string;
}

/** What the symbols of a report mean: those that its figures use, in a fixed order, and the dash. */
export function notesOf(figures: Iterable<FigureView | null>, edition: Edition): readonly Note[] {
  const used = new Set<string>(['none']);
  for (const figure of figures) for (const key of figure?.notes ?? []) used.add(key);
  return Object.entries(noteSymbols)
    .filter(([key]) => used.has(key))
    .map(([key, symbol]) => ({ symbol, meaning: edition.words.note[key] ?? key }));
}

export function sourcesOf(framework: Framework, edition: Edition): readonly SourceView[] {
  return framework.sources.map(({ title, url, note }) => ({
    title: told(title ?? url, edition),
    href: url === undefined ? '' : webAddress(url),
    note: note === undefined ? [] : spansOf(say(note, edition.languages)),
  }));
}

/** Terms of the glossaries that occur as a word in what the report shows. */
export function abbreviationsIn(
  shown: unknown,
  framework: Framework | undefined,
  edition: Edition,
): readonly Abbreviation[] {
  const text = JSON.stringify(shown);
  const glossary = new Map([...edition.portfolio.glossary, ...(framework?.glossary ?? [])]);
  return [...glossary]
    .filter(([term]) => occurs(term, text))
    .map(([term, meaning]) => ({ term, meaning: told(meaning, edition) }));
}

function occurs(term: string, text: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + term.length])) return true;
  }
  return false;
}
