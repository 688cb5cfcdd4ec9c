import { digits } from '../model/decimal.ts';
import type { Decision, IndicatorStatus, Portfolio } from '../model/portfolio.ts';
import { scoresFor } from '../model/review-score.ts';
import { listed } from '../text/listing.ts';
import type { YamlEdit } from '../text/yaml-edit.ts';
import type { YamlValue } from '../text/yaml-write.ts';
import { nameOf, type ScoredIndicator } from './scored.ts';

/** What is asked for: how far, by whom, when, why. */
export interface Approval {
  /** Left out: the next step of each, from draft to reviewed, from reviewed to final. */
  readonly to?: IndicatorStatus | undefined;
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly reason?: string | undefined;
  /** Of what is retired. */
  readonly successor?: string | undefined;
  readonly lastPeriod?: string | undefined;
}

/** One step in the life of an indicator. */
export interface Step {
  readonly from: IndicatorStatus;
  readonly to: IndicatorStatus;
}

/** What is in the way of an indicator, each with its remedy. */
export interface Obstacle {
  readonly message: string;
  readonly hint: string;
}

const ways: Readonly<Record<string, readonly Step[]>> = {
  'draft to reviewed': [{ from: 'draft', to: 'reviewed' }],
  'draft to final': [
    { from: 'draft', to: 'reviewed' },
    { from: 'reviewed', to: 'final' },
  ],
  'reviewed to final': [{ from: 'reviewed', to: 'final' }],
  'reviewed to draft': [{ from: 'reviewed', to: 'draft' }],
  'final to retired': [{ from: 'final', to: 'retired' }],
};

const next: Readonly<Partial<Record<IndicatorStatus, IndicatorStatus>>> = { draft: 'reviewed', reviewed: 'final' };

/** The steps that lead where it is to go; undefined where no way does. */
export function stepsTo(status: IndicatorStatus, to: IndicatorStatus | undefined): readonly Step[] | undefined {
  return ways[`${status} to ${to ?? next[status] ?? ''}`];
}

/** What is in the way of a step, but for what the sheet lacks: the rules say that (domain reference, section 3.5). */
export function obstacles(
  { from, to }: Step,
  one: ScoredIndicator,
  approval: Approval,
  { portfolio, shortlisted }: { readonly portfolio: Portfolio; readonly shortlisted: ReadonlySet<string> },
): readonly Obstacle[] {
  const last = one.review?.log.at(-1);
  const late =
    last !== undefined && last.date > approval.date
      ? [
          {
            message: `its last step is of ${last.date}, after ${approval.date}`,
            hint: 'Name a later day with --as-of.',
          },
        ]
      : [];
  if (from === 'draft') return [...late, ...ofReview(one, portfolio)];
  if (to === 'final') return [...late, ...ofScore(one, portfolio, shortlisted)];
  if (to === 'retired') return [...late, ...ofEnd(approval)];
  return [
    ...late,
    ...(approval.reason === undefined
      ? [{ message: 'it has no reason to go back', hint: 'Say it with --reason.' }]
      : []),
  ];
}

function* ofReview(one: ScoredIndicator, { review: { criteria } }: Portfolio): Iterable<Obstacle> {
  const { review, framework, indicator, decisions } = one;
  if (review === undefined || review.reviews.length === 0) {
    yield { message: 'it has no review', hint: `plumbline review start ${framework.id} --reviewer <party>` };
    return;
  }
  const author = indicator.author ?? framework.author;
  const own = review.reviews.find(({ party }) => author !== undefined && party.id === author.id);
  if (own !== undefined)
    yield { message: `${own.party.id} reviews it and is its author`, hint: 'Let another party review it.' };
  const open = [...criteria.keys()].filter((id) => scoresFor(review, id).length === 0);
  if (open.length > 0)
    yield { message: `it has no score for ${open.join(', ')}`, hint: 'Score each criterion from 0 to 3.' };
  for (const { party, scores, comments } of review.reviews) {
    const bare = [...scores].flatMap(([id, { score }]) => (score === 3 && !comments.has(id) ? [id] : []));
    if (bare.length > 0) {
      yield {
        message: `${party.id} gives 3 for ${listed(bare)} without a comment`,
        hint: 'Say under comments what it rests on.',
      };
    }
  }
  if (decisions.length === 0)
    yield { message: 'no reviewer has decided', hint: 'Add decision: keep, revise, merge or drop.' };
  else if (decisions.every(({ decision }) => decision === 'drop' || decision === 'merge')) {
    yield { message: 'the reviewers drop or merge it', hint: 'Leave it a draft, or let them decide again.' };
  }
}

