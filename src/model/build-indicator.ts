import { child } from '../text/location.ts';
import { buildExpectedPlaces } from './build-places.ts';
import { type Exact, exact } from './decimal.ts';
import { comparePeriods } from './period.ts';
import type {
  Aggregation,
  Baseline,
  Condition,
  Definition,
  Indicator,
  LibraryEntry,
  PlaceAggregation,
  PlannedValue,
  Qualifier,
  Revision,
  ScaleLevel,
  Step,
  Target,
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
  readPeriod,
} from './reading.ts';
import type { Text } from './text.ts';

interface Building {
  readonly reading: Reading;
  readonly library: ReadonlyMap<string, LibraryEntry>;
}

/** An indicator from its framework; with `uses`, the shared definition and what stands beside it. */
export function buildIndicator(
  entry: Entry & { readonly id: string },
  framework: string,
  { reading, library }: Building,
): Indicator {
  const uses = mention(entry, 'uses');
  const shared = uses === undefined ? undefined : library.get(uses.id.replace(/^library\//, ''));
  const own = buildDefinition(entry, reading);
  const definition = shared === undefined ? own : { ...withoutPlace(shared), ...localOf(entry, own) };
  return {
    ...definition,
    at: entry.at,
    id: entry.id,
    framework,
    result: mention(entry, 'result') ?? { id: '', at: entry.at },
    definitionAt: shared?.at ?? entry.at,
    targets: buildTargets(entry, definition.per, reading),
    revisions: items(entry, 'revisions').flatMap((revision) => buildRevision(revision, definition.per, reading)),
    ...given({
      uses,
      weight: number(reading, entry, 'weight'),
      places: buildExpectedPlaces(entry, reading),
      baseline: buildBaseline(entry, definition.per, reading),
      rollsUpTo: mention(entry, 'rolls_up_to'),
    }),
  };
}

/** An entry of a library file. */
export function buildLibraryEntry(entry: Entry & { readonly id: string }, reading: Reading): LibraryEntry {
  return { ...buildDefinition(entry, reading), at: entry.at, id: entry.id };
}

function withoutPlace({ at: _at, id: _id, ...definition }: LibraryEntry): Definition {
  return definition;
}

/** Keys that may stand beside `uses`; those that change what a figure means may not, and a rule says so. */
export const localKeys = [
  'result',
  'uses',
  'baseline',
  'targets',
  'places',
  'source',
  'responsible',
  'revisions',
  'rolls_up_to',
  'weight',
  'tier',
  'note',
  'status',
] as const;

function localOf(entry: Entry, own: Definition): Partial<Definition> {
  const { source, responsible, tier, note, status } = own;
  return {
    ...given({ source, tier, note }),
    ...(Object.hasOwn(entry.data, 'responsible') ? { responsible } : {}),
    ...(Object.hasOwn(entry.data, 'status') ? { status } : {}),
  };
}

function buildDefinition(entry: Entry, reading: Reading): Definition {
  const measure = get<NonNullable<Definition['measure']>>(entry, 'measure');
  const responsible = inner(entry, 'responsible');
  const plausible = inner(entry, 'plausible');
  const cost = inner(entry, 'cost');
  const tier = get<string | number>(entry, 'tier');
  return {
    status: get<Definition['status']>(entry, 'status') ?? 'draft',
    per: number(reading, entry, 'per') ?? exact(measure === 'percentage' ? 100 : 1),
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
        amount: number(reading, cost, 'amount') ?? exact(0),
        currency: get<string>(cost, 'currency') ?? '',
      },
      tier: tier === undefined ? undefined : String(tier),
    }),
  };
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
    weight: number(reading, entry, 'weight') ?? exact(1),
    ...given({ due: period(reading, entry, 'due') }),
  };
}

