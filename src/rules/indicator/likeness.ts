import { once } from '../../model/once.ts';
import { overlaps, type Period } from '../../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { given } from '../../model/reading.ts';
import { say } from '../../model/text.ts';
import { child, type Location } from '../../text/location.ts';
import type { Gathered } from '../rule.ts';
import words from './likeness.json';
import { plainWords } from './plain-words.ts';

/** What is known of a framework's indicators to compare them with others, as JSON. */
export interface Likeness {
  readonly period?: Span;
  readonly indicators: { readonly [id: string]: LikeIndicator };
}

interface LikeIndicator {
  readonly uses?: string;
  readonly rollsUpTo?: string;
  /** By which of its texts it is compared: none of one that is retired. */
  readonly keys: readonly Key[];
}

interface Key {
  readonly what: 'name' | 'definition';
  readonly key: string;
}

type Span = Pick<Period, 'start' | 'end'>;

/** An indicator by one of the texts that tell what it is. */
export interface Alike {
  readonly framework: string;
  readonly id: string;
  readonly period: Span | undefined;
  readonly what: Key['what'];
  /** Of the text; of the indicator. */
  readonly at: Location;
  readonly indicatorAt: Location;
}

/** Shorter names than this are common between frameworks, each about its own programme: "Grants", "Cities covered". */
const tellingName = 3;
/** Shorter definitions than this only point elsewhere: "As published in the yearbook." */
const tellingDefinition = 7;

export function likenessOf({ period, indicators }: Framework, portfolio: Portfolio): Likeness {
  const all = [...indicators.values()].map((indicator): [string, LikeIndicator] => {
    const { id, status, uses, rollsUpTo } = indicator;
    const keys = status === 'retired' ? [] : keysOf(indicator, portfolio);
    return [id, { ...given({ uses: uses?.id, rollsUpTo: rollsUpTo?.id }), keys }];
  });
  return {
    ...(period === undefined ? {} : { period: { start: period.start, end: period.end } }),
    indicators: Object.fromEntries(all),
  };
}

/**
 * Indicators whose names or definitions have the same words, where nothing says that they are the same. Grouped by those words,
 * so that ten thousand are not compared with ten thousand.
 */
export function groupsAlike(gathered: readonly Gathered[]): readonly (readonly Alike[])[] {
  const groups = new Map<string, Map<string, () => Alike>>();
  const known = new Map(gathered.map(({ id, facts }) => [id, (facts as Likeness).indicators]));
  for (const { id: framework, at: file, facts } of gathered) {
    const { period, indicators } = facts as Likeness;
    for (const [id, indicator] of Object.entries(indicators)) {
      const kin = kinOf({ framework, id, indicator }, known);
      for (const { key, what } of indicator.keys) {
        const alike = () => {
          const indicatorAt = child(file, 'indicators', id);
          const at = child(indicatorAt, indicator.uses === undefined ? what : 'uses');
          return { framework, id, period, what, at, indicatorAt };
        };
        const group = groups.get(key);
        if (group === undefined) groups.set(key, new Map([[kin, alike]]));
        else if (!group.has(kin)) group.set(kin, alike);
      }
    }
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((group) => [...group.values()].map((alike) => alike()));
}

/** Editions that follow one another may say the same of their own time. */
export function clash(one: Alike, other: Alike): boolean {
  if (one === other) return false;
  const [period, later] = [one.period, other.period];
  return one.framework === other.framework || period === undefined || later === undefined || overlaps(period, later);
}

/** An indicator as others name it. */
interface Named {
  readonly framework: string;
  readonly id: string;
  readonly indicator: LikeIndicator;
}

/** What an indicator and its kin are one with: a library entry that they use, or the indicator that they roll up to. */
function kinOf(start: Named, known: ReadonlyMap<string, Likeness['indicators']>): string {
  let top = start;
  for (const seen = new Set<LikeIndicator>(); top.indicator.rollsUpTo !== undefined && !seen.has(top.indicator); ) {
    const { uses, rollsUpTo } = top.indicator;
    seen.add(top.indicator);
    const [framework = '', id = ''] = rollsUpTo.split('/');
    const others = known.get(framework);
    const above = others && Object.hasOwn(others, id) ? others[id] : undefined;
    // A misspelt parent makes no stranger of what uses the same definition.
    if (above === undefined) return uses ?? rollsUpTo;
    top = { framework, id, indicator: above };
  }
  return top.indicator.uses ?? `${top.framework}/${top.id}`;
}

/** A number and a percentage of the same things may share their definition. */
function keysOf(indicator: Indicator, portfolio: Portfolio): readonly Key[] {
  const tell = tellingWordsIn(portfolio);
  const name = tell(say(indicator.name, portfolio.languages));
  const definition = tell(say(indicator.definition, portfolio.languages));
  const place = name.length < tellingName ? indicator.framework : '';
  const kind = [indicator.measure, indicator.cumulation].join(' ');
  return [
    ...(name.length === 0 ? [] : [{ key: `name:${place}:${name.join(' ')}`, what: 'name' as const }]),
    ...(definition.length < tellingDefinition
      ? []
      : [{ key: `definition:${kind}:${definition.join(' ')}`, what: 'definition' as const }]),
  ];
}

const ignored: ReadonlySet<string> = new Set(words.ignored);
const same: ReadonlyMap<string, string> = new Map(Object.entries(words.same));

/**
 * Gives the words of a text that tell it from another, sorted, each once: without small words, plural endings and ways of
 * spelling. In the texts of a portfolio the same words stand again and again.
 */
const tellingWordsIn = once((_: Portfolio): ((text: string) => readonly string[]) => {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const before = stems.get(word);
    if (before !== undefined) return before;
    const found = ignored.has(word) ? '' : stem(word);
    stems.set(word, found);
    return found;
  };
  return (text) => {
    const words = new Set<string>();
    for (const word of plainWords(text)) words.add(stemOf(word));
    words.delete('');
    return [...words].sort();
  };
});

function stem(word: string): string {
  const singular = word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  const spelt = singular.replace(/is(e|ed|ing|ation)$/, 'iz$1').replace(/our$/, 'or');
  return same.get(spelt) ?? spelt;
}
