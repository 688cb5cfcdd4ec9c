import { child, type Location } from '../text/location.ts';
import { buildReferences } from './build-definition.ts';
import { buildIndicator } from './build-indicator.ts';
import { buildExpectedPlaces } from './build-places.ts';
import { buildFiscalYear, type Setting } from './build-portfolio.ts';
import { summaryOf } from './outline.ts';
import type {
  Assumption,
  Contribution,
  Framework,
  Level,
  LibraryEntry,
  Mention,
  Result,
  Risk,
  SourceDocument,
  Status,
  TrendMethod,
} from './portfolio.ts';
import { ratingsOf } from './ratings.ts';
import {
  type Data,
  date,
  type Entry,
  entries,
  get,
  given,
  items,
  mention,
  mentions,
  number,
  period,
  pick,
  type Reading,
} from './reading.ts';
import type { Text } from './text.ts';

/** The levels of a framework that names none, and the titles of those that it gives no title. */
export const defaultLevels: readonly (readonly [id: NonNullable<Level['generic']>, title: string])[] = [
  ['input', 'Inputs'],
  ['activity', 'Activities'],
  ['output', 'Outputs'],
  ['intermediate-outcome', 'Intermediate outcomes'],
  ['outcome', 'Outcomes'],
  ['impact', 'Impact'],
];

/** A framework from a file that its schema has accepted. */
export function buildFramework(
  entry: Entry,
  setting: Setting,
  library: ReadonlyMap<string, LibraryEntry>,
  problems: Reading['problems'],
): Framework {
  const fiscalYear = buildFiscalYear(entry) ?? setting.fiscalYear;
  const reading: Reading = { problems, fiscalYear };
  const id = get<string>(entry, 'id') ?? '';
  return {
    at: entry.at,
    id,
    summary: summaryOf(entry.data),
    written: entry.data,
    title: get<Text>(entry, 'title') ?? id,
    status: get<Status>(entry, 'status') ?? 'draft',
    ...pick<'version', string>(entry, 'version'),
    ...pick<'note' | 'narrative', Text>(entry, 'note', 'narrative'),
    ...given({
      approvedBy: get<string>(entry, 'approved_by'),
      approvedOn: date(reading, entry, 'approved_on'),
      author: mention(entry, 'author'),
      updated: date(reading, entry, 'updated'),
      period: period(reading, entry, 'period'),
      fiscalYear,
      places: buildExpectedPlaces(entry, reading),
      accountabilityLine: mention(entry, 'accountability_line'),
      iati: get<Data>(entry, 'iati'),
    }),
    ratings: Object.hasOwn(entry.data, 'ratings') ? ratingsOf(get(entry, 'ratings')) : setting.ratings,
    trend: get<TrendMethod>(entry, 'trend') ?? setting.trend,
    sources: get<readonly SourceDocument[]>(entry, 'sources') ?? [],
    glossary: new Map(Object.entries(get<{ readonly [term: string]: Text }>(entry, 'glossary') ?? {})),
    levels: buildLevels(entry),
    results: new Map([
      ...entries(entry, 'results').map((result) => [result.id, buildResult(result, reading, false)] as const),
      ...buildActivities(entry, reading),
    ]),
    assumptions: new Map(entries(entry, 'assumptions').map((one) => [one.id, buildAssumption(one)])),
    risks: new Map(entries(entry, 'risks').map((one) => [one.id, buildRisk(one)])),
    indicators: new Map(
      entries(entry, 'indicators').map((one) => [one.id, buildIndicator(one, id, { reading, library })]),
    ),
  };
}

/** A framework of which no more is known yet than what stands in `known`: the rest is built when something of it is asked for. */
export function buildLater(
  known: Pick<Framework, 'at' | 'id' | 'summary'>,
  entry: Entry,
  build: () => Framework,
): Framework {
  let built: Framework | undefined;
  const whole = () => {
    built ??= build();
    return built;
  };
  return new Proxy(known as Framework, {
    get: (_, key) => (key === 'written' ? entry.data : Reflect.get(Object.hasOwn(known, key) ? known : whole(), key)),
    has: (_, key) => Reflect.has(whole(), key),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(whole(), key),
  });
}

/** Activities are results at level `activity`; one that has the id of a result is a problem and left out. */
function buildActivities(entry: Entry, reading: Reading): (readonly [string, Result])[] {
  const results = get<Data>(entry, 'results') ?? {};
  return entries(entry, 'activities').flatMap((activity) => {
    if (!Object.hasOwn(results, activity.id)) return [[activity.id, buildResult(activity, reading, true)] as const];
    reading.problems.push({
      rule: 'chain-id-duplicate',
      at: { ...activity.at, part: 'key' },
      message: `The activity ${activity.id} has the id of a result.`,
      hint: 'Activities are results too; rename one of the two.',
      related: [{ at: child(entry.at, 'results', activity.id), message: 'The result.' }],
    });
    return [];
  });
}

