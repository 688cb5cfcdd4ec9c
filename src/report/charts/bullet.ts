import { type Exact, zero } from '../../model/decimal.ts';
import { type Chart, type ChartWords, chartText, figure, type Setting } from './figure.ts';
import { linearScale, plotted } from './scale.ts';
import { element, round, textElement, titleElement } from './svg.ts';
import { cutText, textWidth } from './text.ts';

/** One value against its target, in a line of text or a cell of a table. */
export interface BulletInput {
  readonly title: string;
  /** Absent: not known. */
  readonly value?: Exact;
  readonly target: Exact;
  readonly baseline?: Exact;
  /** What should have been reached by now. */
  readonly expected?: Exact;
  /** Tone of the rating, for the bar; `actual` without. */
  readonly tone?: string;
  readonly format: (value: Exact) => string;
}

const bullet = { width: 260, height: 34 };

/** A bar from the baseline (from zero without one) to the value, the target as a mark across; the ends in figures below. */
export function bulletChart(input: BulletInput, words: ChartWords, setting: Setting): Chart {
  const { title, value, target, expected, format } = input;
  const start = input.baseline ?? zero;
  const numbers = [
    start,
    target,
    ...(value === undefined ? [] : [value]),
    ...(expected === undefined ? [] : [expected]),
  ].map(plotted);
  const edge = 4;
  const isFalling = target.lessThan(start);
  const ends: readonly [number, number] = isFalling ? [bullet.width - edge, edge] : [edge, bullet.width - edge];
  const scale = linearScale(numbers, ends, 4, { isTight: true });
  const at = (exact: Exact) => round(scale.place(plotted(exact)));
  const shown = value === undefined ? words.noValue : format(value);
  const parts = [element('rect', { class: 'pl-track', x: 0, y: 2, width: bullet.width, height: 14 })];
  if (value !== undefined) {
    const [from, until] = [at(start), at(value)];
    const className = input.tone === undefined ? 'pl-measure' : `pl-fill-${input.tone}`;
    parts.push(
      element('rect', {
        class: className,
        x: Math.min(from, until),
        y: 5,
        width: Math.max(1, Math.abs(until - from)),
        height: 8,
      }),
    );
  }
  if (expected !== undefined) {
    const title = titleElement(words.at(words.expected, format(expected)));
    parts.push(element('g', {}, title + element('path', { class: 'pl-now', d: `M${at(expected)} 1v16` })));
  }
  parts.push(element('rect', { class: 'pl-target-mark', x: at(target) - 2, y: 0, width: 4, height: 18 }));
  parts.push(
    ...endTexts([
      { text: format(target), x: at(target) },
      ...(input.baseline === undefined ? [] : [{ text: format(input.baseline), x: at(input.baseline) }]),
    ]),
  );
  const description = words.against(shown, format(target));
  const rows: [string, string][] = [
    ...(input.baseline === undefined ? [] : [[words.baseline, format(input.baseline)] as [string, string]]),
    [words.actual, shown],
    ...(expected === undefined ? [] : [[words.expected, format(expected)] as [string, string]]),
    [words.target, format(target)],
  ];
  return {
    svg: figure({ title, description, ...bullet, kind: 'bullet', content: parts.join('\n') }, setting),
    table: { caption: title, headers: [words.category, words.value], rows },
  };
}

/** The first text below its mark, each further one where it does not touch those before it. */
function endTexts(texts: readonly { readonly text: string; readonly x: number }[]): readonly string[] {
  const placed: { readonly left: number; readonly right: number }[] = [];
  return texts.flatMap(({ text, x }) => {
    const shown = cutText(text, bullet.width, chartText.tick);
    const half = textWidth(shown, chartText.tick) / 2;
    const middle = Math.min(Math.max(x, half), bullet.width - half);
    const [left, right] = [middle - half, middle + half];
    if (placed.some((other) => left < other.right + 8 && other.left < right + 8)) return [];
    placed.push({ left, right });
    return [textElement(shown, middle, 30, 'pl-tick', 'middle')];
  });
}
