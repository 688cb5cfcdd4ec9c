import type { Framework } from '../../model/portfolio.ts';
import { isMissed, lacksNarrative } from '../../progress/deviation.ts';
import type { FrameworkProgress, Progress } from '../../progress/facts.ts';
import { profileOf } from '../../rules/profiles.ts';
import { shortText } from '../../text/short-text.ts';
import { latestAccount } from '../accounts.ts';
import { type Badge, badgeOf } from '../badge.ts';
import { periodText } from '../dates.ts';
import { type Edition, inSeries, plainText, said } from '../edition.ts';
import { noteSymbols } from '../figures.ts';
import { type Headline, headlineOf } from '../headline.ts';
import { type PageView, pageView, titleOf } from '../page.ts';
import { type Block, blocksIn } from '../prose.ts';
import { type Brief, fileOf } from '../report.ts';
import {
  type BoardConcern,
  type BoardFigure,
  type BoardIndicator,
  boardConcern,
  boardFigures,
  boardIndicator,
  isGood,
  strongest,
  weakest,
} from './indicators.ts';
import { type BoardRisk, gravestRisks } from './risks.ts';
import { concernsThatFit, figuresThatFit, onTrackThatFit, risksThatFit } from './room.ts';
import { type SinceView, type StatusCount, sinceView } from './since.ts';
import type { words } from './words/en.ts';

/** One printed page for a board: what is to be decided, then where the programme stands and what is not known. */
export interface BoardSummaryView extends PageView<typeof words> {
  /** Of the account that the decisions and risks are taken from; empty where there is none. */
  readonly period: string;
  readonly decisions: readonly Block[];
  readonly headline: Headline;
  /** "9 of 17 rated indicators on track or better, 22 in all."; where none is rated, why. */
  readonly standing: string;
  /** Some indicator is rated: what is on track and off track can be said. */
  readonly rated: boolean;
  /** Up to five, the worst first, as far as they fit. */
  readonly offTrack: readonly BoardConcern[];
  /** Up to five, the best first, as far as they fit. */
  readonly onTrack: readonly BoardIndicator[];
  /** Where nothing is rated, up to twelve figures, as far as they fit; empty else. */
  readonly latest: readonly BoardFigure[];
  readonly gaps: readonly BoardGap[];
  /** Says how many deviations have no narrative; empty where all have one. */
  readonly unexplained: string;
  readonly statuses: readonly StatusCount[];
  readonly since: SinceView;
  /** Up to three, the gravest first, as far as they fit. */
  readonly risks: readonly BoardRisk[];
  /** How many indicators and risks were left out to keep to one page; empty where none were. */
  readonly leftOut: string;
  readonly moreRisks: string;
  /** Files of the tracking table and the theory of change, without their extension; empty where they are not made as well. */
  readonly trackingTable: string;
  readonly theoryOfChange: string;
}

/** Indicators that are not rated although something is due. */
export interface BoardGap {
  readonly badge: Badge;
  readonly count: string;
  /** Names of the first ones, and how many more there are. */
  readonly names: string;
}

const mostNames = 2;
/** Characters of an indicator's name among the gaps, and of a risk; more where nothing is rated, so that the page is half empty. */
const longest = { name: 60, risk: 100, roomy: 250 } as const;
const gapStates = ['overdue', 'no-data', 'incomplete', 'no-target', 'cannot-compute'] as const;

export function boardSummaryView(of: FrameworkProgress, brief: Brief<typeof words>): BoardSummaryView {
  const { edition, facts, words: own } = brief;
  const { framework, counts } = of;
  const account = latestAccount(framework, edition);
  const all = of.levels
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .flatMap(({ results }) => results)
    .flatMap(({ indicators }) => indicators);
  const rated = counts.rated > 0;
  const headline = headlineOf(counts, framework.ratings, edition);
  const { limits } = profileOf(facts.portfolio);
  const unexplained = all.filter((progress) => lacksNarrative(progress, facts, limits)).length;
  const decisions = (account?.decisions ?? []).flatMap((text) => blocksIn(text, edition));
  const kept = keptToPage(
    all,
    decisions,
    gravestRisks(framework, account, edition, rated ? longest.risk : longest.roomy),
    framework,
    brief,
  );
  const shown = {
    period: account === undefined ? '' : periodText(account.period, edition.words),
    ...{ decisions, headline, rated, ...kept },
    standing: rated ? own.standing(counts.good, counts.rated, counts.all) : headline.sentence,
    gaps: gapsOf(all, framework, edition, rated ? longest.name : longest.roomy),
    unexplained: unexplained === 0 ? '' : own.unexplained(unexplained),
    statuses: statusCounts(framework, edition),
    since: sinceView(framework, account, edition, own),
    trackingTable: besides('tracking-table', framework, brief),
    theoryOfChange: besides('theory-of-change', framework, brief),
  };
  const figures = [
    ...kept.offTrack.flatMap(({ current, target }) => (target === null ? [current] : [current, target])),
    ...kept.latest.map(({ current }) => current),
  ];
  const page = pageView(brief, framework, shown, figures, 'portrait');
  const hasDash = figures.includes(null) || kept.risks.some(({ grade, response }) => grade === '' || response === '');
  return hasDash ? page : { ...page, notes: page.notes.filter(({ symbol }) => symbol !== noteSymbols.none) };
}

type Kept = Pick<BoardSummaryView, 'offTrack' | 'onTrack' | 'latest' | 'risks' | 'leftOut' | 'moreRisks'>;

/** As many indicators and risks as find room on the page, and how many do not. */
function keptToPage(
  all: readonly Progress[],
  decisions: readonly Block[],
  allRisks: readonly BoardRisk[],
  framework: Framework,
  brief: Brief<typeof words>,
): Kept {
  const { edition, words: own } = brief;
  const missed = weakest(all.filter(isMissed)).map((progress) => boardConcern(progress, edition));
  const good = strongest(all.filter(isGood)).map((progress) => boardIndicator(progress, edition));
  const above = { decisions, notes: titleOf(brief, framework).notes };
  const offTrack = concernsThatFit(missed, above);
  const onTrack = onTrackThatFit(good);
  const latest = missed.length + good.length > 0 ? [] : figuresThatFit(boardFigures(all, edition), above);
  const risks = risksThatFit(allRisks, missed.length + good.length + latest.length > 0);
  return {
    ...{ offTrack, onTrack, latest, risks },
    leftOut: own.leftOut(missed.length - offTrack.length, good.length - onTrack.length),
    moreRisks: own.moreRisks(allRisks.length - risks.length),
  };
}

/** The file of another report on the framework, where all are made. */
function besides(name: string, framework: Framework, brief: Brief): string {
  return brief.index === '' ? '' : fileOf({ ...brief, name, variant: '' }, framework);
}

function gapsOf(
  all: readonly Progress[],
  framework: Framework,
  edition: Edition,
  longestName: number,
): readonly BoardGap[] {
  return gapStates.flatMap((state): readonly BoardGap[] => {
    const found = all.filter(({ rating }) => rating === state);
    if (found.length === 0) return [];
    const names = found
      .slice(0, mostNames)
      .map(({ indicator }) => shortText(plainText(said(indicator.name ?? indicator.id, edition)), longestName));
    const rest = found.length > mostNames ? [edition.words.andMore(found.length - mostNames)] : [];
    return [
      {
        badge: badgeOf(state, framework.ratings, edition),
        count: String(found.length),
        names: inSeries([...names, ...rest], edition.words.labels),
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
