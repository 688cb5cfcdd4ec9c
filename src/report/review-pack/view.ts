import type { Framework } from '../../model/portfolio.ts';
import { type Remark, type ReviewPack, reviewPack } from '../../review/pack.ts';
import type { ScoredIndicator } from '../../review/scored.ts';
import type { Badge } from '../badge.ts';
import { type CriterionView, criterionView } from '../criteria.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import { type LinkView, linkTo } from '../links.ts';
import { type PageView, pageView } from '../page.ts';
import { type Span, spansOf } from '../prose.ts';
import type { Brief } from '../report.ts';
import { number } from '../values.ts';
import { cutText, exceededTexts, partyTitle } from './reasons.ts';
import { type TermsView, termsView } from './terms.ts';
import type { words } from './words/en.ts';

/** What a review of draft indicators rests on and comes to: long list, criteria, scores, shortlist, cuts, cost and load. */
export interface ReviewPackView extends PageView<typeof words> {
  /** At least one indicator has been looked at by a reviewer. */
  readonly started: boolean;
  /** The command that starts the review. */
  readonly start: string;
  readonly summary: readonly string[];
  readonly terms: TermsView;
  readonly criteria: readonly CriterionView[];
  readonly longList: readonly ListedView[];
  /** Those with a score, the best first, and those of which some criterion is open. */
  readonly scores: readonly ScoresView[];
  readonly discuss: readonly DiscussView[];
  readonly kept: readonly ChosenView[];
  readonly cut: readonly ChosenView[];
  readonly open: readonly ChosenView[];
  /** Results that would be left with one indicator. */
  readonly single: readonly LinkView[];
  readonly exceeded: readonly string[];
  /** Yearly cost of what is kept, by currency; empty where nobody says it. */
  readonly cost: string;
  readonly load: readonly LoadView[];
  readonly feasibility: readonly RemarkView[];
  readonly suggestions: readonly RemarkView[];
}

/** An indicator of the long list. */
export interface ListedView {
  readonly id: string;
  readonly name: Said;
  readonly result: LinkView;
  readonly level: Said;
  readonly status: string;
  readonly collectedBy: string;
  /** A year, with its currency; empty where it is not said. */
  readonly cost: string;
}

/** What the reviewers give: 0 to 100 in all, 0 to 3 for each criterion. */
export interface ScoresView {
  readonly id: string;
  readonly name: Said;
  /** Empty while a criterion is open. */
  readonly score: string;
  readonly badge: Badge;
  readonly reviewers: string;
  readonly means: readonly MeanView[];
}

/** The mean for a criterion, in the order of the criteria. */
export interface MeanView {
  readonly criterion: Said;
  /** Empty where nobody has given a score. */
  readonly mean: string;
  /** So far apart that it is to be discussed; empty else. */
  readonly spread: string;
}

/** Scores that are too far apart. */
export interface DiscussView {
  readonly id: string;
  readonly name: Said;
  readonly criterion: Said;
  readonly given: string;
}

/** An indicator on the shortlist or off it. */
export interface ChosenView {
  readonly id: string;
  readonly name: Said;
  readonly result: LinkView;
  readonly level: Said;
  readonly score: string;
  /** Why it goes, or why it stays although its score is low; may be empty on the shortlist. */
  readonly reason: string;
}

/** How many of the kept indicators a party collects. */
export interface LoadView {
  readonly party: string;
  readonly count: string;
}

/** What a reviewer says of an indicator; `field` of another wording. */
export interface RemarkView {
  readonly id: string;
  readonly name: Said;
  readonly by: string;
  readonly field: string;
  readonly text: readonly Span[];
}

export function reviewPackView(framework: Framework, brief: Brief<typeof words>): ReviewPackView {
  const { edition, words } = brief;
  const pack = reviewPack(framework, edition.portfolio, { languages: edition.languages });
  const { shortlist, longList } = pack;
  const reviewed = longList.filter(isReviewed);
  const started = reviewed.length > 0;
  const chosen = (of: ScoredIndicator, reason: string) => chosenView(of, reason, edition);
  const shown = {
    started,
    start: `plumbline review start ${framework.id} --reviewer ${reviewerOf(pack)}`,
    summary: summaryOf(pack, reviewed.length, words),
    terms: termsView(pack, words, edition),
    criteria: pack.criteria.map((criterion) => criterionView(criterion, edition)),
    longList: longList.map((of) => listedView(of, edition)),
    scores: byScore(reviewed).map((of) => scoresView(of, words, edition)),
    discuss: pack.discuss.map((each) => ({
      ...named(each.of, edition),
      criterion: criterionTitle(each.criterion, edition),
      given: each.given.map(({ by, score }) => `${partyTitle(by, edition)} ${score}`).join(', '),
    })),
    kept: started ? shortlist.kept.map(({ of, because }) => chosen(of, words.keptBecause[because] ?? '')) : [],
    cut: shortlist.cut.map(({ of, because }) => chosen(of, cutText(because, framework, words, edition))),
    open: started ? shortlist.open.map((of) => chosen(of, '')) : [],
    single: started
      ? shortlist.single.map((name) => linkTo(name.split('/')[1] ?? name, false, framework, edition)).map(unlinked)
      : [],
    exceeded: started ? exceededTexts(pack, words, edition) : [],
    cost: started ? costText(pack, words, edition) : '',
    load: started
      ? [...shortlist.load].map(([party, count]) => ({ party: partyTitle(party, edition), count: String(count) }))
      : [],
    feasibility: pack.feasibility.map((remark) => remarkView(remark, '', edition)),
    suggestions: pack.suggestions.map((remark) => remarkView(remark, remark.field, edition)),
  };
  return pageView(brief, framework, shown, shown.longList.some(hasDash) ? [] : undefined);
}

