import { child } from '../text/location.ts';
import { type Exact, exact, hundred, one, zero } from './decimal.ts';
import type {
  Aggregation,
  Condition,
  Definition,
  DefinitionChange,
  PlaceAggregation,
  ScaleLevel,
  Step,
} from './portfolio.ts';
import {
  type Data,
  date,
  type Entry,
  entries,
  get,
  given,
  inner,
  items,
  mention,
  mentions,
  number,
  period,
  pick,
  type Reading,
} from './reading.ts';
import type { Text } from './text.ts';

/** What an indicator or a library entry says of itself: all but what is local to a framework. */
export function buildDefinition(entry: Entry, reading: Reading): Definition {
  const measure = get<NonNullable<Definition['measure']>>(entry, 'measure');
  const responsible = inner(entry, 'responsible');
  const plausible = inner(entry, 'plausible');
  const cost = inner(entry, 'cost');
  const tier = get<string | number>(entry, 'tier');
  return {
    status: get<Definition['status']>(entry, 'status') ?? 'draft',
    per: number(reading, entry, 'per') ?? (measure === 'percentage' ? hundred : one),
    aggregation: buildAggregation(entry, reading),
    disaggregateBy: mentions(entry, 'disaggregate_by'),
    cross: (get<readonly (readonly string[])[]>(entry, 'cross') ?? []).map((dimensions, index) =>
      dimensions.map((id, position) => ({ id, at: child(entry.at, 'cross', index, position) })),
    ),
    scale: items(entry, 'scale').flatMap((level) => buildScaleLevel(level, reading)),
    steps: new Map(entries(entry, 'steps').map((step) => [step.id, buildStep(step, reading)])),
    over100: get<boolean>(entry, 'over_100') ?? false,
    dueAfterDays: get<number>(entry, 'due_after_days') ?? 30,
    responsible:
      responsible === undefined
        ? {}
        : given({
            collect: mention(responsible, 'collect'),
            report: mention(responsible, 'report'),
            approve: mention(responsible, 'approve'),
          }),
    qualityAssurance: get<readonly Text[]>(entry, 'quality_assurance') ?? [],
    references: items(entry, 'references').map(({ data }) => ({
      vocabulary: String(data.vocabulary),
      code: String(data.code),
      ...given({ uri: data.uri as string | undefined }),
    })),
    tags: get<readonly string[]>(entry, 'tags') ?? [],
    ...buildSheetHistory(entry, reading),
    ...pick<'name' | 'proxy' | 'definition' | 'unit' | 'numerator' | 'denominator' | 'formula', Text>(
      entry,
      'name',
      'proxy',
      'definition',
      'unit',
      'numerator',
      'denominator',
      'formula',
    ),
    ...pick<'rationale' | 'source' | 'method' | 'note', Text>(entry, 'rationale', 'source', 'method', 'note'),
    ...pick<'class' | 'currency', string>(entry, 'class', 'currency'),
    ...given({
      measure,
      parts: get<NonNullable<Definition['parts']>>(entry, 'parts'),
      counts: get<NonNullable<Definition['counts']>>(entry, 'counts'),
      direction: get<NonNullable<Definition['direction']>>(entry, 'direction'),
      cumulation: get<NonNullable<Definition['cumulation']>>(entry, 'cumulation'),
      achievement: get<NonNullable<Definition['achievement']>>(entry, 'achievement'),
      targetsIncludeBaseline: get<boolean>(entry, 'targets_include_baseline'),
      minCoverage: number(reading, entry, 'min_coverage'),
      informationUse: get<Text>(entry, 'information_use'),
      targetRationale: get<Text>(entry, 'target_rationale'),
      knownLimitations: get<Text>(entry, 'known_limitations'),
      sourceType: get<string>(entry, 'source_type'),
      collectionFrequency: get<NonNullable<Definition['collectionFrequency']>>(entry, 'collection_frequency'),
      reportingFrequency: get<NonNullable<Definition['reportingFrequency']>>(entry, 'reporting_frequency'),
      dataProvider: mention(entry, 'data_provider'),
      plausible: plausible && given({ min: number(reading, plausible, 'min'), max: number(reading, plausible, 'max') }),
      cost: cost && {
        amount: number(reading, cost, 'amount') ?? zero,
        currency: get<string>(cost, 'currency') ?? '',
        ...pick<'note', Text>(cost, 'note'),
      },
      tier: tier === undefined ? undefined : String(tier),
    }),
  };
}

