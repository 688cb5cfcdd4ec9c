import { dayNumber } from '../../model/period.ts';
import { everyValue, type ProgressInput, type TimedValue } from './course.ts';
import { type ChartWords, chartText, usualWidth } from './figure.ts';
import { spreadLabels, thinLabels } from './labels.ts';
import { levelScale, linearScale, plotted, type Scale, tickValue } from './scale.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, textWidth } from './text.ts';

export const size = { width: usualWidth, plot: 200, top: 38 };

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (date: string) => number;
  readonly y: Scale;
}

const tickRoom = 120;
const endRoom = 120;

export function plotOf(input: ProgressInput): Plot {
  const all = everyValue(input);
  const numbers = all.flatMap(({ value, lower, upper }) =>
    [value, lower, upper].flatMap((each) => (each === null || each === undefined ? [] : [plotted(each)])),
  );
  const [top, bottom] = [size.top, size.top + size.plot];
  const levels = (input.levels ?? []).map(plotted);
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  // A sum over places of yes and no is a count again.
  const isWithin = levels.length > 1 && numbers.every((value) => value >= lowest && value <= highest);
  const y = isWithin ? levelScale(levels, [bottom, top]) : linearScale(numbers, [bottom, top], 5);
  const widest = Math.max(0, ...y.ticks.map((tick) => textWidth(input.format(tickValue(tick)), chartText.tick)));
  const left = Math.min(Math.ceil(widest), tickRoom) + 8;
  const ends = endTexts(input).map(({ text }) => textWidth(text, chartText.value));
  const right = size.width - Math.min(endRoom, Math.ceil(Math.max(0, ...ends))) - 14;
  const days = [
    ...all.map(({ date }) => dayNumber(date)),
    ...(input.asOf === undefined ? [] : [dayNumber(input.asOf.date)]),
  ];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const inset = 14;
  const x = (date: string) =>
    last === first || days.length === 0
      ? (left + right) / 2
      : left + inset + ((dayNumber(date) - first) / (last - first)) * (right - left - 2 * inset);
  return { left, right, top, bottom, x, y };
}

export function valueAxis({ unit, format }: ProgressInput, { left, right, y }: Plot): string {
  const lines = y.ticks.map((tick) => {
    const at = round(y.place(tick));
    const text = format(tickValue(tick));
    const shown = cutText(text, tickRoom, chartText.tick);
    const label = textElement(shown, left - 6, at + 4, 'pl-tick', 'end');
    return `${element('path', { class: tick === 0 ? 'pl-axis' : 'pl-grid', d: `M${round(left)} ${at}H${round(right)}` })}${shown === text ? label : element('g', {}, titleElement(text) + label)}`;
  });
  const named = unit === '' ? '' : textElement(cutText(unit, right, chartText.tick), 0, 10, 'pl-tick');
  return [...lines, named].filter((part) => part !== '').join('\n');
}

/** Periods below the plot: as many as stand without touching. */
export function timeAxis(input: ProgressInput, { left, right, bottom, x }: Plot) {
  const byDate = new Map<string, string>();
  for (const { date, label } of everyValue(input)) if (!byDate.has(date)) byDate.set(date, label);
  const labels = [...byDate]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, label]) => {
      const text = cutText(label, 150, chartText.tick);
      const width = textWidth(text, chartText.tick);
      const at = x(date);
      return {
        text,
        whole: text === label ? '' : label,
        width,
        tick: at,
        x: Math.min(Math.max(at, width / 2), size.width - width / 2),
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

export function nowLine(
  { asOf }: ProgressInput,
  { x, top, bottom, left, right }: Plot,
  words: ChartWords,
): readonly string[] {
  if (asOf === undefined) return [];
  const at = round(x(asOf.date));
  const text = cutText(words.now(asOf.label), right - left, chartText.tick);
  const half = textWidth(text, chartText.tick) / 2;
  const middle = Math.min(Math.max(at, left + half), size.width - half);
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
function endTexts({ actuals, targets, format }: ProgressInput): readonly EndText[] {
  const [actual, target] = [
    actuals.findLast(({ value }) => value !== null),
    targets.findLast(({ value }) => value !== null),
  ];
  // The sign of its line, as colour alone would not say which is which.
  const text = (sign: string, { value }: TimedValue) => (value === null ? '' : `${sign} ${format(value)}`);
  return [
    ...(target === undefined ? [] : [{ text: text('◇', target), timed: target, kind: 'target' as const }]),
    ...(actual === undefined ? [] : [{ text: text('●', actual), timed: actual, kind: 'actual' as const }]),
  ];
}

export function endLabels(input: ProgressInput, { y, right, top, bottom }: Plot): readonly string[] {
  const ends = endTexts(input);
  const heights = spreadLabels(
    ends.map(({ timed }) => ({ y: timed.value === null ? 0 : y.place(plotted(timed.value)) })),
    15,
    top + 4,
    bottom - 4,
  );
  return ends.map(({ text, kind }, index) => {
    const shown = cutText(text, size.width - right - 8, chartText.value);
    const label = textElement(shown, right + 8, (heights[index] ?? 0) + 4, `pl-value pl-text-${kind}`);
    return shown === text ? label : element('g', {}, titleElement(text) + label);
  });
}