function hasDash({ collectedBy, cost }: ListedView): boolean {
  return collectedBy === '' || cost === '';
}

function isReviewed({ review }: ScoredIndicator): boolean {
  return review !== undefined && review.reviews.length > 0;
}

/** A party that may be asked: outside the programme, and no author. */
function reviewerOf({ terms }: ReviewPack): string {
  return terms.partners.find((id) => !terms.authors.includes(id)) ?? '…';
}

function summaryOf({ longList, shortlist, ...pack }: ReviewPack, reviewed: number, words_: typeof words) {
  const { kept, cut, open } = shortlist;
  const first = words_.counted(longList.length, reviewed, pack.criteria.length);
  return reviewed === 0 ? [first] : [first, words_.outcome(kept.length, cut.length, open.length)];
}

function named({ indicator }: ScoredIndicator, edition: Edition) {
  return { id: indicator.id, name: said(indicator.name ?? indicator.id, edition) };
}

/** The result stands in no place of its own here. */
function unlinked(link: LinkView): LinkView {
  return { ...link, anchor: '' };
}

function placed(of: ScoredIndicator, edition: Edition) {
  const level = of.framework.levels.find(({ id }) => id === of.level);
  return {
    ...named(of, edition),
    result: unlinked(linkTo(of.indicator.result.id, false, of.framework, edition)),
    level: level === undefined ? '' : levelTitle(level, edition),
  };
}

function listedView(of: ScoredIndicator, edition: Edition): ListedView {
  const { status, responsible, cost } = of.indicator;
  return {
    ...placed(of, edition),
    status: edition.words.status[status] ?? status,
    collectedBy: partyName(responsible.collect, edition),
    cost: cost === undefined ? '' : `${cost.currency} ${number(cost.amount, edition)}`,
  };
}

function chosenView(of: ScoredIndicator, reason: string, edition: Edition): ChosenView {
  return { ...placed(of, edition), score: of.score === undefined ? '' : tenths(of.score, edition), reason };
}

function byScore(list: readonly ScoredIndicator[]): readonly ScoredIndicator[] {
  return list.toSorted(
    (a, b) =>
      Number(a.score === undefined) - Number(b.score === undefined) || (a.score && b.score ? b.score.cmp(a.score) : 0),
  );
}

const looks = {
  keep: { symbol: '●', tone: 'good' },
  revise: { symbol: '◑', tone: 'warn' },
  drop: { symbol: '◔', tone: 'bad' },
  open: { symbol: '○', tone: 'none' },
} as const;

function scoresView(of: ScoredIndicator, words_: typeof words, edition: Edition): ScoresView {
  return {
    ...named(of, edition),
    score: of.score === undefined ? '' : tenths(of.score, edition),
    badge: { ...looks[of.band], word: words_.band[of.band] ?? of.band },
    reviewers: String(of.review?.reviews.length ?? 0),
    means: of.criteria.map(({ criterion, mean, spread }) => ({
      criterion: criterionView(criterion, edition).title,
      mean: mean === undefined ? '' : tenths(mean, edition),
      spread: of.discuss.includes(criterion.id) ? words_.spread(spread) : '',
    })),
  };
}

function tenths(value: Parameters<typeof number>[0], edition: Edition): string {
  return number(value.toDecimalPlaces(1), edition);
}

function criterionTitle(id: string, edition: Edition): Said {
  const criterion = edition.portfolio.review.criteria.get(id);
  return criterion === undefined ? id : criterionView(criterion, edition).title;
}

function costText({ shortlist: { cost } }: ReviewPack, words_: typeof words, edition: Edition): string {
  if (cost.amounts.size === 0) return '';
  const amounts = [...cost.amounts].map(([currency, total]) => `${currency} ${number(total, edition)}`);
  return words_.costs(edition.words.listed(amounts), cost.unknown);
}

function remarkView({ of, by, text }: Remark, field: string, edition: Edition): RemarkView {
  return { ...named(of, edition), by: partyTitle(by, edition), field, text: spansOf(text) };
}
