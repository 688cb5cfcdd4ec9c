import { Chalk, type ChalkInstance } from 'chalk';
import type { Facts, Figure, FrameworkProgress, Progress } from '../progress/facts.ts';
import type { Part } from '../progress/parts.ts';
import { progressBadge, type Tone } from '../report/badge.ts';
import { periodText } from '../report/dates.ts';
import { type Edition, plainText, told } from '../report/edition.ts';
import { figureView } from '../report/figures.ts';
import { headlineOf } from '../report/headline.ts';
import { percent, plannedText } from '../report/values.ts';
import type { Context } from './context.ts';
import { type Column, cut, type Layout, layOut, lineOf } from './table-layout.ts';

/** What is shown of the facts: all of them, or a choice. */
export interface Shown {
  readonly facts: Facts;
  readonly shown: readonly Progress[];
  readonly whole: boolean;
  /** Where each indicator stands in places or categories. */
  readonly partsOf?: (progress: Progress) => readonly Part[];
  /** Id of the place that all figures are of. */
  readonly place?: string | undefined;
}

/** One indicator in the table: its cells, and what else is to be said of it. */
interface Row {
  readonly cells: readonly string[];
  readonly tone: Tone;
  readonly remarks: readonly string[];
}

interface Printing {
  readonly partsOf: (progress: Progress) => readonly Part[];
  readonly edition: Edition;
  readonly chalk: ChalkInstance;
  readonly width: number;
}

/** A figure never stands without its coverage: that column stays, however narrow the terminal is. */
const columns: readonly Column[] = [
  { heading: 'Rating', widest: 32, narrowest: 15 },
  { heading: 'Indicator', widest: 60, narrowest: 20 },
  { heading: 'Baseline', right: true, widest: 24, leaves: 4 },
  { heading: 'Actual', right: true, widest: 24, narrowest: 12 },
  { heading: 'Target', right: true, widest: 24, leaves: 6 },
  { heading: 'Progress', right: true, widest: 10 },
  { heading: '', widest: 10, leaves: 2 },
  { heading: 'Coverage', right: true, widest: 12 },
  { heading: 'Period', widest: 24, leaves: 5 },
  { heading: 'Trend', widest: 28, leaves: 3 },
  { heading: 'Course', widest: 14, leaves: 1 },
];
const indent = '    ';