function buildLevels(entry: Entry): readonly Level[] {
  const declared = items(entry, 'levels');
  const common = new Map(defaultLevels);
  const generic = (id: string) => (common.has(id as 'output') ? (id as NonNullable<Level['generic']>) : undefined);
  if (declared.length === 0) {
    return defaultLevels.map(([id, title], rank) => ({ at: entry.at, id, title, generic: id, rank, declared: false }));
  }
  const build = (level: Entry, rank: number): Level => {
    const id = get<string>(level, 'id') ?? '';
    return {
      at: child(level.at, 'id'),
      id,
      title: get<Text>(level, 'title') ?? common.get(id as 'output') ?? id,
      rank,
      declared: true,
      ...pick<'accountability' | 'together' | 'note', Text>(level, 'accountability', 'together', 'note'),
      ...given({
        generic: get<NonNullable<Level['generic']>>(level, 'generic') ?? generic(id),
        accountable: mention(level, 'accountable'),
        sphere: get<NonNullable<Level['sphere']>>(level, 'sphere'),
      }),
    };
  };
  const levels = declared.map((level, index) => build(level, index));
  // Activities stand below everything even where a framework lists only its result levels.
  if (!Object.hasOwn(entry.data, 'activities') || levels.some((level) => level.id === 'activity')) return levels;
  const activity: Level = {
    at: entry.at,
    id: 'activity',
    title: 'Activities',
    generic: 'activity',
    rank: 0,
    declared: false,
  };
  return [activity, ...levels.map((level) => ({ ...level, rank: level.rank + 1 }))];
}

function buildResult(entry: Entry & { readonly id: string }, reading: Reading, activity: boolean): Result {
  const level: Mention = activity
    ? { id: 'activity', at: entry.at }
    : (mention(entry, 'level') ?? { id: '', at: entry.at });
  return {
    at: entry.at,
    id: entry.id,
    level,
    activity,
    statement: get<Text>(entry, 'statement') ?? '',
    contributesTo: items(entry, 'contributes_to', 'to').map((one, index) =>
      buildContribution(one, child(entry.at, 'contributes_to', index), entry),
    ),
    responsible: mentions(entry, 'responsible'),
    contributors: mentions(entry, 'contributors'),
    usedBy: mentions(entry, 'used_by'),
    references: buildReferences(entry),
    ...pick<'short' | 'note', Text>(entry, 'short', 'note'),
    ...given({
      accountable: mention(entry, 'accountable'),
      sphere: get<NonNullable<Result['sphere']>>(entry, 'sphere'),
      line: mention(entry, 'line'),
      weight: number(reading, entry, 'weight'),
      riskRating: get<string>(entry, 'risk_rating'),
      expectedBy: period(reading, entry, 'expected_by'),
      status: get<Status>(entry, 'status'),
      owner: mention(entry, 'owner'),
      iati: get<Data>(entry, 'iati'),
    }),
  };
}

function buildContribution(entry: Entry, at: Location, result: Entry): Contribution {
  const written = (get<readonly unknown[]>(result, 'contributes_to') ?? [])[Number(at.path.at(-1))];
  return {
    at,
    to: { id: get<string>(entry, 'to') ?? '', at: typeof written === 'object' ? child(at, 'to') : at },
    assumptions: mentions(entry, 'assumptions'),
    uncertain: get<boolean>(entry, 'uncertain') ?? false,
    ...pick<'because' | 'evidence', Text>(entry, 'because', 'evidence'),
  };
}

function buildAssumption(entry: Entry & { readonly id: string }): Assumption {
  return {
    at: entry.at,
    id: entry.id,
    text: get<Text>(entry, 'text') ?? '',
    critical: get<boolean>(entry, 'critical') ?? false,
    ...pick<'signal' | 'evidence' | 'note', Text>(entry, 'signal', 'evidence', 'note'),
    ...given({ owner: mention(entry, 'owner') }),
  };
}

function buildRisk(entry: Entry & { readonly id: string }): Risk {
  return {
    at: entry.at,
    id: entry.id,
    text: get<Text>(entry, 'text') ?? '',
    results: mentions(entry, 'results'),
    ...pick<'response' | 'note', Text>(entry, 'response', 'note'),
    ...pick<'likelihood' | 'impact', string>(entry, 'likelihood', 'impact'),
    ...given({ owner: mention(entry, 'owner') }),
  };
}
