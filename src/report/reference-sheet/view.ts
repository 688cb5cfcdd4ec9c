import type { Fact, FrameworkProgress, LevelProgress, Progress, ResultProgress } from '../../progress/facts.ts';
import { type Badge, progressBadge } from '../badge.ts';
import { type ChartView, courseView, pictureStyle } from '../chart-views.ts';
import { coverageView } from '../coverage.ts';
import { periodText } from '../dates.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { baselineView, type FigureView, figureView, targetView } from '../figures.ts';
import { levelTitle } from '../levels.ts';
import { type PageView, pageView } from '../page.ts';
import type { Brief } from '../report.ts';
import { number } from '../values.ts';
import { type ChangeRow, changesOf } from './changes.ts';
import { collectionOf, definitionOf, identityOf, type SheetField } from './fields.ts';
import { qualityOf, targetFieldsOf } from './more-fields.ts';
import type { words } from './words/en.ts';

/** Reference sheets of a framework's indicators, one a page: what a stranger needs to collect each. */
export interface ReferenceSheetView extends PageView<typeof words> {
  /** By level, the highest first. */
  readonly levels: readonly SheetLevel[];
  /** Stylesheet of the charts; empty where there is none. */
  readonly pictureStyle: string;
}

export interface SheetLevel {
  readonly title: Said;
  readonly sheets: readonly SheetView[];
}

export interface SheetView {
  readonly id: string;
  readonly name: Said;
  readonly status: string;
  /** draft reviewed final retired */
  readonly statusKey: string;
  readonly badge: Badge;
  /** Fields that are missing: the first few, and how many more; empty where the sheet is complete. */
  readonly gaps: string;
  /** Says that no value is reported, or none of the whole; empty where there are some. */
  readonly noData: string;
  readonly groups: readonly SheetGroup[];
  /** Levels of a scale, with what each means. */
  readonly scale: readonly ScaleRow[];
  /** Steps of a milestone measure. */
  readonly steps: readonly StepRow[];
  readonly baseline: FigureView | null;
  readonly targets: readonly FigureView[];
  readonly changes: readonly ChangeRow[];
  /** A value is made of a numerator and a denominator. */
  readonly hasParts: boolean;
  /** Over time; its values are those of `data`, `targets` and `baseline`, and rows only where they are not. Null without a course. */
  readonly chart: ChartView | null;
  /** Every period with a value, the earliest first. */
  readonly data: readonly DataRow[];
}

export interface SheetGroup {
  readonly title: string;
  readonly fields: readonly SheetField[];
  /** Baseline, targets, scale and steps belong to this group, and there are some. */
  readonly hasTargets: boolean;
}

export interface ScaleRow {
  readonly value: string;
  readonly label: Said;
  readonly descriptor: Said;
}

export interface StepRow {
  readonly text: Said;
  readonly weight: string;
  readonly due: string;
}

export interface DataRow {
  readonly period: string;
  readonly actual: FigureView | null;
  /** `2,016 of 24,000`, or empty. */
  readonly parts: string;
  readonly target: FigureView | null;
  readonly coverage: string;
  readonly missing: string;
}

/** The view of a framework's reference sheets. */
export function referenceSheetView(of: FrameworkProgress, brief: Brief<typeof words>): ReferenceSheetView {
  const levels = of.levels
    .toSorted((a, b) => b.level.rank - a.level.rank)
    .map((level) => ({
      title: levelTitle(level.level, brief.edition),
      sheets: level.results.flatMap((result) =>
        result.indicators.map((progress) => sheetOf(progress, result, level, brief)),
      ),
    }))
    .filter(({ sheets }) => sheets.length > 0);
  const figures = levels
    .flatMap(({ sheets }) => sheets)
    .flatMap(({ baseline, targets, data }) => [
      ...[baseline, ...targets],
      ...data.flatMap(({ actual, target }) => [actual, target]),
    ]);
  const all = of.levels.flatMap(({ results }) => results).flatMap(({ indicators }) => indicators);
  const shown = { levels, pictureStyle: pictureStyle(all) };
  return pageView(brief, of.framework, shown, figures, 'portrait');
}