/** What a reference sheet says of its own making: who, when, what changed, how good the data are. */
function buildSheetHistory(
  entry: Entry,
  reading: Reading,
): Pick<
  Definition,
  | 'dataQualityAssessment'
  | 'reportedExternally'
  | 'related'
  | 'author'
  | 'created'
  | 'updated'
  | 'nextReview'
  | 'changes'
  | 'retired'
> {
  const assessment = inner(entry, 'data_quality_assessment');
  const retired = inner(entry, 'retired');
  return {
    reportedExternally: get<boolean>(entry, 'reported_externally') ?? false,
    related: mentions(entry, 'related'),
    changes: items(entry, 'changes').flatMap((change) => buildChange(change, reading)),
    ...given({
      author: mention(entry, 'author'),
      created: date(reading, entry, 'created'),
      updated: date(reading, entry, 'updated'),
      nextReview: date(reading, entry, 'next_review'),
      dataQualityAssessment: assessment && {
        at: assessment.at,
        ...pick<'findings', Text>(assessment, 'findings'),
        ...pick<'by', string>(assessment, 'by'),
        ...given({ date: date(reading, assessment, 'date'), next: date(reading, assessment, 'next') }),
      },
      retired: retired && {
        ...pick<'reason', Text>(retired, 'reason'),
        ...given({
          successor: mention(retired, 'successor'),
          lastPeriod: period(reading, retired, 'last_period'),
        }),
      },
    }),
  };
}

/** None where its day cannot be read. */
function buildChange(entry: Entry, reading: Reading): DefinitionChange[] {
  const when = date(reading, entry, 'date');
  if (when === undefined) return [];
  return [
    {
      at: entry.at,
      date: when,
      what: get<Text>(entry, 'what') ?? '',
      ...pick<'why', Text>(entry, 'why'),
      ...pick<'break', boolean>(entry, 'break'),
      ...pick<'who', string>(entry, 'who'),
    },
  ];
}

function buildAggregation(entry: Entry, reading: Reading): Aggregation {
  const found = inner(entry, 'aggregation');
  if (found === undefined) return { weights: new Map(), frameworkWeights: new Map() };
  return {
    weights: buildWeights(found, 'weights'),
    frameworkWeights: buildWeights(found, 'framework_weights'),
    ...pick<'deduplicated', Text>(found, 'deduplicated'),
    ...given({
      places: buildPlaceAggregation(found, reading),
      weightsSource: inner(found, 'weights')?.data.source as Text | undefined,
      meanBecause: get<Text>(found, 'mean_because'),
      periods: get<NonNullable<Aggregation['periods']>>(found, 'periods'),
      frameworks: get<NonNullable<Aggregation['frameworks']>>(found, 'frameworks'),
    }),
  };
}

function buildWeights(entry: Entry, key: string): ReadonlyMap<string, Exact> {
  const weights = Object.entries(get<Data>(entry, key) ?? {}).filter(([id]) => id !== 'source');
  return new Map(weights.map(([id, weight]) => [id, exact(weight as number)]));
}

function buildPlaceAggregation(entry: Entry, reading: Reading): PlaceAggregation | undefined {
  const written = get<string | Data>(entry, 'places');
  if (typeof written !== 'object') return written as PlaceAggregation | undefined;
  const kind = 'count-if' in written ? 'count-if' : 'share-if';
  const at = child(entry.at, 'places', kind);
  const condition = { data: written[kind] as Data, at };
  const value = number(reading, condition, 'value');
  if (value === undefined) return undefined;
  return { kind, condition: { op: get<Condition['op']>(condition, 'op') ?? '>=', value } };
}

function buildScaleLevel(entry: Entry, reading: Reading): ScaleLevel[] {
  const value = number(reading, entry, 'value');
  if (value === undefined) return [];
  return [
    {
      at: entry.at,
      value,
      label: get<Text>(entry, 'label') ?? '',
      ...pick<'descriptor', Text>(entry, 'descriptor'),
      ...pick<'rating', string>(entry, 'rating'),
    },
  ];
}

function buildStep(entry: Entry & { readonly id: string }, reading: Reading): Step {
  return {
    at: entry.at,
    id: entry.id,
    text: get<Text>(entry, 'text') ?? '',
    weight: number(reading, entry, 'weight') ?? one,
    weighted: Object.hasOwn(entry.data, 'weight'),
    ...given({ due: period(reading, entry, 'due') }),
  };
}
