import { child } from '../text/location.ts';
import { exact } from './decimal.ts';
import type {
  Criterion,
  Decision,
  IndicatorReview,
  IndicatorStatus,
  ReviewBudget,
  ReviewerOpinion,
  ReviewSettings,
  StatusStep,
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
  pick,
  type Reading,
} from './reading.ts';
import type { Text } from './text.ts';

/** Weights of the scoring matrix, and what is asked (domain reference, sections 3.2 and 3.4); two of them knock out. */
export const usualCriteria: readonly Criterion[] = [
  {
    id: 'direct',
    weight: 5,
    knockOut: true,
    question: 'Does it measure this result, at this level, not the one below?',
  },
  { id: 'clear', weight: 4, knockOut: true, question: 'Would two people collect the same number?' },
  { id: 'feasible', weight: 4, knockOut: false, question: 'Is there a source, and can the named role get it on time?' },
  { id: 'useful', weight: 4, knockOut: false, question: 'Which decision, by whom, at which meeting?' },
  { id: 'economic', weight: 3, knockOut: false, question: 'Is the cost in proportion to its use?' },
  {
    id: 'reliable',
    weight: 3,
    knockOut: false,
    question: 'Is the method the same over time and place, and hard to game?',
  },
  {
    id: 'timely',
    weight: 2,
    knockOut: false,
    question: 'Will it move within the period, and can it be reported yearly?',
  },
  { id: 'accepted', weight: 2, knockOut: false, question: 'Do members, cities and communities accept it?' },
  { id: 'disaggregable', weight: 1, knockOut: false, question: 'Can it be told apart by sex, place and poverty?' },
];

/** The settings of the indicator review; what plumbline.yaml leaves out is the usual. */
export function buildReviewSettings(entry: Entry): ReviewSettings {
  const written = inner(entry, 'review') ?? { data: {}, at: entry.at };
  const own = entries(written, 'criteria').map((one) => ({
    id: one.id,
    weight: Number(one.data.weight ?? 1),
    knockOut: one.data.knock_out === true,
    ...pick<'title' | 'question', Text>(one, 'title', 'question'),
  }));
  const criteria = own.length > 0 ? own : usualCriteria;
  return {
    criteria: new Map(criteria.map((one) => [one.id, one])),
    keepFrom: get<number>(written, 'keep_from') ?? 70,
    reviseFrom: get<number>(written, 'revise_from') ?? 50,
    budget: buildBudget(inner(written, 'budget')),
  };
}

function buildBudget(entry: Entry | undefined): ReviewBudget {
  if (entry === undefined) return { perLevel: new Map() };
  const cost = get<number>(entry, 'cost');
  return {
    perLevel: new Map(Object.entries(get<{ readonly [level: string]: number }>(entry, 'per_level') ?? {})),
    ...given({
      perResult: get<number>(entry, 'per_result'),
      total: get<number>(entry, 'total'),
      cost: cost === undefined ? undefined : exact(cost),
      perRole: get<number>(entry, 'per_role'),
    }),
  };
}

/** A review from reviews/<framework>/<indicator>.yaml. */
export function buildIndicatorReview(entry: Entry, reading: Reading): IndicatorReview {
  const [, framework = '', name = ''] = entry.at.source.file.split('/');
  return {
    at: entry.at,
    framework,
    indicator: name.replace(/\.ya?ml$/, ''),
    reviews: items(entry, 'reviews').map((one) => buildOpinion(one, reading)),
    log: items(entry, 'log').flatMap((one) => buildStep(one, reading)),
  };
}

function buildOpinion(entry: Entry, reading: Reading): ReviewerOpinion {
  const reviewer = inner(entry, 'reviewer') ?? entry;
  const scores = Object.entries(get<Data>(entry, 'scores') ?? {}).map(
    ([id, score]) => [id, { at: child(entry.at, 'scores', id), score: score as number | null }] as const,
  );
  return {
    at: entry.at,
    party: mention(reviewer, 'party') ?? { id: '', at: entry.at },
    scores: new Map(scores),
    comments: new Map(Object.entries(get<{ readonly [criterion: string]: Text }>(entry, 'comments') ?? {})),
    suggested: new Map(Object.entries(get<{ readonly [field: string]: Text }>(entry, 'suggested') ?? {})),
    ...pick<'role', Text>(reviewer, 'role'),
    ...given({
      date: entry.data.date === null ? undefined : date(reading, entry, 'date'),
      // What is blank is still to come.
      decision: get<Decision | null>(entry, 'decision') ?? undefined,
      reason: get<Text | null>(entry, 'reason') ?? undefined,
      feasibility: get<Text | null>(entry, 'feasibility') ?? undefined,
      mergeInto: mention(entry, 'merge_into'),
    }),
  };
}

/** None where its day cannot be read. */
function buildStep(entry: Entry, reading: Reading): StatusStep[] {
  const when = date(reading, entry, 'date');
  if (when === undefined) return [];
  return [
    {
      at: entry.at,
      date: when,
      actor: get<string>(entry, 'actor') ?? '',
      from: get<IndicatorStatus>(entry, 'from') ?? 'draft',
      to: get<IndicatorStatus>(entry, 'to') ?? 'draft',
      ...pick<'reason', Text>(entry, 'reason'),
      ...given({ decision: get<Decision>(entry, 'decision') }),
    },
  ];
}
