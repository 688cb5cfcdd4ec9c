import type { Portfolio, Summary } from './portfolio.ts';
import { type Data, maps } from './reading.ts';

/** The summary of a framework, from the map of its file. */
export function summaryOf(framework: Data): Summary {
  const indicators = Object.entries(maps(framework.indicators));
  return {
    terms: Object.keys(maps(framework.glossary)),
    indicators: indicators.map(([id]) => id),
    rollsUpTo: indicators.flatMap(([, { rolls_up_to }]) =>
      typeof rolls_up_to === 'string' ? [nameIn(rolls_up_to)] : [],
    ),
  };
}

function nameIn(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** Ids under which more than one framework, or the library too, knows an indicator; and those of indicators that others roll up to. */
export function sharedIds(summaries: readonly Summary[], library: Portfolio['library']): ReadonlySet<string> {
  const [seen, shared] = [new Set(library.keys()), new Set<string>()];
  for (const { indicators, rollsUpTo } of summaries) {
    for (const id of indicators) (seen.has(id) ? shared : seen).add(id);
    for (const id of rollsUpTo) shared.add(id);
  }
  return shared;
}

/**
 * The map of a framework's file, reduced to its outline: levels, results and how they are linked, which indicators there are, and
 * the whole of those that it shares with others, that feed others or are fed by them, and that are retired. Texts are left out, or empty where
 * it matters that there is one.
 */
export function outlineOf(framework: Data, shared: ReadonlySet<string>): Data {
  return {
    ...only(framework, ['id', 'status', 'period', 'fiscal_year', 'places', 'author']),
    ...(Array.isArray(framework.levels)
      ? { levels: framework.levels.map((level: Data) => only(level, ['id', 'generic', 'sphere', 'accountable'])) }
      : {}),
    ...each(framework, 'results', outlineOfResult),
    ...each(framework, 'activities', outlineOfResult),
    ...each(framework, 'assumptions', () => ({})),
    ...each(framework, 'risks', (risk) => only(risk, ['results'])),
    ...each(framework, 'indicators', (indicator, id) =>
      isWhole(indicator) || shared.has(id) ? indicator : only(indicator, ['result', 'status', 'tier', 'author']),
    ),
  };
}

function isWhole(indicator: Data): boolean {
  return (
    ['rolls_up_to', 'uses', 'references', 'retired'].some((key) => Object.hasOwn(indicator, key)) ||
    indicator.status === 'retired'
  );
}

function outlineOfResult(result: Data): Data {
  const links = result.contributes_to;
  return {
    ...only(result, ['level', 'line', 'expected_by', 'status']),
    ...(Array.isArray(links) ? { contributes_to: links.map(outlineOfLink) } : {}),
  };
}

function outlineOfLink(link: unknown): unknown {
  if (typeof link !== 'object' || link === null) return link;
  const said = ['because', 'evidence'].filter((key) => Object.hasOwn(link, key)).map((key) => [key, '']);
  return { ...only(link as Data, ['to', 'assumptions', 'uncertain']), ...Object.fromEntries(said) };
}

function only(map: Data, keys: readonly string[]): Data {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(map, key)).map((key) => [key, map[key]]));
}

function each(map: Data, key: string, reduce: (one: Data, id: string) => Data): Data {
  if (!Object.hasOwn(map, key)) return {};
  const all = Object.entries(maps(map[key])).map(([id, one]) => [id, reduce(one, id)] as const);
  return { [key]: Object.fromEntries(all) };
}
