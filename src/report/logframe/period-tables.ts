import type { Period } from '../../model/period.ts';
import type { Indicator } from '../../model/portfolio.ts';
import type { Progress } from '../../progress/facts.ts';
import { type Badge, progressBadge } from '../badge.ts';
import { periodText } from '../dates.ts';
import { type Said, said } from '../edition.ts';
import { baselineView, type FigureView, figureView, targetView, wordsView } from '../figures.ts';
import { type WebPage, webPage } from '../prose.ts';
import type { Brief } from '../report.ts';
import { evenParts } from './even-parts.ts';
import type { words } from './words/en.ts';

/** Planned and achieved values of a result's indicators, one column a target period. */
export interface PeriodTable {
  readonly columns: readonly PeriodColumn[];
  /** How many columns there are from the baseline on. */
  readonly span: string;
  readonly rows: readonly PeriodRow[];
}

export interface PeriodColumn {
  /** `Milestone 1`, or `Target` for the last one; empty where nothing is planned. */
  readonly title: string;
  readonly period: string;
}

export interface PeriodRow {
  readonly id: string;
  /** The row's place in the document; empty where the indicator stood in a table before. */
  readonly anchor: string;
  readonly name: Said;
  readonly unit: Said;
  readonly source: Said;
  readonly sourcePage: WebPage | null;
  readonly badge: Badge;
  readonly baseline: FigureView | null;
  /** The latest value, where its period has no column. */
  readonly latest: FigureView | null;
  /** Steps without a date: no column is theirs. */
  readonly undated: readonly Said[];
  readonly cells: readonly PeriodCell[];
}

export interface PeriodCell {
  /** Head of its column in one line. */
  readonly label: string;
  readonly planned: readonly FigureView[];
  /** It is the indicator's end target, and further columns follow. */
  readonly isFinal: boolean;
  readonly achieved: readonly FigureView[];
}

/** A period of the tables with the head of its column. */
interface Slot extends PeriodColumn {
  readonly when: Period;
  readonly isLast: boolean;
}

/** More columns do not fit across a page. */
const widest = 6;

/** The tables of a result: periods in their order, at most six in each, about as many in all. Without a period one table holds the baselines. */
export function periodTables(indicators: readonly Progress[], brief: Brief<typeof words>): readonly PeriodTable[] {
  if (indicators.length === 0) return [];
  const slots = slotsOf(indicators, brief);
  const parts = slots.length === 0 ? [[]] : evenParts(slots, widest);
  const texts = new Set(slots.map(({ when }) => when.text));
  return parts.map((part, index) => ({
    columns: part.map(({ title, period }) => ({ title, period })),
    span: String(part.length + 1),
    rows: indicators
      .map((progress) => rowOf(progress, part, texts, index === 0, brief))
      .filter(
        ({ cells }) => index === 0 || cells.some(({ planned, achieved }) => planned.length + achieved.length > 0),
      ),
  }));
}

/** Milestones and the target; of indicators that have none the latest periods with a value. */
function slotsOf(indicators: readonly Progress[], brief: Brief<typeof words>): readonly Slot[] {
  const { edition } = brief;
  const planned = inOrder(indicators.flatMap(({ indicator }) => plannedPeriods(indicator)));
  const periods =
    planned.length > 0
      ? planned
      : inOrder(
          indicators.flatMap(({ series }) =>
            series.flatMap(({ period, actual }) => (actual === undefined ? [] : [period])),
          ),
        ).slice(-widest);
  return periods.map((when, index) => {
    const isLast = index === periods.length - 1;
    const title = isLast ? edition.words.labels.target : brief.words.milestone(index + 1);
    return { title: planned.length > 0 ? title : '', period: periodText(when, edition.words), when, isLast };
  });
}

function plannedPeriods({ targets, steps }: Indicator): readonly Period[] {
  if (targets.length > 0) return targets.map(({ period }) => period);
  return [...steps.values()].flatMap(({ due }) => (due === undefined ? [] : [due]));
}

/** Each period once. */
function inOrder(periods: readonly Period[]): readonly Period[] {
  const order = ({ end, start }: Period) => `${end} ${start}`;
  return [...new Map(periods.map((period) => [period.text, period])).values()].toSorted((a, b) =>
    order(a) < order(b) ? -1 : 1,
  );
}

function rowOf(
  progress: Progress,
  slots: readonly Slot[],
  all: ReadonlySet<string>,
  isFirst: boolean,
  brief: Brief<typeof words>,
): PeriodRow {
  const { edition } = brief;
  const { indicator, series } = progress;
  const last = series.findLast(({ actual }) => actual !== undefined);
  const undated = indicator.targets.length > 0 ? [] : [...indicator.steps.values()].filter(({ due }) => !due);
  return {
    id: indicator.id,
    anchor: isFirst ? `indicator-${indicator.id}` : '',
    name: said(indicator.name ?? indicator.id, edition),
    unit: said(indicator.unit, edition),
    source: said(indicator.source, edition),
    sourcePage: webPage(said(indicator.source, edition)),
    badge: progressBadge(progress, edition),
    baseline: baselineView(indicator, edition, progress.baseline),
    latest:
      last?.actual === undefined || all.has(last.period.text) ? null : figureView(last.actual, indicator, edition),
    undated: undated.map(({ text }) => said(text, edition)),
    cells: slots.map((slot) => cellOf(progress, slot, brief)),
  };
}

function cellOf(progress: Progress, { title, period, when, isLast }: Slot, brief: Brief<typeof words>): PeriodCell {
  const { edition } = brief;
  const { indicator, series } = progress;
  const label = [title, period].filter((part) => part !== '').join(' ');
  if (indicator.targets.length === 0 && indicator.steps.size > 0) {
    return { label, ...stepsIn(progress, when, brief), isFinal: false };
  }
  const planned = indicator.targets.find((target) => target.period.text === when.text);
  const actual = series.find((fact) => fact.period.text === when.text)?.actual;
  return {
    label,
    planned: planned === undefined ? [] : [underHead(targetView(planned, indicator, edition))],
    isFinal: !isLast && planned !== undefined && planned === indicator.targets.at(-1),
    achieved: actual === undefined ? [] : [underHead(figureView(actual, indicator, edition))],
  };
}

/** Steps due in the period, and which of them are done. */
function stepsIn({ indicator, steps }: Progress, period: Period, brief: Brief<typeof words>) {
  const { edition } = brief;
  const { done: doneLabel } = brief.words.labels;
  const due = [...indicator.steps.values()].filter((step) => step.due?.text === period.text);
  const done = new Set([...(steps?.completed ?? []), ...(steps?.early ?? [])]);
  return {
    planned: due.map(({ text }) => wordsView(said(text, edition), '', [])),
    achieved: due.filter(({ id }) => done.has(id)).map(({ text }) => wordsView(said(text, edition), '', [doneLabel])),
  };
}

/** The head of the column says the period. */
function underHead(figure: FigureView): FigureView {
  return { ...figure, period: '' };
}

export function figuresInTables(tables: readonly PeriodTable[]): readonly (FigureView | null)[] {
  return tables
    .flatMap(({ rows }) => rows)
    .flatMap(({ baseline, latest, cells }) => [
      ...[baseline, latest],
      ...cells.flatMap(({ planned, achieved }) => [...planned, ...achieved]),
    ]);
}
