import { dayNumber } from '../../model/period.ts';
import { everyValue, type ProgressInput, signed, type TimedValue } from './course.ts';
import { type ChartWords, chartText, usualWidth } from './figure.ts';
import { spreadLabels, thinLabels } from './labels.ts';
import { levelScale, linearScale, plotted, type Scale, tickValue } from './scale.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, textWidth, wrapText } from './text.ts';

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The unit, above the axis. */
  readonly unit: readonly string[];
  readonly x: (date: string) => number;
  readonly y: Scale;
  /** Only levels are on the axis, each with its name. */
  readonly isOfLevels: boolean;
  /** The date of the report, where it is near enough to the values to stand beside them. */
  readonly asOf: ProgressInput['asOf'];
}

const width = usualWidth;
const high = 120;
const lineHeight = 14;
/** At most so much of the width is for names of levels, and for values at either side. */
const room = { levels: 170, values: 110 };

export function plotOf(input: ProgressInput): Plot {
  const all = everyValue(input);
  const numbers = all.flatMap(({ value, lower, upper }) =>
    [value, lower, upper].flatMap((each) => (each === null || each === undefined ? [] : [plotted(each)])),
  );
  const unit = input.unit === '' ? [] : wrapText(input.unit, width, chartText.tick, 3).lines;
  const top = unit.length * lineHeight + 26;
  const bottom = top + high;
  const levels = (input.levels ?? []).map(plotted);
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  // A sum over places of yes and no is a count again.
  const isOfLevels = levels.length > 1 && numbers.every((value) => value >= lowest && value <= highest);
  const y = isOfLevels
    ? levelScale(levels, [bottom, top])
    : linearScale(numbers, [bottom, top], 4, { withZero: input.fromZero });
  const widest = Math.max(0, ...y.ticks.map((tick) => textWidth(input.short(tickValue(tick)), chartText.tick)));
  const left = Math.min(Math.ceil(widest), isOfLevels ? room.levels : room.values) + 8;
  const ends = isOfLevels ? [] : endTexts(input).map(({ text }) => textWidth(text, chartText.value));
  const right = width - Math.min(room.values, Math.ceil(Math.max(0, ...ends))) - 14;
  const asOf = isNear(input, all) ? input.asOf : undefined;
  const days = [...all.map(({ date }) => dayNumber(date)), ...(asOf === undefined ? [] : [dayNumber(asOf.date)])];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const inset = 10;
  const x = (date: string) =>
    last === first || days.length === 0
      ? (left + right) / 2
      : left + inset + ((dayNumber(date) - first) / (last - first)) * (right - left - 2 * inset);
  return { left, right, top, bottom, unit, x, y, isOfLevels, asOf };
}

/** The way from the last date to the report is no longer than that of all values: else they would be pressed into a corner. */
function isNear({ asOf }: ProgressInput, all: readonly TimedValue[]): boolean {
  if (asOf === undefined) return false;
  const days = all.map(({ date }) => dayNumber(date));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const now = dayNumber(asOf.date);
  return days.length === 0 || (now - last <= last - first && first - now <= last - first);
}

export function valueAxis({ short }: ProgressInput, { left, right, bottom, y, unit, isOfLevels }: Plot): string {
  const most = isOfLevels ? room.levels : room.values;
  const lines = y.ticks.map((tick) => {
    const at = round(y.place(tick));
    const text = short(tickValue(tick));
    const shown = cutText(text, most, chartText.tick);
    const label = textElement(shown, left - 6, at + 4, 'pl-tick', 'end');
    return `${element('path', { class: tick === 0 ? 'pl-axis' : 'pl-grid', d: `M${round(left)} ${at}H${round(right)}` })}${shown === text ? label : element('g', {}, titleElement(text) + label)}`;
  });
  const named = unit.map((line, index) => textElement(line, 0, 10 + index * lineHeight, 'pl-tick'));
  const cut = isCut({ y, isOfLevels }) ? [element('path', { class: 'pl-axis', d: cutAt(left - 2, bottom - 14) })] : [];
  return [...lines, ...cut, ...named].join('\n');
}

