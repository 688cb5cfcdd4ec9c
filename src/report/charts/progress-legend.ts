import type { ProgressInput } from './course.ts';
import type { ChartWords, LegendItem } from './figure.ts';
import { crossAt } from './progress-marks.ts';
import { cutAt } from './progress-plot.ts';
import { element } from './svg.ts';

/** `cut`: the axis leaves out what is below its lowest tick. */
export function legendOf(input: ProgressInput, cut: boolean, words: ChartWords): readonly LegendItem[] {
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
      element('path', { class: 'pl-baseline', d: `M${x} ${y - 4}h28`, 'stroke-dasharray': '1 5' }) +
      element('rect', { class: 'pl-baseline-dot', x: x + 9.5, y: y - 8.5, width: 9, height: 9 });
    items.push({ text: words.baseline, width: 28, draw });
  }
  if (cut) {
    const draw = (x: number, y: number) => element('path', { class: 'pl-axis', d: cutAt(x + 6, y - 10) });
    items.push({ text: words.cutAxis, width: 12, draw });
  }
  return items;
}
