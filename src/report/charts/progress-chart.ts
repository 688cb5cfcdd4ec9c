import type { Exact } from '../../model/decimal.ts';
import { dayNumber } from '../../model/period.ts';
import {
  type Chart,
  type ChartWords,
  chartText,
  courseDescription,
  figure,
  type LegendItem,
  legend,
  type Setting,
} from './figure.ts';
import { spreadLabels, thinLabels } from './labels.ts';
import { levelScale, linearScale, plotted, type Scale, tickValue } from './scale.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, textWidth } from './text.ts';

/** A value at the end of a period. */
export interface TimedValue {
  /** The period as a reader knows it. */
  readonly label: string;
  /** Its last day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Null where none is known: a gap in the line. */
  readonly value: Exact | null;
  /** Ends of a survey interval, or of a band that is aimed at. */
  readonly lower?: Exact;
  readonly upper?: Exact;
  /** `provisional`, in the reader's words: the value is drawn hollow. */
  readonly mark?: string;
}

/** An indicator over time. All lists earliest first. */
export interface ProgressInput {
  readonly title: string;
  /** Written above the axis. */
  readonly unit: string;
  readonly actuals: readonly TimedValue[];
  readonly targets: readonly TimedValue[];
  /** Targets before they were revised; empty where nothing was. */
  readonly originals: readonly TimedValue[];
  readonly baseline?: TimedValue;
  /** `YYYY-MM-DD`, with how a reader writes it. */
  readonly asOf?: { readonly date: string; readonly label: string };
  /** The only values there are, of a scale or of yes and no, lowest first. */
  readonly levels?: readonly Exact[];
  /** A value as text, with its unit's sign. */
  readonly format: (value: Exact) => string;
}

const size = { width: 680, plot: 230, top: 38 };
const manyPoints = 40;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (date: string) => number;
  readonly y: Scale;
}

/** An indicator's values against its milestones: the actual line, the way to the targets, the original one, the baseline. */
export function progressChart(input: ProgressInput, words: ChartWords, setting: Setting): Chart {
  const plot = plotOf(input);
  const labels = endLabels(input, plot);
  const signs = legend(legendOf(input, words), size.width);
  const axis = timeAxis(input, plot);
  const top = plot.bottom + axis.height;
  const content = [
    valueAxis(input, plot),
    axis.svg,
    ...nowLine(input, plot, words),
    ...pathOfValues(input.originals, plot, 'original'),
    ...originalMarks(input, plot, words),
    ...baselineMarks(input, plot, words),
    ...pathOfValues(withStart(input), plot, 'target'),
    ...targetMarks(input, plot, words),
    ...intervals(input, plot),
    ...pathOfValues(input.actuals, plot, 'actual'),
    ...actualMarks(input, plot),
    ...labels,
    element('g', { transform: `translate(0 ${round(top)})` }, signs.svg),
  ];
  const known = input.actuals.findLast(({ value }) => value !== null);
  const all = [...(input.baseline === undefined ? [] : [input.baseline]), ...input.actuals, ...input.targets];
  const ordered = all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const description = courseDescription(
    [ordered[0]?.label ?? '', ordered.at(-1)?.label ?? ''],
    known === undefined ? '' : said(known, input),
    input.targets.length === 0 ? '' : said(input.targets.at(-1), input),
    words,
  );
  const height = top + signs.height;
  const svg = figure(
    { title: input.title, description, width: size.width, height, kind: 'progress', content: content.join('\n') },
    setting,
  );
  return { svg, table: tableOf(input, words) };
}

function everyValue({ actuals, targets, originals, baseline }: ProgressInput): readonly TimedValue[] {
  return [...(baseline === undefined ? [] : [baseline]), ...originals, ...targets, ...actuals];
}

