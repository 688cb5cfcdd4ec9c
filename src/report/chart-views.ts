import type { Progress } from '../progress/facts.ts';
import type { Part } from '../progress/parts.ts';
import { progressBadge } from './badge.ts';
import { barsInputOf, bulletInputOf, progressInputOf, sparklineInputOf } from './chart-inputs.ts';
import { barChart } from './charts/bar-chart.ts';
import { bulletChart } from './charts/bullet.ts';
import { type Chart, usualWidth } from './charts/figure.ts';
import { progressChart } from './charts/progress-chart.ts';
import { sparkline } from './charts/sparkline.ts';
import { pageStyle } from './charts/style.ts';
import type { Edition } from './edition.ts';

/** A picture for HTML, and the values that it shows as a table. A page with pictures needs `pageStyle()` once. */
export interface ChartView {
  readonly svg: string;
  readonly caption: string;
  readonly headers: readonly string[];
  /** None where the page tells the values beside the picture. */
  readonly rows: readonly ChartRow[];
  /** The picture says its values itself, or they are very many: the table can be opened. */
  readonly folded: boolean;
  /** Too wide for a telephone: it is pushed sideways there. */
  readonly wide: boolean;
}

export interface ChartRow {
  /** The period, the group. */
  readonly head: string;
  /** One a header but the first. */
  readonly cells: readonly string[];
}

/** So many rows stand beside a picture. */
const fewRows = 12;

export function chartView({ svg, width, table }: Chart, folded = table.rows.length > fewRows): ChartView {
  const rows = table.rows.map(([head = '', ...cells]) => ({ head, cells }));
  return { svg, caption: table.caption, headers: table.headers, rows, folded, wide: width > usualWidth };
}

/** Measures of which values over time make no line. */
function isWorded({ indicator }: Progress): boolean {
  return indicator.measure === 'milestone' || indicator.measure === 'qualitative';
}

/**
 * An indicator over time; null where there is no course to see: no value yet, or nothing beside it. `id` is unique in the page.
 */
export function courseView(progress: Progress, id: string, edition: Edition): ChartView | null {
  if (isWorded(progress)) return null;
  const input = progressInputOf(progress, edition);
  const known = input.actuals.filter(({ value }) => value !== null);
  const dates = new Set(
    [...known, ...input.targets, ...(input.baseline === undefined ? [] : [input.baseline])].map(({ date }) => date),
  );
  if (known.length === 0 || dates.size < 2) return null;
  return chartView(progressChart(input, edition.words.chart, { id, standalone: false }));
}

/** The stylesheet that pictures need once a page; empty where nothing was measured that could be drawn. */
export function pictureStyle(progress: readonly Progress[]): string {
  return progress.some(({ series }) => series.length > 0) ? pageStyle() : '';
}

/** So many indicators have a small line in their row: it takes half as long again as the row without. */
const mostLines = 1000;

export function hasLines(progress: readonly Progress[]): boolean {
  return progress.length <= mostLines;
}

/** The course as small as a word, as SVG; empty where fewer than two values are known. */
export function sparkView(progress: Progress, edition: Edition): string {
  const { series, baseline } = progress;
  if (isWorded(progress) || series.length + (baseline === undefined ? 0 : 1) < 2) return '';
  const input = sparklineInputOf(progress, edition);
  const known = input.values.filter(({ value }) => value !== null);
  return known.length < 2 ? '' : sparkline(input, edition.words.chart);
}

/** The rated value against its target as a bar, as SVG; empty where one of them is not a figure. */
export function bulletView(progress: Progress, id: string, edition: Edition): string {
  if (isWorded(progress) || progress.actual === undefined) return '';
  const tone = progress.rated ? progressBadge(progress, edition).tone : undefined;
  const input = bulletInputOf(progress, tone, edition);
  return input === undefined ? '' : bulletChart(input, edition.words.chart, { id, standalone: false }).svg;
}

/** The value of the rated period in each group; null where no group has one. `parts` by dimension. */
export function groupsView(
  progress: Progress,
  parts: ReadonlyMap<string, (progress: Progress) => readonly Part[]>,
  id: string,
  edition: Edition,
): ChartView | null {
  const input = barsInputOf(progress, parts, edition);
  if (input === undefined) return null;
  return chartView(barChart(input, edition.words.chart, { id, standalone: false }), true);
}