function sheetOf(
  progress: Progress,
  { result }: ResultProgress,
  { level }: LevelProgress,
  brief: Brief<typeof words>,
): SheetView {
  const { edition, words } = brief;
  const { indicator } = progress;
  const group = (title: string, fields: readonly (SheetField | null)[], hasTargets = false) => ({
    title,
    fields: fields.filter((field) => field !== null),
    hasTargets,
  });
  const groups = [
    group(words.labels.identity, identityOf(progress, result, level, brief)),
    group(words.labels.definitionGroup, definitionOf(indicator, brief)),
    group(words.labels.collectionGroup, collectionOf(progress, brief)),
    group(words.labels.targetsGroup, targetFieldsOf(progress, brief), isPlanned(progress)),
    group(words.labels.qualityGroup, qualityOf(indicator, brief)),
  ].filter(({ fields, hasTargets }) => fields.length > 0 || hasTargets);
  const data = dataOf(progress, edition);
  const missing = groups.flatMap(({ fields }) => fields).filter(({ isGap }) => isGap);
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    status: edition.words.status[indicator.status] ?? indicator.status,
    statusKey: indicator.status,
    badge: progressBadge(progress, edition),
    gaps: gapsOf(missing, edition),
    noData: data.length > 0 ? '' : hasParts(progress, brief) ? words.labels.partsOnly : words.labels.noData,
    groups,
    ...scaleAndSteps(progress, edition),
    baseline: baselineView(indicator, edition, progress.baseline),
    targets: indicator.targets.map((target) => targetView(target, indicator, edition)),
    changes: changesOf(indicator, brief),
    hasParts: data.some(({ parts }) => parts !== ''),
    chart: chartOf(progress, edition),
    data,
  };
}

/** So many missing fields are named in the list at the start; the sheet marks each. */
const namedGaps = 4;

function gapsOf(missing: readonly SheetField[], { words }: Edition): string {
  const names = missing.map(({ label }) => label);
  if (names.length <= namedGaps + 1) return names.length === 0 ? '' : words.listed(names);
  return [...names.slice(0, namedGaps), words.andMore(names.length - namedGaps)].join(', ');
}

/** A group of the whole has a value. */
function hasParts(progress: Progress, { parts }: Brief<typeof words>): boolean {
  return progress.indicator.disaggregateBy.some(({ id }) =>
    (parts.get(id)?.(progress) ?? []).some(
      ({ progress: part }) => part.actual !== undefined || part.lastKnown !== undefined,
    ),
  );
}

/** The sheet tells every value but targets that plans add up to. */
function chartOf(progress: Progress, edition: Edition): ChartView | null {
  const { indicator, target, finalTarget } = progress;
  const chart = courseView(progress, `course-${indicator.id}`, edition);
  const isToldHere = indicator.targets.length > 0 || (target ?? finalTarget) === undefined;
  return chart !== null && isToldHere ? { ...chart, rows: [] } : chart;
}

function isPlanned({ indicator, baseline }: Progress): boolean {
  const { targets, scale, steps } = indicator;
  return [indicator.baseline, baseline, ...targets, ...scale, ...steps.keys()].some((one) => one !== undefined);
}

function scaleAndSteps({ indicator }: Progress, edition: Edition): Pick<SheetView, 'scale' | 'steps'> {
  return {
    scale: indicator.scale.map(({ value, label, descriptor }) => ({
      value: number(value, edition),
      label: said(label, edition),
      descriptor: said(descriptor, edition),
    })),
    steps: [...indicator.steps.values()].map(({ text, weight, due }) => ({
      text: said(text, edition),
      weight: number(weight, edition),
      due: due === undefined ? '' : periodText(due, edition.words),
    })),
  };
}

function dataOf({ indicator, series }: Progress, edition: Edition): readonly DataRow[] {
  return series.toSorted(byEnd).map(({ period, actual, target, coverage }) => {
    const reported = coverageView(coverage, edition);
    const { numerator, denominator } = actual ?? {};
    return {
      period: periodText(period, edition.words),
      actual: actual === undefined ? null : figureIn(figureView(actual, indicator, edition), period.text, actual),
      parts:
        numerator === undefined || denominator === undefined
          ? ''
          : edition.words.parts(number(numerator, edition), number(denominator, edition)),
      target: target === undefined ? null : { ...targetView(target, indicator, edition), period: '', lines: [] },
      coverage: reported?.text ?? '',
      missing: reported?.missing ?? '',
    };
  });
}

/** A year stands after its quarters. */
function byEnd({ period: a }: Fact, { period: b }: Fact): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.start > b.start ? -1 : a.start < b.start ? 1 : 0;
}

/** The row says the period; a value of another one, such as a survey inside the year, says its own. */
function figureIn(figure: FigureView, row: string, { period }: { readonly period: { readonly text: string } }) {
  return period.text === row ? { ...figure, period: '' } : figure;
}