function plotOf(input: ProgressInput): Plot {
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

const tickRoom = 150;
const endRoom = 150;

function valueAxis({ unit, format }: ProgressInput, { left, right, y }: Plot): string {
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
function timeAxis(input: ProgressInput, { left, right, bottom, x }: Plot) {
  const byDate = new Map<string, string>();
  for (const { date, label } of everyValue(input)) if (!byDate.has(date)) byDate.set(date, label);
  const labels = [...byDate]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, label]) => {
      const text = cutText(label, 110, chartText.tick);
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

function nowLine({ asOf }: ProgressInput, { x, top, bottom, left, right }: Plot, words: ChartWords): readonly string[] {
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

/** The way to the targets begins at the baseline. */
function withStart({ targets, baseline }: ProgressInput): readonly TimedValue[] {
  return baseline === undefined ? targets : [baseline, ...targets];
}

/** A line through the values, broken where one is not known. */
function pathOfValues(values: readonly TimedValue[], { x, y }: Plot, kind: string): readonly string[] {
  let path = '';
  let isOpen = false;
  for (const { date, value } of values) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    path += `${isOpen ? 'L' : 'M'}${round(x(date))} ${round(y.place(plotted(value)))}`;
    isOpen = true;
  }
  return path.includes('L') ? [element('path', { class: `pl-${kind}`, d: path })] : [];
}

function said(timed: TimedValue | undefined, { format }: ProgressInput): string {
  return timed === undefined || timed.value === null ? '' : `${format(timed.value)}, ${timed.label}`;
}

function baselineMarks(input: ProgressInput, { x, y, left, right }: Plot, words: ChartWords): readonly string[] {
  const { baseline } = input;
  if (baseline === undefined || baseline.value === null) return [];
  const [at, height] = [round(x(baseline.date)), round(y.place(plotted(baseline.value)))];
  const told = titleElement(`${words.baseline}: ${said(baseline, input)}`);
  return [
    element('path', {
      class: 'pl-baseline',
      d: `M${round(left)} ${height}H${round(right)}`,
      'stroke-dasharray': '1 5',
    }),
    element(
      'g',
      {},
      `${told}${element('rect', { class: 'pl-baseline-dot', x: at - 4.5, y: height - 4.5, width: 9, height: 9 })}`,
    ),
  ];
}

function originalMarks(input: ProgressInput, { x, y }: Plot, words: ChartWords): readonly string[] {
  return input.originals.flatMap((original) => {
    if (original.value === null) return [];
    const [at, height] = [round(x(original.date)), round(y.place(plotted(original.value)))];
    const cross = element('path', { class: 'pl-original-mark', d: crossAt(at, height) });
    return [element('g', {}, titleElement(`${words.originalTarget}: ${said(original, input)}`) + cross)];
  });
}

function crossAt(x: number, y: number): string {
  return `M${round(x - 3.5)} ${round(y - 3.5)}l7 7m0 -7l-7 7`;
}

function targetMarks(input: ProgressInput, { x, y }: Plot, words: ChartWords): readonly string[] {
  return input.targets.flatMap((target) => {
    const at = round(x(target.date));
    const told = titleElement(`${words.target}: ${bandText(target, input, words)}, ${target.label}`);
    const parts: string[] = [];
    if (target.lower !== undefined && target.upper !== undefined) {
      const [low, high] = [round(y.place(plotted(target.lower))), round(y.place(plotted(target.upper)))];
      parts.push(
        element('path', {
          class: 'pl-target-band',
          d: `M${at - 6} ${low}h12M${at - 6} ${high}h12M${at} ${low}V${high}`,
        }),
      );
    }
    if (target.value !== null) {
      const height = round(y.place(plotted(target.value)));
      parts.push(
        element('path', { class: 'pl-target-dot', d: `M${at} ${round(height - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` }),
      );
    }
    return parts.length === 0 ? [] : [element('g', {}, told + parts.join(''))];
  });
}

function intervals({ actuals }: ProgressInput, { x, y }: Plot): readonly string[] {
  return actuals.flatMap(({ date, lower, upper }) => {
    if (lower === undefined || upper === undefined) return [];
    const [at, low, high] = [round(x(date)), round(y.place(plotted(lower))), round(y.place(plotted(upper)))];
    return [
      element('path', { class: 'pl-interval', d: `M${at - 4} ${low}h8M${at - 4} ${high}h8M${at} ${low}V${high}` }),
    ];
  });
}

/** A dot each; of very many only those that stand out: hollow ones, the last, and those beside a gap. */
function actualMarks(input: ProgressInput, { x, y }: Plot): readonly string[] {
  const { actuals } = input;
  const isDense = actuals.length > manyPoints;
  const last = actuals.findLastIndex(({ value }) => value !== null);
  return actuals.flatMap((actual, index) => {
    if (actual.value === null) return [];
    const isLone = (actuals[index - 1]?.value ?? null) === null && (actuals[index + 1]?.value ?? null) === null;
    if (isDense && actual.mark === undefined && index !== last && !isLone) return [];
    const hollow = actual.mark !== undefined;
    const told = actual.mark === undefined ? said(actual, input) : `${said(actual, input)}, ${actual.mark}`;
    const dot = element('circle', {
      class: hollow ? 'pl-actual-hollow' : 'pl-actual-dot',
      cx: round(x(actual.date)),
      cy: round(y.place(plotted(actual.value))),
      r: hollow ? 4 : 4.5,
    });
    return [element('g', {}, titleElement(told) + dot)];
  });
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

function endLabels(input: ProgressInput, { y, right, top, bottom }: Plot): readonly string[] {
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

function legendOf(input: ProgressInput, words: ChartWords): readonly LegendItem[] {
  const { actuals, targets, originals, baseline } = input;
  const line = (className: string, mark: (x: number, y: number) => string) => (x: number, y: number) =>
    `${element('path', { class: className, d: `M${x} ${y - 4}h28` })}${mark(x + 14, y - 4)}`;
  const items: LegendItem[] = [];
  const known = actuals.filter(({ value }) => value !== null);
  if (known.some(({ mark }) => mark === undefined)) {
    const dot = (x: number, y: number) => element('circle', { class: 'pl-actual-dot', cx: x, cy: y, r: 4.5 });
    items.push({ text: words.actual, width: 28, draw: line('pl-actual', dot) });
  }
  if (known.some(({ mark }) => mark !== undefined)) {
    const draw = (x: number, y: number) => element('circle', { class: 'pl-actual-hollow', cx: x + 6, cy: y - 4, r: 4 });
    items.push({ text: words.hollow, width: 12, draw });
  }
  if (actuals.some(({ lower, upper }) => lower !== undefined && upper !== undefined)) {
    const draw = (x: number, y: number) =>
      element('path', { class: 'pl-interval', d: `M${x + 2} ${y - 10}h8M${x + 2} ${y + 2}h8M${x + 6} ${y - 10}v12` });
    items.push({ text: words.interval, width: 12, draw });
  }
  if (targets.length > 0) {
    const dot = (x: number, y: number) =>
      element('path', { class: 'pl-target-dot', d: `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z` });
    items.push({ text: words.target, width: 28, draw: line('pl-target', dot) });
  }
  if (originals.some(({ value }) => value !== null)) {
    const cross = (x: number, y: number) => element('path', { class: 'pl-original-mark', d: crossAt(x, y) });
    items.push({ text: words.originalTarget, width: 28, draw: line('pl-original', cross) });
  }
  if (baseline !== undefined && baseline.value !== null) {
    const draw = (x: number, y: number) =>
      element('rect', { class: 'pl-baseline-dot', x: x + 1, y: y - 8.5, width: 9, height: 9 });
    items.push({ text: words.baseline, width: 12, draw });
  }
  return items;
}

function bandText({ value, lower, upper }: TimedValue, { format }: ProgressInput, words: ChartWords): string {
  if (value !== null) return format(value);
  return lower === undefined || upper === undefined ? '' : words.between(format(lower), format(upper));
}

/** One row a period, in order of time. */
function tableOf(input: ProgressInput, words: ChartWords): Chart['table'] {
  const { title, actuals, targets, originals, baseline } = input;
  const dates = [...new Set(everyValue(input).map(({ date }) => date))].toSorted();
  const hasIntervals = actuals.some(({ lower, upper }) => lower !== undefined && upper !== undefined);
  const at = (list: readonly TimedValue[], date: string) => list.find((timed) => timed.date === date);
  const text = (timed: TimedValue | undefined) => {
    if (timed === undefined) return '';
    const value = timed.value === null && timed.lower === undefined ? words.noValue : bandText(timed, input, words);
    return timed.mark === undefined ? value : words.marked(value, timed.mark);
  };
  const columns: { readonly header: string; readonly cell: (date: string) => string }[] = [
    { header: words.period, cell: (date) => everyValue(input).find((timed) => timed.date === date)?.label ?? '' },
    ...(baseline === undefined ? [] : [{ header: words.baseline, cell: (date: string) => text(at([baseline], date)) }]),
    ...(originals.length === 0
      ? []
      : [{ header: words.originalTarget, cell: (date: string) => text(at(originals, date)) }]),
    ...(targets.length === 0 ? [] : [{ header: words.target, cell: (date: string) => text(at(targets, date)) }]),
    { header: words.actual, cell: (date) => text(at(actuals, date)) },
    ...(hasIntervals
      ? [{ header: words.interval, cell: (date: string) => intervalText(at(actuals, date), input, words) }]
      : []),
  ];
  return {
    caption: title,
    headers: columns.map(({ header }) => header),
    rows: dates.map((date) => columns.map(({ cell }) => cell(date))),
  };
}

function intervalText(timed: TimedValue | undefined, { format }: ProgressInput, words: ChartWords): string {
  if (timed?.lower === undefined || timed.upper === undefined) return '';
  return words.between(format(timed.lower), format(timed.upper));
}
