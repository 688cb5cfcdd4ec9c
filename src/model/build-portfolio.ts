import table from '../../schemas/measurements.table.json' with { type: 'json' };
import { child, keyOf } from '../text/location.ts';
import { buildReviewSettings } from './build-review.ts';
import type { FiscalYear } from './period.ts';
import type {
  Category,
  Dimension,
  Line,
  Party,
  Place,
  Portfolio,
  RuleSetting,
  TrendMethod,
  Waiver,
} from './portfolio.ts';
import { ratingsOf } from './ratings.ts';
import { type Data, date, type Entry, entries, get, given, inner, items, pick, type Reading } from './reading.ts';
import type { Text } from './text.ts';

/** What plumbline.yaml says: the part of the portfolio that stands before any framework is read. */
export type Setting = Omit<
  Portfolio,
  'frameworks' | 'library' | 'plans' | 'mappings' | 'narratives' | 'reviews' | 'terms' | 'unknown'
>;

/** The setting from a plumbline.yaml that its schema has accepted; from an empty one where the file could not be read. */
export function buildSetting(entry: Entry, reading: Reading): Setting {
  return {
    at: entry.at,
    title: get<Text>(entry, 'title') ?? '',
    ...pick<'note' | 'releases', string>(entry, 'note', 'releases'),
    languages: get<readonly string[]>(entry, 'languages') ?? ['en'],
    ...given({ fiscalYear: buildFiscalYear(entry) }),
    parties: new Map(entries(entry, 'parties').map((party) => [party.id, buildParty(party)])),
    places: new Map(buildPlaces(entry, undefined, reading)),
    dimensions: new Map(
      entries(entry, 'dimensions')
        .filter((dimension) => !isReserved(dimension, reading))
        .map((dimension) => [dimension.id, buildDimension(dimension)]),
    ),
    lines: new Map(entries(entry, 'lines').map((line) => [line.id, buildLine(line)])),
    ratings: ratingsOf(get(entry, 'ratings')),
    trend: get<TrendMethod>(entry, 'trend') ?? 'slope',
    profile: get<string>(entry, 'profile') ?? 'default',
    rules: new Map(Object.entries(get<{ readonly [id: string]: RuleSetting }>(entry, 'rules') ?? {})),
    limits: get<Data>(entry, 'limits') ?? {},
    review: buildReviewSettings(entry),
    waivers: items(entry, 'waivers').flatMap((waiver) => buildWaiver(waiver, reading)),
    glossary: new Map(Object.entries(get<{ readonly [term: string]: Text }>(entry, 'glossary') ?? {})),
    sources: get<Portfolio['sources']>(entry, 'sources') ?? [],
  };
}

export function buildFiscalYear(entry: Entry): FiscalYear | undefined {
  const fiscal = inner(entry, 'fiscal_year');
  if (fiscal === undefined) return undefined;
  return {
    starts: get<string>(fiscal, 'starts') ?? '01-01',
    namedBy: get<'start' | 'end'>(fiscal, 'named_by') ?? 'end',
  };
}

function buildParty(entry: Entry & { readonly id: string }): Party {
  return {
    at: entry.at,
    id: entry.id,
    title: get<Text>(entry, 'title') ?? entry.id,
    inside: get<boolean>(entry, 'inside') ?? false,
  };
}

/** The places of a tree, parents before their children; an id that stands twice is a problem and kept once. */
function buildPlaces(
  entry: Entry,
  parent: string | undefined,
  reading: Reading,
  seen = new Map<string, Place>(),
): [string, Place][] {
  return entries(entry, 'places').flatMap((place): [string, Place][] => {
    const first = seen.get(place.id);
    if (first !== undefined) {
      reading.problems.push({
        rule: 'place-id-duplicate',
        at: { ...place.at, part: 'key' },
        message: `The place ${place.id} stands twice in the tree.`,
        hint: 'A place id is unique in the whole list; rename one of the two.',
        related: [{ at: { ...first.at, part: 'key' }, message: 'The first one.' }],
      });
      return [];
    }
    const built: Place = {
      at: place.at,
      id: place.id,
      title: get<Text>(place, 'title') ?? place.id,
      ...given({ parent }),
    };
    seen.set(place.id, built);
    return [[place.id, built], ...buildPlaces(place, place.id, reading, seen)];
  });
}

/** Columns of tables, and those that the engine keeps beside them: a dimension is a column of its own. */
const reserved = new Set([
  ...table.fields.map(({ name }) => name),
  ...['kind', 'min', 'max', 'note', 'period_start', 'period_end', 'problem', 'file', 'line', 'record', 'field'],
  ...['id', 'ind', 'opens', 'closes', 'straddles', 'locked', 'fresh', 'rowid', 'other', 'stored', 'action', 'rules'],
  ...['first', 'count', 'measured', 'described'],
]);

function isReserved({ id, at }: Entry & { readonly id: string }, { problems }: Reading): boolean {
  if (!reserved.has(id)) return false;
  problems.push({
    rule: 'dimension-id-reserved',
    at: keyOf(at),
    message: `The dimension ${id} has the name of a column that means something else.`,
    hint: 'Choose another id: a dimension is a column of its own in tables of measurements.',
  });
  return true;
}

function buildDimension(entry: Entry & { readonly id: string }): Dimension {
  const categories = Object.entries(get<Data>(entry, 'categories') ?? {}).map(([id, written]): [string, Category] => {
    const map = typeof written === 'object' && written !== null ? (written as Data) : undefined;
    const detailed = map !== undefined && ('title' in map || 'residual' in map);
    const title = (detailed ? map.title : written) as Text;
    return [id, { id, title, residual: detailed && map.residual === true }];
  });
  return {
    at: entry.at,
    id: entry.id,
    title: get<Text>(entry, 'title') ?? entry.id,
    exhaustive: get<boolean>(entry, 'exhaustive') ?? false,
    categories: new Map(categories),
  };
}

function buildLine(entry: Entry & { readonly id: string }): Line {
  return {
    at: entry.at,
    id: entry.id,
    title: get<Text>(entry, 'title') ?? entry.id,
    ...given({ kind: get<'business-line' | 'product-line'>(entry, 'kind') }),
  };
}

/** A waiver without a readable end holds no longer than one without a waiver: it is left out, with its problem. */
function buildWaiver(entry: Entry, reading: Reading): Waiver[] {
  const until = date(reading, entry, 'until');
  if (until === undefined) return [];
  return [
    {
      at: child(entry.at),
      rule: get<string>(entry, 'rule') ?? '',
      target: get<string>(entry, 'at') ?? '',
      reason: get<Text>(entry, 'reason') ?? '',
      by: get<string>(entry, 'by') ?? '',
      until,
    },
  ];
}
