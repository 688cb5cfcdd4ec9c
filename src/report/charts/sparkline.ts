import type { Exact } from '../../model/decimal.ts';
import { signed, type TimedValue } from './course.ts';
import { type ChartWords, courseDescription } from './figure.ts';
import { linearScale, plotted } from './scale.ts';
import { element, round, titleElement } from './svg.ts';

/** A course as small as a word. Earliest first; null is a gap. */
export interface SparklineInput {
  readonly values: readonly Pick<TimedValue, 'label' | 'value' | 'sign'>[];
  /** A level that all values are seen against. */
  readonly target?: Exact;
  /** As of a progress chart. */
  readonly fromZero: boolean;
  readonly format: (value: Exact) => string;
}

const size = { width: 96, height: 26 };
/** So many values are told one by one. */
const fewValues = 12;

/** The values as a line without axes but that of zero, the last one as a dot, the target dashed; told in words to those who point at it or do not see it. */
export function sparkline(input: SparklineInput, words: ChartWords): string {
  const { values, target } = input;
  const known = values.flatMap(({ value }) => (value === null ? [] : [plotted(value)]));
  const scale = linearScale([...known, ...(target === undefined ? [] : [plotted(target)])], [size.height - 5, 5], 2, {
    isTight: true,
    withZero: input.fromZero,
  });
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
      if (index === last || isLone) dots.push(element('circle', { class: 'pl-actual-dot', cx: x(index), cy: y, r: 3 }));
    }
    isOpen = value !== null;
  });
  const level = target === undefined ? '' : `M0 ${round(scale.place(plotted(target)))}H${size.width}`;
  const parts = [
    titleElement(descriptionOf(input, words)),
    input.fromZero ? element('path', { class: 'pl-grid', d: `M0 ${round(scale.place(0))}H${size.width}` }) : '',
    level === '' ? '' : element('path', { class: 'pl-target', d: level }),
    path.includes('L') ? element('path', { class: 'pl-actual', d: path }) : '',
    ...dots,
  ];
  const box = { width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` };
  return element('svg', { class: 'pl-figure pl-spark', role: 'img', ...box }, parts.join(''));
}

function descriptionOf({ values, target, format }: SparklineInput, words: ChartWords): string {
  const text = (timed: SparklineInput['values'][number]) =>
    timed.value === null ? words.noValue : signed(timed, timed.value, format);
  const aim = target === undefined ? '' : format(target);
  if (values.length <= fewValues) {
    const told = values.map((timed) => words.at(timed.label, text(timed))).join('; ');
    return told === '' ? words.noValueYet : withTarget(`${told}.`, aim, words);
  }
  const last = values.findLast(({ value }) => value !== null);
  const [start, end] = [values[0]?.label ?? '', values.at(-1)?.label ?? ''];
  const told = last === undefined ? '' : `${text(last)}, ${last.label}`;
  return withTarget(courseDescription([start, end], told, '', words), aim, words);
}

function withTarget(told: string, target: string, words: ChartWords): string {
  return target === '' ? told : `${told} ${words.at(words.target, target)}.`;
}
