import type { IndicatorView } from '../indicator-plan.ts';
import type { Words } from '../words.ts';
import type { Row, Table } from './document.ts';
import { cell, figureCell, labelled, linesCell, nameCell, row, spanRuns, table, textCell } from './runs.ts';

type Labels = Words['labels'];

/** What is planned for indicators. */
export function indicatorTable(indicators: readonly IndicatorView[], labels: Labels): Table {
  const columns = [
    [labels.indicator, 23],
    [labels.baseline, 9.5],
    [labels.milestones, 11],
    [labels.target, 10.5],
    [labels.source, 15],
    [labels.frequency, 9],
    [labels.responsible, 14],
    [labels.status, 8],
  ] as const;
  return table(
    columns,
    indicators.map((indicator) => indicatorRow(indicator, labels)),
  );
}

function indicatorRow(indicator: IndicatorView, labels: Labels): Row {
  const { id, name, unit, counted, brokenDownBy, proxy, note, milestones } = indicator;
  const more = [
    [labels.unit, unit],
    [labels.counted, counted],
    [labels.brokenDownBy, brokenDownBy],
    [labels.proxy, proxy],
  ] as const;
  const said = more.filter(([, value]) => value !== '').map(([label, value]) => labelled(label, value, labels));
  const cells = [
    nameCell(name, id, ...said, spanRuns(note, 'soft')),
    figureCell(indicator.baseline),
    milestones.length === 0 ? cell() : milestones.flatMap((milestone) => figureCell(milestone)),
    figureCell(indicator.target),
    textCell(indicator.source),
    linesCell(indicator.frequency),
    linesCell(indicator.responsible),
    textCell(indicator.status),
  ];
  return row(cells, `indicator-${id}`);
}
