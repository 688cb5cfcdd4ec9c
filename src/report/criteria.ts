import { usualCriteria } from '../model/build-review.ts';
import type { Criterion } from '../model/portfolio.ts';
import { type Edition, type Said, said } from './edition.ts';

/** What reviewers ask of an indicator. */
export interface CriterionView {
  readonly id: string;
  readonly title: Said;
  /** Empty where none is written. */
  readonly question: Said;
  readonly weight: string;
  /** Whether nought from every reviewer rules an indicator out as it stands. */
  readonly knockOut: string;
}

/** A criterion; the usual ones are in the page's language. */
export function criterionView(criterion: Criterion, edition: Edition): CriterionView {
  const { id, weight, knockOut } = criterion;
  const { words } = edition;
  const isUsual = usualCriteria.includes(criterion);
  return {
    id,
    title: isUsual ? (words.criterion[id] ?? id) : said(criterion.title ?? id, edition),
    question: isUsual ? (words.criterionQuestion[id] ?? '') : said(criterion.question, edition),
    weight: String(weight),
    knockOut: knockOut ? words.yes : words.no,
  };
}