/** The axis begins above zero, or ends below it. */
export function isCut({ y: { ticks }, isOfLevels }: Pick<Plot, 'y' | 'isOfLevels'>): boolean {
  return !isOfLevels && ticks.length > 0 && !((ticks[0] ?? 0) <= 0 && (ticks.at(-1) ?? 0) >= 0);
}

/** The sign of an axis that leaves something out. */
export function cutAt(x: number, y: number): string {
  return `M${round(x)} ${round(y)}l-4 2l8 4l-8 4l4 2`;
}

/** Periods below the plot: as many as stand without touching. */
export function timeAxis(input: ProgressInput, { left, right, bottom, x }: Plot) {
  const byDate = new Map<string, string>();
  for (const { date, label } of everyValue(input)) if (!byDate.has(date)) byDate.set(date, label);
  const labels = [...byDate]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, label]) => {
      const text = cutText(label, 150, chartText.tick);
      const own = textWidth(text, chartText.tick);
      const at = x(date);
      return {
        text,
        whole: text === label ? '' : label,
        width: own,
        tick: at,
        x: Math.min(Math.max(at, own / 2), width - own / 2),
      };
    });
  const shown = thinLabels(labels, 8);
  const drawn = labels.flatMap(({ text, whole, x: at, tick }, index) =>
    shown[index] === true
      ? [
          element('path', { class: 'pl-axis', d: `M${round(tick)} ${bottom}v4` }),
          element('g', {}, titleElement(whole) + textElement(text, at, bottom + 17, 'pl-tick', 'middle')),
        ]
      : [],
  );
  const base = element('path', { class: 'pl-axis', d: `M${round(left)} ${bottom}H${round(right)}` });
  return { height: 20, svg: [base, ...drawn].join('\n') };
}

export function nowLine({ x, top, bottom, asOf }: Plot, words: ChartWords): readonly string[] {
  if (asOf === undefined) return [];
  const at = round(x(asOf.date));
  const text = cutText(words.now(asOf.label), width, chartText.tick);
  const half = textWidth(text, chartText.tick) / 2;
  const middle = Math.min(Math.max(at, half), width - half);
  return [
    element('path', { class: 'pl-now', d: `M${at} ${top - 4}V${bottom}` }),
    textElement(text, middle, top - 8, 'pl-tick', 'middle'),
  ];
}

interface EndText {
  readonly text: string;
  readonly timed: TimedValue;
  readonly kind: 'actual' | 'target';
}

/** What stands at the right: the last value and the last target. */
function endTexts({ actuals, targets, short }: ProgressInput): readonly EndText[] {
  const [actual, target] = [
    actuals.findLast(({ value }) => value !== null),
    targets.findLast(({ value }) => value !== null),
  ];
  // The mark of its line, as colour alone would not say which is which.
  const text = (symbol: string, timed: TimedValue) =>
    timed.value === null ? '' : `${symbol} ${signed(timed, timed.value, short)}`;
  return [
    ...(target === undefined ? [] : [{ text: text('◇', target), timed: target, kind: 'target' as const }]),
    ...(actual === undefined ? [] : [{ text: text('●', actual), timed: actual, kind: 'actual' as const }]),
  ];
}

/** None where the axis names every value that there can be. */
export function endLabels(input: ProgressInput, { y, right, top, bottom, isOfLevels }: Plot): readonly string[] {
  if (isOfLevels) return [];
  const ends = endTexts(input);
  const heights = spreadLabels(
    ends.map(({ timed }) => ({ y: timed.value === null ? 0 : y.place(plotted(timed.value)) })),
    15,
    top + 4,
    bottom - 4,
  );
  return ends.map(({ text, kind }, index) => {
    const shown = cutText(text, width - right - 8, chartText.value);
    const label = textElement(shown, right + 8, (heights[index] ?? 0) + 4, `pl-value pl-text-${kind}`);
    return shown === text ? label : element('g', {}, titleElement(text) + label);
  });
}
