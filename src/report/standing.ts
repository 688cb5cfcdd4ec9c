import type { Indicator, Target } from '../model/portfolio.ts';
import type { Progress } from '../progress/facts.ts';
import { type Badge, progressBadge } from './badge.ts';
import { sparkView } from './chart-views.ts';
import { type CoverageView, coverageView } from './coverage.ts';
import { dateText, periodText } from './dates.ts';
import { type Edition, plainText, type Said, said } from './edition.ts';
import { baselineView, type FigureView, figureView, targetView, wordsView } from './figures.ts';
import { reasonSaid } from './reasons.ts';
import { percent, plannedText, valueText } from './values.ts';

/** Where an indicator stands: its row in the scorecard. */
export interface StandingView {
  readonly id: string;
  readonly name: Said;
  readonly unit: Said;
  readonly tier: string;
  readonly baseline: FigureView | null;
  readonly previous: FigureView | null;
  readonly current: FigureView | null;
  readonly target: FigureView | null;
  /** `84%`; empty where a ratio has no meaning. */
  readonly progress: string;
  readonly badge: Badge;
  /** What else is to be said of the rating: its reason, what is awaited. */
  readonly remarks: readonly Said[];
  readonly coverage: CoverageView | null;
  readonly trend: string;
  /** The values so far as a small line, as SVG; empty where it is not drawn: in a scorecard of more than 1,000 indicators, and elsewhere. */
  readonly course: string;
}

/** The scorecard's row of an indicator; its course is drawn only where that is asked for. */
export function standingView(progress: Progress, edition: Edition, drawn = false): StandingView {
  const { indicator, trend, achievement } = progress;
  const badge = progressBadge(progress, edition);
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    unit: said(indicator.unit, edition),
    tier: indicator.tier ?? '',
    baseline: baselineView(indicator, edition, progress.baseline),
    previous: previousOf(progress, edition),
    current: currentOf(progress, edition),
    target: targetOf(progress, edition),
    progress: achievement === undefined ? '' : percent(achievement, edition),
    badge,
    remarks: remarksOf(progress, edition),
    coverage: coverageView(progress.coverage, edition),
    trend: trend === undefined ? '' : (edition.words.trend[trend] ?? trend),
    course: drawn ? sparkView(progress, edition) : '',
  };
}

function previousOf({ previous, indicator, series }: Progress, edition: Edition): FigureView | null {
  if (previous === undefined) return null;
  const shown = figureView(previous, indicator, edition, toDate(indicator));
  const fact = series.find(({ period }) => period.text === previous.period.text);
  const coverage = coverageView(fact?.coverage, edition);
  return coverage === null || coverage.complete ? shown : { ...shown, lines: [...shown.lines, coverage.text] };
}

function currentOf({ actual, lastKnown, steps, indicator, period }: Progress, edition: Edition): FigureView | null {
  const { words } = edition;
  if (steps !== undefined) {
    const early = steps.early.length === 0 ? [] : [words.stepsEarly(steps.early.length)];
    if (steps.due.length === 0) return early[0] === undefined ? null : { ...wordsView(early[0], '', []), plain: false };
    const when = period === undefined ? '' : periodText(period, words);
    return { ...wordsView(words.stepsDone(steps.completed.length, steps.due.length), when, early), plain: false };
  }
  if (actual !== undefined) {
    return figureView(actual, indicator, edition, toDate(indicator));
  }
  return lastKnown === undefined ? null : figureView(lastKnown, indicator, edition, ['last-known']);
}

/** The target of the rated period; below it the final one where that is later. */
function targetOf(progress: Progress, edition: Edition): FigureView | null {
  const { indicator, target, targetBand, period, expected, framework } = progress;
  const { words } = edition;
  const planned = indicator.targets.find((each) => each.period.text === period?.text);
  const last = indicator.targets.at(-1);
  const shown = target
    ? figureView(target, indicator, edition, toDate(indicator))
    : planned
      ? targetView(planned, indicator, edition)
      : null;
  const band = targetBand === undefined ? undefined : plannedText(targetBand, indicator, edition);
  const lines = [
    ...(last === undefined || last === planned || shown === null ? [] : [finalText(last, progress, edition)]),
    ...(expected === undefined || framework.ratings.against !== 'expected'
      ? []
      : [words.expectedNow(valueText(expected, indicator, edition), dateText(edition.asOf, words))]),
  ];
  if (shown !== null) return { ...shown, text: band === undefined || band === '' ? shown.text : band, lines };
  if (last === undefined) return null;
  return progress.finalTarget === undefined
    ? targetView(last, indicator, edition)
    : figureView(progress.finalTarget, indicator, edition, toDate(indicator));
}

/** Of a measure that counts each period on its own, what is compared is the sum of the periods so far. */
function toDate({ cumulation, targets }: Indicator): readonly string[] {
  return cumulation === 'incremental' && targets.length > 1 ? ['to-date'] : [];
}

function finalText(last: Target, { finalTarget, indicator }: Progress, edition: Edition): string {
  const text =
    finalTarget === undefined
      ? plannedText(last, indicator, edition)
      : valueText(finalTarget.value, indicator, edition);
  return edition.words.finalTarget(text, periodText(last.period, edition.words));
}

function remarksOf(progress: Progress, edition: Edition): readonly Said[] {
  const { reason = '', awaiting, toFinal, rated } = progress;
  const { words } = edition;
  const why = reasonSaid(reason, edition);
  const period = awaiting === undefined ? '' : periodText(awaiting, words);
  return [
    why,
    toFinal === undefined || rated ? '' : words.toFinal(percent(toFinal, edition)),
    period === '' || plainText(why).includes(period) ? '' : words.awaiting(period),
    why === '' && isApart(progress) ? words.notCombined : '',
  ].filter((remark) => remark !== '');
}

/** Places have reported, and nothing is said of them together. */
export function isApart({ actual, lastKnown, steps, coverage, indicator }: Progress): boolean {
  const isKnown = actual !== undefined || lastKnown !== undefined || steps !== undefined;
  return !isKnown && indicator.aggregation.places === 'none' && (coverage?.reported ?? 0) > 0;
}
