import { type ProgressInput, said } from './course.ts';
import { type Chart, type ChartWords, courseDescription, figure, legend, type Setting, usualWidth } from './figure.ts';
import { legendOf } from './progress-legend.ts';
import {
  actualMarks,
  baselineMarks,
  intervals,
  originalMarks,
  pathOfValues,
  targetMarks,
  withStart,
} from './progress-marks.ts';
import { endLabels, isCut, nowLine, plotOf, timeAxis, valueAxis } from './progress-plot.ts';
import { tableOf } from './progress-table.ts';
import { element, round } from './svg.ts';

/** An indicator's values against its milestones: the actual line, the way to the targets, the original one, the baseline. */
export function progressChart(input: ProgressInput, words: ChartWords, setting: Setting): Chart {
  const plot = plotOf(input);
  const labels = endLabels(input, plot);
  const signs = legend(legendOf(input, isCut(plot), words), usualWidth);
  const axis = timeAxis(input, plot);
  const top = plot.bottom + axis.height;
  const content = [
    valueAxis(input, plot),
    axis.svg,
    ...nowLine(plot, words),
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
    { title: input.title, description, width: usualWidth, height, kind: 'progress', content: content.join('\n') },
    setting,
  );
  return { svg, width: usualWidth, table: tableOf(input, words) };
}
