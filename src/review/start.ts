import type { Framework, Indicator, IndicatorReview, Portfolio } from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import type { Path } from '../text/location.ts';
import { editYaml } from '../text/yaml-edit.ts';
import { flowText, type YamlValue } from '../text/yaml-write.ts';

/** Who is to review. */
export interface Reviewer {
  readonly party: string;
  readonly role?: string;
}

/** The file of an indicator's review, relative to the portfolio. */
export function reviewFile(framework: string, indicator: string): string {
  return `reviews/${framework}/${indicator}.yaml`;
}

/** A review to be filled in: each criterion with its weight and its question, blank scores for each reviewer. */
export function newReview(
  framework: Framework,
  indicator: Indicator,
  reviewers: readonly Reviewer[],
  portfolio: Portfolio,
): string {
  const text = (told: Parameters<typeof say>[0]) => say(told, portfolio.languages).replace(/\s+/g, ' ').trim();
  const result = framework.results.get(indicator.result.id);
  const of = result === undefined ? indicator.result.id : `${result.id}: ${text(result.statement)}`;
  return [
    `# Review of ${framework.id}/${indicator.id}: ${text(indicator.name) || indicator.id}`,
    `# It is to measure ${of}`,
    '# Scores go from 0 (not at all) to 3 (fully). Say under comments, by criterion, what a 3 rests on: comments: {direct: …}',
    'reviews:',
    ...reviewers.flatMap((reviewer) => opinionLines(reviewer, portfolio).map((line) => `  ${line}`)),
    '',
  ].join('\n');
}

function opinionLines(reviewer: Reviewer, { review, languages }: Portfolio): readonly string[] {
  const name = (id: string) => `    ${flowText(id)}:`;
  const width = Math.max(...[...review.criteria.keys()].map((id) => name(id).length));
  return [
    `- reviewer: ${flowText(reviewerData(reviewer))}`,
    '  date:',
    '  scores:',
    ...[...review.criteria.values()].map(({ id, weight, knockOut, question, title }) => {
      const asked = say(question ?? title, languages)
        .replace(/\s+/g, ' ')
        .trim();
      const out = knockOut ? ', and 0 rules it out' : '';
      return `${name(id).padEnd(width)}  # weight ${weight}${out}${asked === '' ? '' : `. ${asked}`}`;
    }),
    '  comments:',
    '  decision:  # keep, revise, merge (with merge_into: <indicator>) or drop',
    '  reason:',
    '  feasibility:  # what in-country partners and beneficiaries say about collecting it',
  ];
}

function reviewerData({ party, role }: Reviewer): YamlValue {
  return role === undefined ? { party } : { party, role };
}

/** The text of a review with those of the reviewers who are not in it yet; the same text where all are. */
export function withReviewers(
  text: string,
  review: IndicatorReview,
  reviewers: readonly Reviewer[],
  portfolio: Portfolio,
): ReturnType<typeof editYaml> {
  const isThere = ({ party, role }: Reviewer) =>
    review.reviews.some(
      (one) => one.party.id === party && (role === undefined || say(one.role, portfolio.languages) === role),
    );
  const scores = Object.fromEntries([...portfolio.review.criteria.keys()].map((id) => [id, null]));
  const path: Path = ['reviews'];
  return editYaml(
    text,
    reviewers
      .filter((reviewer) => !isThere(reviewer))
      .map((reviewer) => ({
        kind: 'append',
        path,
        lines: opinionLines(reviewer, portfolio),
        value: {
          reviewer: reviewerData(reviewer),
          date: null,
          scores,
          comments: null,
          decision: null,
          reason: null,
          feasibility: null,
        },
      })),
  );
}