function buildBaseline(owner: Entry, per: Exact, reading: Reading): Baseline | undefined {
  const entry = inner(owner, 'baseline');
  if (entry === undefined) return undefined;
  const at = entry.at;
  const reason = get<Text>(entry, 'not_applicable');
  const known = Object.hasOwn(entry.data, 'value') || Object.hasOwn(entry.data, 'numerator');
  const planned = Object.hasOwn(entry.data, 'planned');
  if ((reason !== undefined ? 1 : 0) + (known ? 1 : 0) + (planned ? 1 : 0) > 1) {
    reading.problems.push({
      rule: 'baseline-form',
      at,
      message: 'The baseline says more than one of: a value, not_applicable, planned.',
      hint: 'Keep one of the three.',
    });
    return undefined;
  }
  if (reason !== undefined) return { kind: 'not-applicable', at, reason };
  if (planned) {
    const when = period(reading, entry, 'planned');
    return when && { kind: 'planned', at, when };
  }
  if (!Object.hasOwn(entry.data, 'period')) {
    reading.problems.push({
      rule: 'sheet-baseline-date-missing',
      at,
      message: 'The baseline has no period.',
      hint: 'Add the year or date it was measured: period: 2012.',
    });
    return undefined;
  }
  const when = period(reading, entry, 'period');
  if (when === undefined) return undefined;
  const { value, numerator, denominator } = buildParts(entry, per, reading);
  return {
    kind: 'known',
    at,
    period: when,
    ...pick<'source' | 'note', Text>(entry, 'source', 'note'),
    ...given({
      value,
      numerator,
      denominator,
      lower: number(reading, entry, 'lower'),
      upper: number(reading, entry, 'upper'),
      qualifier: get<Qualifier>(entry, 'qualifier'),
    }),
  };
}

/** A value and its parts; numerator ÷ denominator × per where only the parts are given (calculation contract, 1.2). */
function buildParts(
  entry: Entry,
  per: Exact,
  reading: Reading,
): Pick<PlannedValue, 'value' | 'numerator' | 'denominator'> {
  const value = number(reading, entry, 'value');
  const numerator = number(reading, entry, 'numerator');
  const denominator = number(reading, entry, 'denominator');
  const quotient =
    numerator === undefined || denominator === undefined || denominator.isZero()
      ? undefined
      : numerator.times(per).div(denominator);
  return given({ value: value ?? quotient, numerator, denominator });
}

function buildTargets(entry: Entry, per: Exact, reading: Reading): readonly Target[] {
  const written = get<{ readonly [period: string]: unknown }>(entry, 'targets') ?? {};
  const targets = Object.entries(written).flatMap(([text, value]): Target[] => {
    const at = child(entry.at, 'targets', text);
    const found = readPeriod(reading, text, { ...at, part: 'key' });
    return found === undefined ? [] : [{ at, period: found, ...buildPlannedValue(value, per, { reading, at }) }];
  });
  return targets.toSorted((a, b) =>
    a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : comparePeriods(a.period, b.period),
  );
}

function buildPlannedValue(
  written: unknown,
  per: Exact,
  { reading, at }: { reading: Reading; at: Target['at'] },
): PlannedValue {
  if (typeof written !== 'object' || written === null) {
    const plain: Entry = { data: { [String(at.path.at(-1))]: written }, at: { ...at, path: at.path.slice(0, -1) } };
    return given({ value: number(reading, plain, String(at.path.at(-1))) });
  }
  const entry: Entry = { data: written as Data, at };
  const change = get<number | string>(entry, 'change');
  return {
    ...buildParts(entry, per, reading),
    ...pick<'note', Text>(entry, 'note'),
    ...given({
      min: number(reading, entry, 'min'),
      max: number(reading, entry, 'max'),
      tolerance: number(reading, entry, 'tolerance'),
      change: change === undefined ? undefined : buildChange(change),
      qualifier: get<Qualifier>(entry, 'qualifier'),
    }),
  };
}

/** `10` adds ten to the baseline, `"10%"` a tenth of it. */
function buildChange(written: number | string): { amount: Exact; relative: boolean } {
  if (typeof written === 'number') return { amount: exact(written), relative: false };
  return { amount: exact(written.replace('%', '')).div(100), relative: true };
}

function buildRevision(entry: Entry, per: Exact, reading: Reading): Revision[] {
  const when = date(reading, entry, 'date');
  const kind = Object.hasOwn(entry.data, 'baseline') ? 'baseline' : 'target';
  const was = get<unknown>(entry, 'was');
  if (when === undefined) return [];
  return [
    {
      at: entry.at,
      kind,
      date: when,
      reason: get<string>(entry, 'reason') ?? 'other',
      ...pick<'note', Text>(entry, 'note'),
      ...given({
        period: period(reading, entry, kind),
        was:
          was === null || was === undefined
            ? undefined
            : buildPlannedValue(was, per, { reading, at: child(entry.at, 'was') }),
        approvedBy: get<string>(entry, 'approved_by'),
      }),
    },
  ];
}
