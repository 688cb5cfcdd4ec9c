import type { Framework } from '../model/portfolio.ts';
import { type Edition, type Said, said } from './edition.ts';
import { type FigureView, noteSymbols } from './figures.ts';
import { type Span, spansIn, webAddress } from './prose.ts';

/** A symbol beside figures, and what it means. */
export interface Note {
  readonly symbol: string;
  readonly meaning: string;
  /** It stands for what is missing: explained only on a page that shows it. */
  readonly isDash: boolean;
}

/** A document that a framework rests on. */
export interface SourceView {
  readonly title: Said;
  /** Its web address, or empty. */
  readonly href: string;
  readonly note: readonly Span[];
}

export interface Abbreviation {
  readonly term: string;
  readonly meaning: Said;
}

/** What the symbols of a report mean: those that its figures use, in a fixed order, and the dash. */
export function notesOf(figures: Iterable<FigureView | null>, edition: Edition): readonly Note[] {
  return notesNamed(notesIn(figures), edition);
}

/** Keys of the notes that figures need. */
export function notesIn(figures: Iterable<FigureView | null>): ReadonlySet<string> {
  const used = new Set<string>();
  for (const figure of figures) for (const key of figure?.notes ?? []) used.add(key);
  return used;
}

/** The notes with these keys, and the dash. */
export function notesNamed(used: ReadonlySet<string>, edition: Edition): readonly Note[] {
  return Object.entries(noteSymbols)
    .filter(([key]) => key === 'none' || used.has(key))
    .map(([key, symbol]) => ({ symbol, meaning: edition.words.note[key] ?? key, isDash: key === 'none' }));
}

export function sourcesOf(framework: Framework, edition: Edition): readonly SourceView[] {
  return framework.sources.map(({ title, url, note }) => ({
    title: said(title ?? url, edition),
    href: url === undefined ? '' : webAddress(url),
    note: note === undefined ? [] : spansIn(note, edition),
  }));
}

/** Terms of the glossaries that occur as a word in what the report shows. */
export function abbreviationsIn(
  shown: unknown,
  framework: Framework | undefined,
  edition: Edition,
): readonly Abbreviation[] {
  const terms = termsIn(shown, framework, edition);
  return abbreviationsOf(new Set(terms), framework, edition);
}

/** The terms of the glossaries that occur in a piece of what the report shows. */
export function termsIn(shown: unknown, framework: Framework | undefined, edition: Edition): readonly string[] {
  const glossary = glossaryOf(framework, edition);
  if (glossary.size === 0) return [];
  // What a picture says stands in the page as well; its paths are no words.
  const text = JSON.stringify(shown).replace(/<svg .*?<\/svg>/g, '');
  return [...glossary.keys()].filter((term) => occurs(term, text));
}

/** What these terms mean, in the order of the glossaries. */
export function abbreviationsOf(
  terms: ReadonlySet<string>,
  framework: Framework | undefined,
  edition: Edition,
): readonly Abbreviation[] {
  return [...glossaryOf(framework, edition)]
    .filter(([term]) => terms.has(term))
    .map(([term, meaning]) => ({ term, meaning: said(meaning, edition) }));
}

function glossaryOf(framework: Framework | undefined, { portfolio }: Edition) {
  return new Map([...portfolio.glossary, ...(framework?.glossary ?? [])]);
}

function occurs(term: string, text: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + term.length])) return true;
  }
  return false;
}
