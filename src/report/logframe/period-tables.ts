import type { Period } from '../../model/period.ts';
import type { Indicator } from '../../model/portfolio.ts';
import type { Progress } from '../../progress/facts.ts';
import { type Badge, progressBadge } from '../badge.ts';
import { periodText } from '../dates.ts';
import { type Said, said } from '../edition.ts';
import { baselineView, type FigureView, figureView, targetView, wordsView } from '../figures.ts';
import type { Brief } from '../report.ts';
import type { words } from './words/en.ts';

/** Planned and achieved values of a result's indicators, one column a target period. */
export interface PeriodTable {
  /** Heads of the columns. */
  readonly periods: readonly string[];
  /** How many columns there are, and how many beside the first. */
  readonly width: string;
  readonly span: string;
  readonly rows: readonly PeriodRow[];
}

export interface PeriodRow {
  readonly id: string;
  /** The row's place in the document; empty where the indicator stood in a table before. */
  readonly anchor: string;
  readonly name: Said;
  readonly unit: Said;
  readonly source: Said;
  readonly badge: Badge;
  readonly baseline: FigureView | null;
  /** The latest value, where its period has no column. */
  readonly latest: FigureView | null;
  /** Steps without a date: no column is theirs. */
  readonly undated: readonly Said[];
  readonly cells: readonly PeriodCell[];
}

export interface PeriodCell {
  readonly period: string;
  readonly planned: readonly FigureView[];
  /** It is the indicator's end target. */
  readonly isFinal: boolean;
  readonly achieved: readonly FigureView[];
}

/** More columns do not fit across a page. */
const widest = 6;

/** The tables of a result: periods in their order, at most six in each. Without a period one table holds the baselines. */
export function periodTables(indicators: readonly Progress[], brief: Brief<typeof words>): readonly PeriodTable[] {
  if (indicators.length === 0) return [];
  const periods = periodsOf(indicators.map(({ indicator }) => indicator));
  const parts = Array.from({ length: Math.max(1, Math.ceil(periods.length / widest)) }, (_, index) =>
    periods.slice(index * widest, (index + 1) * widest),
  );
  const texts = new Set(periods.map(({ text }) => text));
  return parts.map((part, index) => ({
    periods: part.map((period) => periodText(period, brief.edition.words)),
    width: String(part.length + 2),
    span: String(part.length + 1),
    rows: indicators
      .map((progress) => rowOf(progress, part, texts, index === 0, brief))
      .filter(
        ({ cells }) => index === 0 || cells.some(({ planned, achieved }) => planned.length + achieved.length > 0),
      ),
  }));
}

function periodsOf(indicators: readonly Indicator[]): readonly Period[] {
  const periods = new Map<string, Period>();
  for (const { targets, steps } of indicators) {
    const dated = targets.length > 0 ? targets.map(({ period }) => period) : [...steps.values()].map(({ due }) => due);
    for (const period of dated) if (period !== undefined) periods.set(period.text, period);
  }
  const order = ({ end, start }: Period) => `${end} ${start}`;
  return [...periods.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function rowOf(
  progress: Progress,
  periods: readonly Period[],
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
    badge: progressBadge(progress, edition),
    baseline: baselineView(indicator, edition, progress.baseline),
    latest:
      last?.actual === undefined || all.has(last.period.text) ? null : figureView(last.actual, indicator, edition),
    undated: undated.map(({ text }) => said(text, edition)),
    cells: periods.map((period) => cellOf(progress, period, brief)),
  };
}

function cellOf(progress: Progress, period: Period, brief: Brief<typeof words>): PeriodCell {
  const { edition } = brief;
  const { indicator, series } = progress;
  const head = periodText(period, edition.words);
  if (indicator.targets.length === 0 && indicator.steps.size > 0) {
    return { period: head, ...stepsIn(progress, period, brief), isFinal: false };
  }
  const planned = indicator.targets.find((target) => target.period.text === period.text);
  const actual = series.find((fact) => fact.period.text === period.text)?.actual;
  return {
    period: head,
    planned: planned === undefined ? [] : [underHead(targetView(planned, indicator, edition))],
    isFinal: planned !== undefined && planned === indicator.targets.at(-1),
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
