import type { Progress, StepProgress } from '../../progress/facts.ts';
import { lifeAchievement, type TrackedPeriod, trackedPeriods } from '../../progress/tracking.ts';
import { compareText } from '../../text/finding.ts';
import { type CoverageView, coverageView } from '../coverage.ts';
import { periodText } from '../dates.ts';
import { type Edition, said, told } from '../edition.ts';
import { type FigureView, figureView, targetView, wordsView } from '../figures.ts';
import type { Brief } from '../report.ts';
import { standingView } from '../standing.ts';
import { percent } from '../values.ts';
import type { words } from './words/en.ts';

/** One row of figures of an indicator. */
export interface TrackedRow {
  /** A period, the life of the programme, or a category. */
  readonly label: string;
  /** period life part */
  readonly kind: string;
  readonly target: FigureView | null;
  readonly actual: FigureView | null;
  /** `84%`; empty where a ratio has no meaning. */
  readonly progress: string;
  readonly coverage: CoverageView | null;
}

/** Rows of the periods, earliest first, and that of the life of the programme; none where nothing is planned or known. */
export function periodRows(progress: Progress, { edition, words: own }: Brief<typeof words>): readonly TrackedRow[] {
  const rows = [
    ...trackedPeriods(progress).map((tracked) => periodRow(tracked, progress, edition)),
    ...stepRows(progress, edition, own),
  ];
  const life = lifeRow(progress, edition, own);
  return rows.length === 0 && life.target === null && life.actual === null ? [] : [...rows, life];
}

function periodRow(
  { period, target, actual, achievement, coverage }: TrackedPeriod,
  { indicator }: Progress,
  edition: Edition,
): TrackedRow {
  return {
    label: periodText(period, edition.words),
    kind: 'period',
    target: target === undefined ? null : withoutPeriod(targetView(target, indicator, edition)),
    actual: actual === undefined ? null : withoutPeriod(figureView(actual, indicator, edition)),
    progress: achievement === undefined ? '' : percent(achievement, edition),
    coverage: coverageView(coverage, edition),
  };
}

/** The row says it already. */
function withoutPeriod(figure: FigureView): FigureView {
  return { ...figure, period: '' };
}

/** Each step of a milestone measure when it is due, and whether it is done. */
function stepRows({ indicator, steps }: Progress, edition: Edition, own: typeof words): readonly TrackedRow[] {
  const last = '9999-12-31';
  return [...indicator.steps.values()]
    .toSorted((a, b) => compareText(a.due?.end ?? last, b.due?.end ?? last))
    .map(({ id, text, due }) => ({
      label: due === undefined ? own.labels.undated : periodText(due, edition.words),
      kind: 'period',
      target: wordsView(said(text, edition), '', []),
      actual: steps === undefined ? null : doneView(id, steps, own),
      progress: '',
      coverage: null,
    }));
}

/** Null where a step is neither done nor due. */
function doneView(id: string, { due, completed, early }: StepProgress, { labels }: typeof words): FigureView | null {
  if (early.includes(id)) return wordsView(labels.doneEarly, '', []);
  if (completed.includes(id)) return wordsView(labels.done, '', []);
  return due.includes(id) ? wordsView(labels.notDone, '', []) : null;
}

function lifeRow(progress: Progress, edition: Edition, own: typeof words): TrackedRow {
  const achievement = lifeAchievement(progress);
  return {
    label: own.labels.life,
    kind: 'life',
    target: lifeTarget(progress, edition),
    actual: lifeActual(progress, edition, own),
    progress: achievement === undefined ? '' : percent(achievement, edition),
    coverage: coverageView(progress.coverage, edition),
  };
}

function lifeTarget({ indicator, finalTarget }: Progress, edition: Edition): FigureView | null {
  const last = indicator.targets.at(-1);
  if (last === undefined) return null;
  if (finalTarget === undefined) return { ...targetView(last, indicator, edition), lines: [] };
  return figureView(finalTarget, indicator, edition, toDate(indicator));
}

function lifeActual(progress: Progress, edition: Edition, own: typeof words): FigureView | null {
  const { indicator, steps } = progress;
  if (steps === undefined) return standingView(progress, edition).current;
  const done = steps.completed.length + steps.early.length;
  return { ...wordsView(own.stepsOfAll(done, indicator.steps.size), '', []), plain: false };
}

function toDate({ cumulation, targets }: Progress['indicator']): readonly string[] {
  return cumulation === 'incremental' && targets.length > 1 ? ['to-date'] : [];
}

/** The rated period by the categories of each dimension, as far as they have a value or a target. */
export function partRows(
  progress: Progress,
  { parts, edition, words: own }: Brief<typeof words>,
): readonly TrackedRow[] {
  const { dimensions } = edition.portfolio;
  return progress.indicator.disaggregateBy.flatMap(({ id }) => {
    const dimension = dimensions.get(id);
    return (parts.get(id)?.(progress) ?? []).flatMap(({ slice, progress: part }): readonly TrackedRow[] => {
      const { current, target, progress: share, coverage } = standingView(part, edition);
      if (current === null && target === null) return [];
      const category = slice.category?.category ?? '';
      const name = told(dimension?.categories.get(category)?.title ?? category, edition);
      const label = own.partOf(told(dimension?.title ?? id, edition), name);
      return [{ label, kind: 'part', target, actual: current, progress: share, coverage }];
    });
  });
}

/** Names of the dimensions by which nothing is told apart, although it is to be. */
export function untoldDimensions(progress: Progress, { parts, edition }: Brief<typeof words>): readonly string[] {
  return progress.indicator.disaggregateBy
    .filter(({ id }) => {
      const told = parts.get(id)?.(progress) ?? [];
      return !told.some(({ progress: { actual, lastKnown } }) => actual !== undefined || lastKnown !== undefined);
    })
    .map(({ id }) => told(edition.portfolio.dimensions.get(id)?.title ?? id, edition));
}

/** Its parts hold what was counted since a baseline that is in the total but not broken down. */
export function countsPartsAnew({ indicator, baseline }: Progress, parts: readonly TrackedRow[]): boolean {
  const hasStart = baseline !== undefined && !baseline.value.isZero();
  return (
    indicator.cumulation === 'cumulative-targets' &&
    indicator.targetsIncludeBaseline === true &&
    hasStart &&
    parts.length > 0
  );
}
