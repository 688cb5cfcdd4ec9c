import type { CoverageView } from '../coverage.ts';
import type { StandingView } from '../standing.ts';
import type { Words } from '../words.ts';
import type { Cell, Row, Table } from './document.ts';
import { badgeRun, cell, figureCell, labelled, nameCell, row, run, table, textCell } from './runs.ts';

type Labels = Words['labels'];

/** Where indicators stand. */
export function standingTable(rows: readonly Row[], labels: Labels): Table {
  const columns = [
    [labels.indicator, 21],
    [labels.baseline, 10.5],
    [labels.previous, 10.5],
    [labels.current, 11.5],
    [labels.target, 11.5],
    [labels.progress, 9],
    [labels.rating, 14],
    [labels.coverage, 12],
  ] as const;
  return table(columns, rows, [5]);
}

export function standingRow(view: StandingView, labels: Labels): Row {
  const { id, name, unit, tier, trend, badge, remarks } = view;
  const cells = [
    nameCell(
      name,
      id,
      ...(unit === '' ? [] : [labelled(labels.unit, unit, labels)]),
      ...(tier === '' ? [] : [labelled(labels.tier, tier, labels)]),
    ),
    figureCell(view.baseline),
    figureCell(view.previous),
    figureCell(view.current, ...(trend === '' ? [] : [[run(trend, 'soft')]])),
    figureCell(view.target),
    textCell(view.progress),
    cell([badgeRun(badge)], ...remarks.map((remark) => [run(remark, 'soft')])),
    coverageCell(view.coverage),
  ];
  return row(cells, `indicator-${id}`);
}

function coverageCell(coverage: CoverageView | null): Cell {
  return coverage === null ? cell() : cell([run(coverage.text)], [run(coverage.missing, 'soft')]);
}
