import { liveIndicators } from '../../model/indicators.ts';
import { overlaps } from '../../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { child, type Location } from '../../text/location.ts';
import words from './likeness.json';
import { plainWords } from './plain-words.ts';

/** An indicator by one of the texts that tell what it is. */
export interface Alike {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly what: 'name' | 'definition';
  readonly at: Location;
}

/** Shorter names than this are common between frameworks, each about its own programme: "Grants", "Cities covered". */
const tellingName = 3;
/** Shorter definitions than this only point elsewhere: "As published in the yearbook." */
const tellingDefinition = 8;

/**
 * Indicators whose names or definitions have the same words, where nothing says that they are the same. Grouped by those words,
 * so that ten thousand are not compared with ten thousand.
 */
export function groupsAlike(portfolio: Portfolio): readonly (readonly Alike[])[] {
  const groups = new Map<string, Map<string, Alike>>();
  const frameworks = new Map(portfolio.frameworks.map((framework) => [framework.id, framework]));
  const tell = tellingWords();
  for (const framework of portfolio.frameworks) {
    for (const indicator of liveIndicators(framework)) {
      const kin = kinOf(indicator, frameworks);
      for (const { key, what } of keysOf(indicator, portfolio, tell)) {
        const group = groups.get(key) ?? new Map<string, Alike>();
        groups.set(key, group);
        const at = indicator.uses?.at ?? child(indicator.at, what);
        if (!group.has(kin)) group.set(kin, { framework, indicator, what, at });
      }
    }
  }
  return [...groups.values()].filter(({ size }) => size > 1).map((group) => [...group.values()]);
}

/** Editions that follow one another may say the same of their own time. */
export function clash(one: Alike, other: Alike): boolean {
  if (one === other) return false;
  const [period, later] = [one.framework.period, other.framework.period];
  return one.framework === other.framework || period === undefined || later === undefined || overlaps(period, later);
}

/** What an indicator and its kin are one with: a library entry that they use, or the indicator that they roll up to. */
function kinOf(indicator: Indicator, frameworks: ReadonlyMap<string, Framework>): string {
  let top = indicator;
  for (const seen = new Set<Indicator>(); top.rollsUpTo !== undefined && !seen.has(top); ) {
    seen.add(top);
    const [framework = '', id = ''] = top.rollsUpTo.id.split('/');
    const above = frameworks.get(framework)?.indicators.get(id);
    // A misspelt parent makes no stranger of what uses the same definition.
    if (above === undefined) return top.uses?.id ?? top.rollsUpTo.id;
    top = above;
  }
  return top.uses?.id ?? `${top.framework}/${top.id}`;
}

/** A number and a percentage of the same things may share their definition. */
function keysOf(
  indicator: Indicator,
  { languages }: Portfolio,
  tell: (text: string) => readonly string[],
): { key: string; what: Alike['what'] }[] {
  const name = tell(say(indicator.name, languages));
  const definition = tell(say(indicator.definition, languages));
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
 * The words of a text that tell it from another, sorted, each once: without small words, plural endings and ways of spelling.
 * Of many texts the same words are asked again and again.
 */
function tellingWords(): (text: string) => readonly string[] {
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
}

function stem(word: string): string {
  const singular = word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  const spelt = singular.replace(/is(e|ed|ing|ation)$/, 'iz$1').replace(/our$/, 'or');
  return same.get(spelt) ?? spelt;
}
