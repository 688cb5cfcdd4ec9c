import type { Framework, ReviewBudget } from '../../model/portfolio.ts';
import type { ReviewPack } from '../../review/pack.ts';
import type { CutBecause } from '../../review/shortlist.ts';
import { criterionView } from '../criteria.ts';
import { type Edition, plainText, told } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import { number } from '../values.ts';
import type { words as english } from './words/en.ts';

type Words = typeof english;

/** A party's title; its id where it is not declared. */
export function partyTitle(id: string, edition: Edition): string {
  return told(edition.portfolio.parties.get(id)?.title ?? id, edition);
}

/** A level by its title; a tier by its name. */
function levelName(id: string, framework: Framework, edition: Edition): string {
  const level = framework.levels.find((one) => one.id === id);
  return level === undefined ? id : plainText(levelTitle(level, edition));
}

/** Why an indicator is cut. */
export function cutText(because: CutBecause, framework: Framework, { cut }: Words, edition: Edition): string {
  switch (because.kind) {
    case 'knock-out':
      return cut.knockOut(edition.words.listed(because.criteria.map((id) => criterionName(id, edition))));
    case 'reviewers':
      return because.into === undefined ? cut.dropped : cut.merged(because.into);
    case 'score':
      return cut.score(because.threshold);
    case 'result':
      return cut.result(because.limit);
    case 'total':
      return cut.total(because.limit);
    case 'level':
      return cut.level(levelName(because.of, framework, edition), because.limit);
    case 'role':
      return cut.role(partyTitle(because.of, edition), because.limit);
    case 'cost':
      return cut.cost(number(because.limit, edition));
  }
}

function criterionName(id: string, edition: Edition): string {
  const criterion = edition.portfolio.review.criteria.get(id);
  return criterion === undefined ? id : plainText(criterionView(criterion, edition).title);
}

/** What the final set may hold and cost, a sentence each. */
export function budgetTexts(budget: ReviewBudget, framework: Framework, { limits }: Words, edition: Edition) {
  const { perResult, perLevel, total, cost, perRole } = budget;
  return [
    ...(total === undefined ? [] : [limits.total(total)]),
    ...[...perLevel].map(([level, limit]) => limits.level(levelName(level, framework, edition), limit)),
    ...(perResult === undefined ? [] : [limits.result(perResult)]),
    ...(perRole === undefined ? [] : [limits.role(perRole)]),
    ...(cost === undefined ? [] : [limits.cost(number(cost, edition))]),
  ];
}

/** Budgets that cannot be kept, a sentence each. */
export function exceededTexts({ shortlist, framework }: ReviewPack, words: Words, edition: Edition): readonly string[] {
  const amount = (value: Parameters<typeof number>[0] | number) =>
    typeof value === 'number' ? String(value) : number(value, edition);
  return shortlist.exceeded.map(({ kind, of = '', limit, actual }) => {
    const what = {
      level: levelName(of, framework, edition),
      total: words.wholeSet,
      role: partyTitle(of, edition),
      cost: words.yearlyCost,
    }[kind];
    return words.exceeded(what, amount(actual), amount(limit));
  });
}
