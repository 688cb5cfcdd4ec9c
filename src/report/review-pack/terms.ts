import type { ReviewPack } from '../../review/pack.ts';
import type { Edition, Said } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import { budgetTexts, partyTitle } from './reasons.ts';
import type { words as english } from './words/en.ts';

/** Terms of reference for the reviewer, filled from the portfolio. */
export interface TermsView {
  /** In the order of the chain. */
  readonly scope: readonly ScopeView[];
  /** Who wrote the indicators and so does not review them; empty where nobody is named. */
  readonly authors: string;
  /** Parties outside the programme that are no authors; empty where there is none. */
  readonly partners: string;
  readonly reviewers: readonly ReviewerView[];
  /** From which score an indicator is kept or revised. */
  readonly rule: string;
  readonly budgets: readonly string[];
}

export interface ScopeView {
  readonly title: Said;
  readonly results: string;
  readonly draft: string;
  readonly reviewed: string;
  readonly final: string;
}

export interface ReviewerView {
  readonly party: string;
  readonly role: string;
  readonly indicators: string;
}

export function termsView(
  { terms, budget, framework }: ReviewPack,
  words: typeof english,
  edition: Edition,
): TermsView {
  const names = (ids: readonly string[]) => ids.map((id) => partyTitle(id, edition)).join(', ');
  return {
    scope: terms.levels.map(({ id, results, indicators }) => {
      const level = framework.levels.find((one) => one.id === id);
      return {
        title: level === undefined ? id : levelTitle(level, edition),
        results: String(results),
        draft: String(indicators.draft),
        reviewed: String(indicators.reviewed),
        final: String(indicators.final),
      };
    }),
    authors: names(terms.authors),
    partners: names(terms.partners.filter((id) => !terms.authors.includes(id))),
    reviewers: terms.reviewers.map(({ party, role, indicators }) => ({
      party: partyTitle(party, edition),
      role,
      indicators: words.toReview(indicators),
    })),
    rule: words.rule(terms.keepFrom, terms.reviseFrom),
    budgets: budgetTexts(budget, framework, words, edition),
  };
}
