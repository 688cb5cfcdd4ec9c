import { once } from '../../model/once.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';

/** What a text of the file names. */
export interface NamedThing {
  readonly id: string;
  /** Of an indicator, where the text shows it. */
  readonly framework?: string;
  readonly byTitle: boolean;
}

/** Fields whose cells name things of the portfolio. */
export function namesThings(field: string, { dimensions }: Portfolio): boolean {
  return ['framework', 'indicator', 'place', 'reporter'].includes(field) || dimensions.has(field);
}

/**
 * What a text names: by its id, else by a title in any language that no other thing has, whatever its case and the blanks around
 * it; undefined where there is no such thing. An indicator is looked for in `framework`, where that is known.
 */
export function thingNamed(
  field: string,
  text: string,
  portfolio: Portfolio,
  framework?: string,
): NamedThing | undefined {
  if (field === 'indicator') return indicatorNamed(text, portfolio, framework);
  const book = booksOf(portfolio).get(field);
  if (book === undefined) return undefined;
  if (book.ids.has(text)) return { id: text, byTitle: false };
  const id = book.titles.get(asTitle(text));
  return id === undefined || id === null ? undefined : { id, byTitle: true };
}

/** The titles of a kind of thing, each once: null where two things have it. */
interface Book {
  readonly ids: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, string | null>;
}

const booksOf = once((portfolio: Portfolio): ReadonlyMap<string, Book> => {
  const titled = (things: Iterable<{ readonly id: string; readonly title: Text }>) =>
    bookOf([...things].map(({ id, title }) => [id, title]));
  return new Map([
    ['framework', titled(portfolio.frameworks)],
    ['place', titled(portfolio.places.values())],
    ['reporter', titled(portfolio.parties.values())],
    ...[...portfolio.dimensions.values()].map(({ id, categories }) => [id, titled(categories.values())] as const),
  ]);
});

const indicatorsOf = once((portfolio: Portfolio) => {
  const of = (frameworks: Portfolio['frameworks']) =>
    bookOf(
      frameworks.flatMap(({ id: framework, indicators }) =>
        [...indicators.values()].map(({ id, name }) => [`${framework}/${id}`, name] as const),
      ),
    );
  return {
    all: of(portfolio.frameworks),
    by: new Map(portfolio.frameworks.map((one) => [one.id, of([one])] as const)),
  };
});

function bookOf(things: readonly (readonly [id: string, title: Text | undefined])[]): Book {
  const titles = new Map<string, string | null>();
  for (const [id, title] of things) {
    const texts = title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title);
    for (const text of new Set(texts.map(asTitle))) titles.set(text, titles.has(text) ? null : id);
  }
  return { ids: new Set(things.map(([id]) => id)), titles };
}

function indicatorNamed(text: string, portfolio: Portfolio, framework: string | undefined): NamedThing | undefined {
  const { all, by } = indicatorsOf(portfolio);
  const book = framework === undefined ? all : by.get(framework);
  if (book === undefined) return undefined;
  if (text.includes('/') && book.ids.has(text)) return owned(text, false);
  const owners =
    framework === undefined ? portfolio.frameworks : portfolio.frameworks.filter(({ id }) => id === framework);
  // Of which framework it is, is for the rules to ask where several have it.
  if (owners.some(({ indicators }) => indicators.has(text))) return { id: text, byTitle: false };
  const found = book.titles.get(asTitle(text));
  return found === undefined || found === null ? undefined : owned(found, true);
}

function owned(path: string, byTitle: boolean): NamedThing {
  const [framework = '', id = ''] = path.split('/');
  return { id, framework, byTitle };
}

/** Texts that are the same title. */
export function asTitle(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
