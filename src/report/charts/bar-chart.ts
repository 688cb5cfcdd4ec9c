import type { Exact } from '../../model/decimal.ts';
import {
  type Chart,
  type ChartWords,
  chartText,
  figure,
  type LegendItem,
  legend,
  type Setting,
  usualWidth,
} from './figure.ts';
import { linearScale, plotted, type Scale } from './scale.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, isRightToLeft, textWidth, wrapText } from './text.ts';

/** Values of the groups of one indicator and period, side by side. */
export interface BarsInput {
  readonly title: string;
  readonly unit: string;
  /** One a dimension, with its title; a chart without dimensions has one without a title. */
  readonly sections: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
  readonly format: (value: Exact) => string;
}

export interface Bar {
  readonly label: string;
  readonly value: Exact | null;
  /** In place of a value that is not there: `withheld`. Else words.noValue. */
  readonly reason?: string;
  readonly target?: Exact;
}

const width = usualWidth;
const rowHeight = 24;

/** Bars from zero, each with its value in figures, targets as a mark across. */
export function barChart(input: BarsInput, words: ChartWords, setting: Setting): Chart {
  const bars = input.sections.flatMap((section) => section.bars);
  const shown = (bar: Bar) => (bar.value === null ? (bar.reason ?? words.noValue) : input.format(bar.value));
  const labelRoom = Math.min(
    190,
    Math.max(40, ...bars.map(({ label }) => Math.ceil(textWidth(label, chartText.note)))),
  );
  const valueRoom = Math.min(
    140,
    Math.max(20, ...bars.map((bar) => Math.ceil(textWidth(shown(bar), chartText.value)))),
  );
  const [left, right] = [labelRoom + 10, width - valueRoom - 10];
  const numbers = bars.flatMap(({ value, target }) =>
    [value, target].flatMap((each) => (each === null || each === undefined ? [] : [plotted(each)])),
  );
  const scale = linearScale(numbers, [left, right], 4, { withZero: true });
  const drawn: string[] = [];
  let y = input.unit === '' ? 4 : 20;
  if (input.unit !== '') drawn.push(textElement(cutText(input.unit, width, chartText.tick), 0, 11, 'pl-tick'));
  const from = y;
  for (const section of input.sections) {
    if (section.title !== '') {
      drawn.push(textElement(cutText(section.title, width, chartText.value), 0, y + 16, 'pl-value'));
      y += 24;
    }
    for (const bar of section.bars) {
      const lines = wrapText(bar.label, labelRoom, chartText.note, 3);
      const height = Math.max(rowHeight, lines.lines.length * 14 + 8);
      drawn.push(drawBar(bar, lines.lines, { y, height, labelRoom, left, right }, scale, shown(bar), words, input));
      y += height;
    }
    y += 6;
  }
  const zeroAt = round(scale.place(0));
  const axis = element('path', { class: 'pl-axis', d: `M${zeroAt} ${from}V${round(y - 4)}` });
  const signs = legend(barLegend(bars, words), width);
  const content = [...drawn, axis, element('g', { transform: `translate(0 ${round(y - 6)})` }, signs.svg)].join('\n');
  const description = words.bars(bars.length);
  const height = y - 6 + Math.max(signs.height, 4);
  return {
    svg: figure({ title: input.title, description, width, height, kind: 'bars', content }, setting),
    table: barTable(input, shown, words),
  };
}

interface Row {
  readonly y: number;
  readonly height: number;
  readonly labelRoom: number;
  readonly left: number;
  readonly right: number;
}

function drawBar(
  bar: Bar,
  lines: readonly string[],
  { y, height, labelRoom, left, right }: Row,
  scale: Scale,
  shown: string,
  words: ChartWords,
  { format }: BarsInput,
): string {
  const middle = y + height / 2;
  const backwards = isRightToLeft(bar.label);
  const label = lines.map((line, index) => {
    const baseline = middle + 4 + (index - (lines.length - 1) / 2) * 14;
    return textElement(line, backwards ? labelRoom : 0, baseline, 'pl-note', backwards ? 'end' : 'start');
  });
  const target = bar.target === undefined ? '' : `, ${words.at(words.target, format(bar.target))}`;
  const parts = [titleElement(`${words.at(bar.label, shown)}${target}`), ...label];
  parts.push(element('path', { class: 'pl-grid', d: `M${left} ${round(middle)}H${right}` }));
  if (bar.value !== null) {
    const [zeroAt, at] = [scale.place(0), scale.place(plotted(bar.value))];
    const long = Math.max(Math.abs(at - zeroAt), bar.value.isZero() ? 0 : 1);
    parts.push(
      element('rect', { class: 'pl-measure', x: Math.min(zeroAt, at), y: middle - 7, width: long, height: 14 }),
    );
  }
  if (bar.target !== undefined) {
    const at = round(scale.place(plotted(bar.target)));
    parts.push(element('rect', { class: 'pl-target-mark', x: at - 2, y: middle - 10, width: 4, height: 20 }));
  }
  const text = cutText(shown, width - right - 10, chartText.value);
  const look = bar.value === null ? 'pl-note pl-soft' : 'pl-value';
  parts.push(textElement(text, width, middle + 4, look, 'end'));
  return element('g', {}, parts.join(''));
}

function barLegend(bars: readonly Bar[], words: ChartWords): readonly LegendItem[] {
  if (bars.every(({ target }) => target === undefined)) return [];
  return [
    {
      text: words.actual,
      width: 20,
      draw: (x, y) => element('rect', { class: 'pl-measure', x, y: y - 10, width: 20, height: 12 }),
    },
    {
      text: words.target,
      width: 4,
      draw: (x, y) => element('rect', { class: 'pl-target-mark', x, y: y - 13, width: 4, height: 18 }),
    },
  ];
}

function barTable(
  { title, sections, format }: BarsInput,
  shown: (bar: Bar) => string,
  words: ChartWords,
): Chart['table'] {
  const hasTargets = sections.some(({ bars }) => bars.some(({ target }) => target !== undefined));
  return {
    caption: title,
    headers: [words.category, words.value, ...(hasTargets ? [words.target] : [])],
    rows: sections.flatMap((section) =>
      section.bars.map((bar) => [
        section.title === '' ? bar.label : words.at(section.title, bar.label),
        shown(bar),
        ...(hasTargets ? [bar.target === undefined ? '' : format(bar.target)] : []),
      ]),
    ),
  };
}