/** The table for a terminal: by framework, level and result. No line is longer than the terminal is wide. */
export function progressTable(
  { facts, shown, whole, partsOf = () => [], place }: Shown,
  edition: Edition,
  context: Context,
): string {
  const width = context.width ?? Number.POSITIVE_INFINITY;
  const printing = { edition, width, partsOf, chalk: new Chalk({ level: context.colour ? 1 : 0 }) };
  const chosen = new Set(shown);
  const blocks = facts.frameworks.flatMap((framework) => {
    const lines = frameworkLines(framework, chosen, whole, printing);
    return lines.length === 0 ? [] : [lines];
  });
  const plan = facts.plan === 'original' ? `, ${edition.words.againstOriginal}` : '';
  const where = place === undefined ? '' : ` · ${placeName(place, edition)}`;
  const asOf = printing.chalk.bold(`${edition.words.labels.asOf} ${facts.asOf}${plan}${where}`);
  const empty = shown.length === 0 ? [[edition.words.noIndicators]] : [];
  return `${[[asOf], ...blocks, ...empty].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function frameworkLines(
  of: FrameworkProgress,
  chosen: ReadonlySet<Progress>,
  whole: boolean,
  printing: Printing,
): readonly string[] {
  const { edition, chalk, width } = printing;
  const levels = of.levels.toReversed().flatMap(({ level, results }) => {
    const held = results.flatMap(({ result, indicators }) => {
      const rows = indicators
        .filter((each) => chosen.has(each))
        .flatMap((each) => [rowOf(each, edition), ...partRows(printing.partsOf(each), edition)]);
      return rows.length === 0 ? [] : [{ result, rows }];
    });
    return held.length === 0 ? [] : [{ level, results: held }];
  });
  if (levels.length === 0) return [];
  const rows = levels.flatMap(({ results }) => results.flatMap((each) => each.rows));
  const layout = layOut(
    columns,
    rows.map(({ cells }) => cells),
    width - indent.length,
  );
  const title = chalk.bold.underline(cut(`${told(of.framework.title, edition)} (${of.framework.id})`, width));
  const headline = whole ? [cut(headlineOf(of.counts, of.framework.ratings, edition).sentence, width)] : [];
  const headings = lineOf(
    columns.map(({ heading }) => heading),
    layout,
  );
  const body = levels.flatMap(({ level, results }) => [
    '',
    chalk.bold(cut(told(level.title, edition), width)),
    ...results.flatMap(({ result, rows: held }) => [
      chalk.italic(cut(`  ${result.id}: ${told(result.short ?? result.statement, edition)}`, width)),
      ...held.flatMap((row) => printRow(row, layout, printing)),
    ]),
  ]);
  return [title, ...headline, chalk.dim(cut(`${indent}${headings}`, width)), ...body];
}

function printRow({ cells, tone, remarks }: Row, layout: Layout, { chalk, width }: Printing): readonly string[] {
  const line = cut(lineOf(cells, layout), width - indent.length);
  const start = layout[0]?.width ?? 0;
  const painted = `${paint(tone, chalk)(line.slice(0, start))}${line.slice(start)}`;
  return [`${indent}${painted}`, ...remarks.map((remark) => chalk.dim(cut(`${indent}  ${remark}`, width)))];
}

function paint(tone: Tone, chalk: ChalkInstance): (words: string) => string {
  if (tone === 'best' || tone === 'good') return chalk.green;
  if (tone === 'near') return chalk.cyan;
  if (tone === 'warn') return chalk.yellow;
  return tone === 'none' ? chalk.dim : chalk.red;
}

function rowOf(progress: Progress, edition: Edition): Row {
  const { indicator, baseline, achievement, coverage, period, trend } = progress;
  const badge = progressBadge(progress, edition);
  const shownPeriod = period ?? progress.actual?.period;
  return {
    tone: badge.tone,
    cells: [
      `${badge.symbol} ${badge.word}`,
      told(indicator.name ?? indicator.id, edition),
      baseline === undefined ? '' : valueIn(baseline, indicator, edition),
      currentText(progress, edition),
      targetText(progress, edition),
      achievement === undefined ? '' : percent(achievement, edition),
      achievement === undefined ? '' : bar(achievement.toNumber()),
      coverage === undefined ? '' : `${coverage.reported}/${coverage.expected}`,
      shownPeriod === undefined ? '' : periodText(shownPeriod, edition.words),
      trend === undefined ? '' : (edition.words.trend[trend] ?? trend),
      sparkline(progress),
    ],
    remarks: remarksOf(progress, edition),
  };
}

/** The same columns for a place or a category, below the indicator; what they remark would drown it. */
function partRows(parts: readonly Part[], edition: Edition): readonly Row[] {
  return parts.map(({ slice, progress }) => {
    const [badge = '', , ...others] = rowOf(progress, edition).cells;
    const name =
      slice.category === undefined ? placeName(slice.place ?? '', edition) : categoryName(slice.category, edition);
    return { tone: progressBadge(progress, edition).tone, cells: [`  ${badge}`, `· ${name}`, ...others], remarks: [] };
  });
}

function placeName(id: string, edition: Edition): string {
  return told(edition.portfolio.places.get(id)?.title ?? id, edition);
}

function categoryName({ dimension, category }: NonNullable<Part['slice']['category']>, edition: Edition): string {
  return told(edition.portfolio.dimensions.get(dimension)?.categories.get(category)?.title ?? category, edition);
}

const barLength = 10;

/** The share of the way that is gone, in eighths of a character; full at and beyond the target, empty at and below the baseline. */
function bar(achievement: number): string {
  const eighths = Math.round(Math.min(Math.max(achievement, 0), 1) * barLength * 8);
  const rest = eighths % 8;
  const full = '█'.repeat((eighths - rest) / 8);
  return `${full}${rest === 0 ? '' : ' ▏▎▍▌▋▊▉'.charAt(rest)}`.padEnd(barLength, '·');
}

const steps = '▁▂▃▄▅▆▇█';
const pointsShown = 12;

/** The values of the target periods, else of all periods, one after the other: the lowest is the lowest mark. */
function sparkline({ series }: Progress): string {
  const planned = series.filter(({ target, actual }) => target !== undefined && actual !== undefined);
  const points = (planned.length > 1 ? planned : series)
    .flatMap(({ actual }) => actual?.value.toNumber() ?? [])
    .slice(-pointsShown);
  if (points.length < 2) return '';
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const height = (point: number) =>
    high === low ? 3 : Math.round(((point - low) / (high - low)) * (steps.length - 1));
  return points.map((point) => steps.charAt(height(point))).join('');
}

/** The target of the rated period, or its band; without one the final target. */
function targetText(progress: Progress, edition: Edition): string {
  const { indicator, target, targetBand, finalTarget, rated } = progress;
  if (targetBand !== undefined) return plannedText(targetBand, indicator, edition);
  if (target !== undefined) return valueIn(target, indicator, edition);
  return rated ? '' : ofOtherTime(finalTarget, progress, edition);
}

function currentText(progress: Progress, edition: Edition): string {
  const { indicator, actual, lastKnown, steps } = progress;
  if (steps !== undefined && steps.due.length > 0) {
    return edition.words.stepsDone(steps.completed.length, steps.due.length);
  }
  return actual === undefined ? ofOtherTime(lastKnown, progress, edition) : valueIn(actual, indicator, edition);
}

function valueIn(figure: Figure, indicator: Progress['indicator'], edition: Edition): string {
  return plainText(figureView(figure, indicator, edition).text);
}

/** A figure that is not of the rated period: in brackets, with its own. */
function ofOtherTime(figure: Figure | undefined, { indicator }: Progress, edition: Edition): string {
  if (figure === undefined) return '';
  return `(${valueIn(figure, indicator, edition)}, ${periodText(figure.period, edition.words)})`;
}

function remarksOf(progress: Progress, edition: Edition): readonly string[] {
  const { reason, awaiting, toFinal, coverage, actual } = progress;
  const { words } = edition;
  const withheld = coverage === undefined || coverage.withheld === 0 ? [] : [words.withheld(coverage.withheld)];
  return [
    ...(reason === undefined ? [] : [reason]),
    ...(toFinal === undefined ? [] : [words.toFinal(percent(toFinal, edition))]),
    ...(awaiting === undefined ? [] : [words.awaiting(periodText(awaiting, words))]),
    ...withheld,
    ...(actual?.marks ?? []).map((mark) => words.note[mark] ?? mark),
  ];
}