function* ofScore(one: ScoredIndicator, { review }: Portfolio, shortlisted: ReadonlySet<string>): Iterable<Obstacle> {
  const { score, knockOuts, decisions, framework } = one;
  const again = 'Revise it and have it scored again.';
  if (score === undefined)
    yield { message: 'it is not scored on every criterion', hint: 'Score each criterion from 0 to 3.' };
  else if (score.lt(review.keepFrom)) {
    yield {
      message: `its score is ${digits(score.toDecimalPlaces(1))}; expected at least ${review.keepFrom}`,
      hint: again,
    };
  }
  if (knockOuts.length > 0) yield { message: `every reviewer gives 0 for ${listed(knockOuts)}`, hint: again };
  if (decisions.length > 0 && decisions.every(({ decision }) => decision === 'revise')) {
    yield {
      message: 'the reviewers want it revised',
      hint: 'plumbline review approve <indicator> --to draft --reason <reason>',
    };
  }
  if (!shortlisted.has(nameOf(one))) {
    yield { message: 'it is not on the shortlist', hint: `plumbline review shortlist ${framework.id} says why.` };
  }
}

function* ofEnd({ reason, successor, lastPeriod }: Approval): Iterable<Obstacle> {
  if (reason === undefined) yield { message: 'it has no reason to end', hint: 'Say it with --reason.' };
  if (lastPeriod === undefined) yield { message: 'its last period is not said', hint: 'Say it with --last-period.' };
  if (successor === undefined)
    yield { message: 'what takes its place is not said', hint: 'Name it with --successor, or say --successor none.' };
}

/** What the steps write into the framework's file: the status, and why an indicator ends. */
export function frameworkEdits(
  { indicator }: ScoredIndicator,
  steps: readonly Step[],
  approval: Approval,
): readonly YamlEdit[] {
  const to = steps.at(-1)?.to ?? indicator.status;
  const path = ['indicators', indicator.id];
  const status: YamlEdit = { kind: 'set', path: [...path, 'status'], value: to, after: ['result', 'uses', 'name'] };
  if (to !== 'retired') return [status];
  const { reason = '', successor, lastPeriod = '' } = approval;
  // Beside a shared definition only the note is the framework's own.
  if (indicator.uses !== undefined) {
    return indicator.note === undefined ? [status, { kind: 'set', path: [...path, 'note'], value: reason }] : [status];
  }
  const retired: YamlValue = {
    reason,
    ...(successor === undefined || successor === 'none' ? {} : { successor }),
    last_period: lastPeriod,
  };
  return [status, { kind: 'set', path: [...path, 'retired'], value: retired }];
}

/** What the steps write into the log of the review. */
export function logEdits(steps: readonly Step[], approval: Approval): readonly YamlEdit[] {
  return steps.map((step) => ({ kind: 'append', path: ['log'], value: logEntry(step, approval) }));
}

function logEntry({ from, to }: Step, { date, by, reason, successor }: Approval): YamlValue {
  const decision: Decision =
    to === 'draft'
      ? 'revise'
      : to !== 'retired'
        ? 'keep'
        : successor === undefined || successor === 'none'
          ? 'drop'
          : 'merge';
  return { date, actor: by, from, to, decision, ...(reason === undefined ? {} : { reason }) };
}

/** What the sheet must have at a status (domain reference, sections 2 and 3.5): none of these rules may find anything in it. */
export const demanded: Readonly<Record<IndicatorStatus, ReadonlySet<string>>> = (() => {
  const reviewed = [
    'definition',
    'formula',
    'source',
    'frequency',
    'responsible',
    'cumulation',
    'measure',
    'unit',
    'direction',
  ];
  const final = [...reviewed, 'baseline', 'target', 'target-rationale', 'rationale', 'use', 'limitations', 'method'];
  const rules = (names: readonly string[]) => new Set(names.map((name) => `sheet-${name}-missing`));
  return { draft: new Set(), reviewed: rules(reviewed), final: rules(final), retired: new Set() };
})();
