import { bandText, type ProgressInput, said, type TimedValue } from './course.ts';
import type { ChartWords } from './figure.ts';
import type { Plot } from './progress-plot.ts';
import { plotted } from './scale.ts';
import { element, round, titleElement } from './svg.ts';

const manyPoints = 40;

/** The way to the targets begins at the baseline. */
export function withStart({ targets, baseline }: ProgressInput): readonly TimedValue[] {
  return baseline === undefined ? targets : [baseline, ...targets];
}

/** A line through the values, broken where one is not known. */
export function pathOfValues(values: readonly TimedValue[], { x, y }: Plot, kind: string): readonly string[] {
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

export function baselineMarks(input: ProgressInput, { x, y, left, right }: Plot, words: ChartWords): readonly string[] {
  const { baseline } = input;
  if (baseline === undefined || baseline.value === null) return [];
  const [at, height] = [round(x(baseline.date)), round(y.place(plotted(baseline.value)))];
  const told = titleElement(words.at(words.baseline, said(baseline, input)));
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

export function originalMarks(input: ProgressInput, { x, y }: Plot, words: ChartWords): readonly string[] {
  return input.originals.flatMap((original) => {
    if (original.value === null) return [];
    const [at, height] = [round(x(original.date)), round(y.place(plotted(original.value)))];
    const cross = element('path', { class: 'pl-original-mark', d: crossAt(at, height) });
    return [element('g', {}, titleElement(words.at(words.originalTarget, said(original, input))) + cross)];
  });
}

export function crossAt(x: number, y: number): string {
  return `M${round(x - 3.5)} ${round(y - 3.5)}l7 7m0 -7l-7 7`;
}

export function targetMarks(input: ProgressInput, { x, y }: Plot, words: ChartWords): readonly string[] {
  return input.targets.flatMap((target) => {
    const at = round(x(target.date));
    const told = titleElement(`${words.at(words.target, bandText(target, input, words))}, ${target.label}`);
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

export function intervals({ actuals }: ProgressInput, { x, y }: Plot): readonly string[] {
  return actuals.flatMap(({ date, lower, upper }) => {
    if (lower === undefined || upper === undefined) return [];
    const [at, low, high] = [round(x(date)), round(y.place(plotted(lower))), round(y.place(plotted(upper)))];
    return [
      element('path', { class: 'pl-interval', d: `M${at - 4} ${low}h8M${at - 4} ${high}h8M${at} ${low}V${high}` }),
    ];
  });
}

/** A dot each; of very many only those that stand out: hollow ones, the last, and those beside a gap. */
export function actualMarks(input: ProgressInput, { x, y }: Plot): readonly string[] {
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
