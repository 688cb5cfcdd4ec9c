import type { Criterion, Framework, Indicator, IndicatorStatus, Portfolio, ReviewBudget } from '../model/portfolio.ts';
import { say, type Text } from '../model/text.ts';
import { longList, type ScoredIndicator } from './scored.ts';
import { type Shortlist, shortlist } from './shortlist.ts';

/** Everything a review pack shows of a framework: long list, criteria, scores, spread, shortlist, cuts, cost, load, terms. */
export interface ReviewPack {
  readonly framework: Framework;
  readonly criteria: readonly Criterion[];
  /** In the order of the file. */
  readonly longList: readonly ScoredIndicator[];
  /** What the reviewers are to talk about: their scores are 2 or more apart. */
  readonly discuss: readonly Discussion[];
  readonly budget: ReviewBudget;
  readonly shortlist: Shortlist;
  readonly feasibility: readonly Remark[];
  readonly suggestions: readonly (Remark & { readonly field: string })[];
  readonly terms: TermsOfReference;
}

export interface Discussion {
  readonly of: ScoredIndicator;
  readonly criterion: string;
  readonly spread: number;
  readonly given: readonly { readonly by: string; readonly score: number }[];
}

/** What a reviewer says about an indicator. */
export interface Remark {
  readonly of: ScoredIndicator;
  readonly by: string;
  readonly text: string;
}

/** What a reviewer is asked to do, filled from the portfolio. */
export interface TermsOfReference {
  /** Who wrote what is reviewed, and so does not review it: ids of parties. */
  readonly authors: readonly string[];
  /** Who reviews, with the role that is named for them and how many indicators they have. */
  readonly reviewers: readonly { readonly party: string; readonly role: string; readonly indicators: number }[];
  /** In the order of the chain. */
  readonly levels: readonly LevelScope[];
  /** Parties outside the programme, who are to be heard on whether it can be collected. */
  readonly partners: readonly string[];
  readonly keepFrom: number;
  readonly reviseFrom: number;
}

export interface LevelScope {
  readonly id: string;
  readonly title: Text;
  readonly results: number;
  readonly indicators: Readonly<Record<Exclude<IndicatorStatus, 'retired'>, number>>;
}

/** The review pack of a framework; `languages`: the first is preferred. */
export function reviewPack(
  framework: Framework,
  portfolio: Portfolio,
  {
    languages = portfolio.languages,
    budget = portfolio.review.budget,
  }: { readonly languages?: readonly string[]; readonly budget?: ReviewBudget } = {},
): ReviewPack {
  const list = longList([framework], portfolio);
  const remarks = (pick: (opinion: Opinion) => Text | undefined) =>
    list.flatMap((of) =>
      (of.review?.reviews ?? []).flatMap((opinion): Remark[] => {
        const text = say(pick(opinion), languages).trim();
        return text === '' ? [] : [{ of, by: opinion.party.id, text }];
      }),
    );
  return {
    framework,
    criteria: [...portfolio.review.criteria.values()],
    longList: list,
    discuss: list.flatMap((of) =>
      of.criteria.flatMap(({ criterion, spread, given }) =>
        of.discuss.includes(criterion.id) ? [{ of, criterion: criterion.id, spread, given }] : [],
      ),
    ),
    budget,
    shortlist: shortlist(list, portfolio.review, budget),
    feasibility: remarks(({ feasibility }) => feasibility),
    suggestions: list.flatMap((of) =>
      (of.review?.reviews ?? []).flatMap(({ party, suggested }) =>
        [...suggested].map(([field, words]) => ({ of, by: party.id, field, text: say(words, languages) })),
      ),
    ),
    terms: termsOf(framework, list, portfolio, languages),
  };
}

type Opinion = NonNullable<ScoredIndicator['review']>['reviews'][number];

function termsOf(
  framework: Framework,
  list: readonly ScoredIndicator[],
  { parties, review }: Portfolio,
  languages: readonly string[],
): TermsOfReference {
  const authors = list.flatMap(
    ({ indicator }: { readonly indicator: Indicator }) => (indicator.author ?? framework.author)?.id ?? [],
  );
  return {
    authors: [...new Set(authors)],
    reviewers: reviewersOf(list, languages),
    levels: framework.levels.flatMap((level): LevelScope[] => {
      const own = list.filter((one) => one.level === level.id);
      const count = (status: IndicatorStatus) => own.filter(({ indicator }) => indicator.status === status).length;
      const results = [...framework.results.values()].filter((result) => result.level.id === level.id).length;
      if (results === 0) return [];
      return [
        {
          id: level.id,
          title: level.title,
          results,
          indicators: { draft: count('draft'), reviewed: count('reviewed'), final: count('final') },
        },
      ];
    }),
    partners: [...parties.values()].filter(({ inside }) => !inside).map(({ id }) => id),
    keepFrom: review.keepFrom,
    reviseFrom: review.reviseFrom,
  };
}

function reviewersOf(list: readonly ScoredIndicator[], languages: readonly string[]): TermsOfReference['reviewers'] {
  const counts = new Map<string, { party: string; role: string; indicators: number }>();
  for (const { party, role } of list.flatMap((one) => one.review?.reviews ?? [])) {
    const named = { party: party.id, role: say(role, languages) };
    const key = JSON.stringify([named.party, named.role]);
    counts.set(key, { ...named, indicators: (counts.get(key)?.indicators ?? 0) + 1 });
  }
  return [...counts.values()];
}
