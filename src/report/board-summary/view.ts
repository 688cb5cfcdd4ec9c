import type { Framework } from '../../model/portfolio.ts';
import { isMissed, lacksNarrative } from '../../progress/deviation.ts';
import type { FrameworkProgress, Progress } from '../../progress/facts.ts';
import { profileOf } from '../../rules/profiles.ts';
import { latestAccount } from '../accounts.ts';
import { type Badge, badgeOf } from '../badge.ts';
import { periodText } from '../dates.ts';
import { type Edition, plainText, said } from '../edition.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { type PageView, pageView } from '../page.ts';
import { type Block, blocksIn } from '../prose.ts';
import type { Brief } from '../report.ts';
import { type BoardIndicator, boardIndicator, isGood, strongest, weakest } from './indicators.ts';
import { type BoardRisk, gravestRisks } from './risks.ts';
import type { words } from './words/en.ts';

/** One page for a board: what is to be decided, then where the programme stands and what is not known. */
export interface BoardSummaryView extends PageView<typeof words> {
  /** Of the account that the decisions and risks are taken from; empty where there is none. */
  readonly period: string;
  readonly decisions: readonly Block[];
  readonly headline: Headline;
  /** "9 on track of 17 rated of 22." */
  readonly standing: string;
  /** Up to five each. */
  readonly onTrack: readonly BoardIndicator[];
  readonly offTrack: readonly BoardIndicator[];
  /** How many more there are; empty where all are shown. */
  readonly moreOnTrack: string;
  readonly moreOffTrack: string;
  readonly gaps: readonly BoardGap[];
  /** Says how many deviations have no narrative; empty where all have one. */
  readonly unexplained: string;
  readonly statuses: readonly StatusCount[];
  readonly risks: readonly BoardRisk[];
  readonly moreRisks: string;
}

/** Indicators that are not rated although something is due. */
export interface BoardGap {
  readonly badge: Badge;
  readonly count: string;
  /** Names of the first ones, and how many more there are. */
  readonly names: string;
}

export interface StatusCount {
  /** draft reviewed final retired */
  readonly key: string;
  readonly word: string;
  readonly count: string;
}

/** So many of a kind find room on the page. */
const most = 5;
const mostNames = 3;
const gapStates = ['overdue', 'no-data', 'incomplete', 'no-target', 'cannot-compute'] as const;

export function boardSummaryView(of: FrameworkProgress, brief: Brief<typeof words>): BoardSummaryView {
  const { edition, facts, words: own } = brief;
  const { framework, counts } = of;
  const account = latestAccount(framework, edition);
  const all = of.levels
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .flatMap(({ results }) => results)
    .flatMap(({ indicators }) => indicators);
  const good = strongest(all.filter(isGood));
  const missed = weakest(all.filter(isMissed));
  const { limits } = profileOf(facts.portfolio);
  const unexplained = all.filter((progress) => lacksNarrative(progress, facts, limits)).length;
  const risks = gravestRisks(framework, account, edition);
  const shown = {
    period: account === undefined ? '' : periodText(account.period, edition.words),
    decisions: (account?.decisions ?? []).flatMap((text) => blocksIn(text, edition)),
    headline: headlineOf(counts, framework.ratings, edition),
    standing: own.standing(counts.good, counts.rated, counts.all),
    onTrack: good.slice(0, most).map((progress) => boardIndicator(progress, edition)),
    offTrack: missed.slice(0, most).map((progress) => boardIndicator(progress, edition)),
    moreOnTrack: more(good, edition),
    moreOffTrack: more(missed, edition),
    gaps: gapsOf(all, framework, edition),
    unexplained: unexplained === 0 ? '' : own.unexplained(unexplained),
    statuses: statusCounts(framework, edition),
    risks: risks.slice(0, most),
    moreRisks: more(risks, edition),
  };
  const figures = [...shown.onTrack, ...shown.offTrack].flatMap(({ current, target }) => [current, target]);
  return pageView(brief, framework, shown, figures, 'portrait');
}

function more(all: readonly unknown[], { words }: Edition): string {
  return all.length > most ? words.andMore(all.length - most) : '';
}

function gapsOf(all: readonly Progress[], framework: Framework, edition: Edition): readonly BoardGap[] {
  return gapStates.flatMap((state): readonly BoardGap[] => {
    const found = all.filter(({ rating }) => rating === state);
    if (found.length === 0) return [];
    const names = found
      .slice(0, mostNames)
      .map(({ indicator }) => plainText(said(indicator.name ?? indicator.id, edition)));
    const rest = found.length > mostNames ? [edition.words.andMore(found.length - mostNames)] : [];
    return [
      {
        badge: badgeOf(state, framework.ratings, edition),
        count: String(found.length),
        names: [...names, ...rest].join('; '),
      },
    ];
  });
}

/** Every indicator by its status; those that no indicator has are left out. */
function statusCounts({ indicators }: Framework, { words }: Edition): readonly StatusCount[] {
  return (['draft', 'reviewed', 'final', 'retired'] as const).flatMap((key): readonly StatusCount[] => {
    const count = [...indicators.values()].filter(({ status }) => status === key).length;
    return count === 0 ? [] : [{ key, word: words.status[key] ?? key, count: String(count) }];
  });
}
