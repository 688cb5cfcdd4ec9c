import { child } from '../text/location.ts';
import type {
  Decision,
  IndicatorReview,
  IndicatorStatus,
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

/** Weights of the scoring matrix (domain reference, section 3.4); the two that knock out ask whether it measures this result, clearly. */
const usualCriteria: readonly (readonly [id: string, weight: number, knockOut: boolean])[] = [
  ['direct', 5, true],
  ['clear', 4, true],
  ['feasible', 4, false],
  ['useful', 4, false],
  ['economic', 3, false],
  ['reliable', 3, false],
  ['timely', 2, false],
  ['accepted', 2, false],
  ['disaggregable', 1, false],
];

/** The settings of the indicator review; what plumbline.yaml leaves out is the usual. */
export function buildReviewSettings(entry: Entry): ReviewSettings {
  const written = inner(entry, 'review') ?? { data: {}, at: entry.at };
  const own = entries(written, 'criteria').map(({ id, data }) => ({
    id,
    weight: Number(data.weight ?? 1),
    knockOut: data.knock_out === true,
  }));
  const criteria = own.length > 0 ? own : usualCriteria.map(([id, weight, knockOut]) => ({ id, weight, knockOut }));
  return {
    criteria: new Map(criteria.map((one) => [one.id, one])),
    keepFrom: get<number>(written, 'keep_from') ?? 70,
    reviseFrom: get<number>(written, 'revise_from') ?? 50,
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
    ...pick<'role', Text>(reviewer, 'role'),
    ...pick<'reason' | 'feasibility', Text>(entry, 'reason', 'feasibility'),
    ...given({
      date: date(reading, entry, 'date'),
      decision: get<Decision>(entry, 'decision'),
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
