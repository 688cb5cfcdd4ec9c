import { liveIndicators } from '../../model/indicators.ts';
import type { Framework, Indicator, Mention } from '../../model/portfolio.ts';
import { periodText } from '../dates.ts';
import { type Edition, partyName } from '../edition.ts';
import type { LessonWords } from './words.ts';

/** The round of planning, collecting, reporting, checking and changing, with what the framework says of it. */
export interface CycleView {
  /** What the plan covers. */
  readonly period: string;
  readonly collectedBy: string;
  readonly often: string;
  readonly reportedBy: string;
  readonly due: string;
  readonly approvedBy: string;
  /** A sentence; empty where nothing was revised. */
  readonly revised: string;
}

/** What the live indicators of a framework say of their round; what they do not say is empty. */
export function cycleOf(framework: Framework, words: LessonWords, edition: Edition): CycleView {
  const live = liveIndicators(framework);
  const days = live.flatMap((one) => (one.reportingFrequency === undefined ? [] : [one.dueAfterDays]));
  const revisions = [...framework.indicators.values()].reduce((sum, { revisions: own }) => sum + own.length, 0);
  const frequencies = Object.keys(edition.words.frequency).filter((key) =>
    live.some(({ collectionFrequency }) => collectionFrequency === key),
  );
  return {
    period: framework.period === undefined ? '' : periodText(framework.period, edition.words),
    collectedBy: partiesOf(live, ({ collect }) => collect, edition),
    often: edition.words.listed(frequencies.map((key, index) => begun(edition.words.frequency[key] ?? key, index))),
    reportedBy: partiesOf(live, ({ report }) => report, edition),
    due: days.length === 0 ? '' : words.dueAfter(Math.min(...days), Math.max(...days)),
    approvedBy: partiesOf(live, ({ approve }) => approve, edition),
    revised: revisions === 0 ? '' : words.revised(revisions),
  };
}

function begun(text: string, index: number): string {
  return index === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function partiesOf(
  live: readonly Indicator[],
  pick: (responsible: Indicator['responsible']) => Mention | undefined,
  edition: Edition,
): string {
  const names = live.flatMap(({ responsible }) => pick(responsible) ?? []).map((party) => partyName(party, edition));
  return [...new Set(names)].join(', ');
}
