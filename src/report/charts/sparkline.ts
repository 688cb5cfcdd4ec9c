import type { Exact } from '../../model/decimal.ts';
import { type Chart, type ChartWords, courseDescription, figure, type Setting } from './figure.ts';
import { linearScale, plotted } from './scale.ts';
import { element, round } from './svg.ts';

/** A course as small as a word. Earliest first; null is a gap. */
export interface SparklineInput {
  readonly title: string;
  readonly values: readonly { readonly label: string; readonly value: Exact | null }[];
  /** A level that all values are seen against. */
  readonly target?: Exact;
  readonly format: (value: Exact) => string;
}

const size = { width: 120, height: 28 };

/** The values as a line without axes, the last one as a dot, the target dashed. */
export function sparkline(
  { title, values, target, format }: SparklineInput,
  words: ChartWords,
  setting: Setting,
): Chart {
  const known = values.flatMap(({ value }) => (value === null ? [] : [plotted(value)]));
  const scale = linearScale([...known, ...(target === undefined ? [] : [plotted(target)])], [size.height - 5, 5], 2);
  const step = values.length < 2 ? 0 : (size.width - 10) / (values.length - 1);
  const first = values.length < 2 ? size.width / 2 : 5;
  const x = (index: number) => round(first + index * step);
  let path = '';
  let isOpen = false;
  const dots: string[] = [];
  const last = values.findLastIndex(({ value }) => value !== null);
  values.forEach(({ value }, index) => {
    if (value !== null) {
      const y = round(scale.place(plotted(value)));
      path += `${isOpen ? 'L' : 'M'}${x(index)} ${y}`;
      const isLone = !isOpen && (values[index + 1]?.value ?? null) === null;
      if (index === last || isLone)
        dots.push(element('circle', { class: 'pl-actual-dot', cx: x(index), cy: y, r: 3.5 }));
    }
    isOpen = value !== null;
  });
  const parts = [
    ...(target === undefined
      ? []
      : [element('path', { class: 'pl-target', d: `M0 ${round(scale.place(plotted(target)))}H${size.width}` })]),
    ...(path.includes('L') ? [element('path', { class: 'pl-actual', d: path })] : []),
    ...dots,
  ];
  const text = (value: Exact | null | undefined) =>
    value === null || value === undefined ? words.noValue : format(value);
  const description = courseDescription(
    [values[0]?.label ?? '', values.at(-1)?.label ?? ''],
    last < 0 ? '' : `${text(values[last]?.value)}, ${values[last]?.label ?? ''}`,
    target === undefined ? '' : format(target),
    words,
  );
  return {
    svg: figure({ title, description, ...size, kind: 'spark', content: parts.join('\n') }, setting),
    table: {
      caption: title,
      headers: [words.period, words.actual],
      rows: values.map(({ label, value }) => [label, text(value)]),
    },
  };
}
