import type { Cell, Passage, Row, Table, WordDocument } from '../word/document.ts';
import { wordDocument } from '../word/page.ts';
import {
  badgeRun,
  cell,
  facts,
  figureCell,
  figureRuns,
  heading,
  linesCell,
  paragraph,
  row,
  run,
  spaced,
  table,
  textCell,
} from '../word/runs.ts';
import type { SheetField } from './fields.ts';
import type { ReferenceSheetView, SheetLevel, SheetView } from './view.ts';

type Labels = ReferenceSheetView['labels'];

/** Reference sheets in Word, each on a page of its own. */
export function referenceSheetWord(view: ReferenceSheetView): WordDocument {
  const { levels, labels } = view;
  if (levels.length === 0) return wordDocument(view, [paragraph([run(labels.noIndicators)], 'note')]);
  const sheets = levels.flatMap((level) => level.sheets);
  return wordDocument(view, [
    heading(1, run(labels.contents)),
    contentsTable(levels, labels),
    ...sheets.flatMap((sheet) => sheetPassages(sheet, labels)),
  ]);
}

function contentsTable(levels: readonly SheetLevel[], labels: Labels): Table {
  const rows = levels.flatMap(({ title, sheets }): readonly Row[] => [
    { look: 'group', cells: [cell([run(title, 'strong')])], anchor: '' },
    ...sheets.map(({ id, name, status, gaps }) =>
      row([
        cell([run(name, 'strong', `indicator-${id}`)], [run(id, 'id')]),
        textCell(status),
        cell([gaps === '' ? run(labels.complete) : run(gaps, 'gap')]),
      ]),
    ),
  ]);
  const columns = [
    [labels.indicator, 42],
    [labels.status, 12],
    [labels.gapsHead, 46],
  ] as const;
  return table(columns, rows);
}

function sheetPassages(sheet: SheetView, labels: Labels): readonly Passage[] {
  const { id, name, status, badge, groups, changes, noData } = sheet;
  return [
    { ...heading(1, run(name)), anchor: `indicator-${id}`, newPage: true },
    paragraph(spaced([run(id, 'id')], [run(status)], [badgeRun(badge)], noData === '' ? [] : [run(noData, 'soft')])),
    ...groups.flatMap(({ title, fields, hasTargets }) => [
      heading(2, run(title)),
      ...(fields.length === 0
        ? []
        : [
            facts(
              fields.map((field) => fieldRow(field, labels)),
              28,
            ),
          ]),
      ...(hasTargets ? plannedPassages(sheet, labels) : []),
    ]),
    ...(changes.length === 0 ? [] : [heading(2, run(labels.changesGroup)), changeTable(sheet, labels)]),
    ...(sheet.data.length > 0 ? [heading(2, run(labels.dataGroup)), dataTable(sheet, labels)] : []),
  ];
}

function fieldRow({ label, isGap, lines }: SheetField, labels: Labels): readonly [Cell, Cell] {
  return [cell([run(label, 'soft')]), isGap ? cell([run(labels.gap, 'gap')]) : linesCell(lines)];
}

function plannedPassages({ baseline, targets, scale, steps }: SheetView, labels: Labels): readonly Passage[] {
  const head = (text: string) => cell([run(text, 'strong')]);
  const targetRows = targets.map((target) => row([head(target.period), figureCell({ ...target, period: '' })]));
  const scaleRows = scale.map(({ value, label, descriptor }) =>
    row([head(value), textCell(label), textCell(descriptor)]),
  );
  const stepRows = steps.map(({ text, weight, due }) =>
    row([cell([run(text, 'strong')]), textCell(weight), textCell(due)]),
  );
  return [
    ...(baseline === null
      ? []
      : [
          paragraph([run(`${labels.baseline}${labels.colon} `), ...figureRuns(baseline)]),
          ...baseline.lines.map((line) => paragraph([run(line)], 'note')),
        ]),
    ...(targets.length === 0
      ? []
      : [
          table(
            [
              [labels.period, 30],
              [labels.target, 70],
            ],
            targetRows,
          ),
        ]),
    ...(scale.length === 0
      ? []
      : [
          heading(3, run(labels.scale)),
          table(
            [
              [labels.scaleValue, 12],
              [labels.scaleLabel, 28],
              [labels.meaning, 60],
            ],
            scaleRows,
          ),
        ]),
    ...(steps.length === 0
      ? []
      : [
          heading(3, run(labels.steps)),
          table(
            [
              [labels.step, 60],
              [labels.weight, 16],
              [labels.due, 24],
            ],
            stepRows,
          ),
        ]),
  ];
}

function changeTable({ changes }: SheetView, labels: Labels): Table {
  const rows = changes.map(({ date, what, breaksSeries, who, why }) =>
    row([
      cell([run(date, 'strong')]),
      cell([run(what)], breaksSeries ? [run(labels.break, 'soft')] : []),
      textCell(who),
      linesCell(why),
    ]),
  );
  const columns = [
    [labels.date, 19],
    [labels.change, 36],
    [labels.by, 18],
    [labels.why, 27],
  ] as const;
  return table(columns, rows);
}

function dataTable({ data, hasParts }: SheetView, labels: Labels): Table {
  const rows = data.map(({ period, actual, parts, target, coverage, missing }) =>
    row([
      cell([run(period, 'strong')]),
      figureCell(actual),
      ...(hasParts ? [textCell(parts)] : []),
      figureCell(target),
      cell([run(coverage)], [run(missing, 'soft')]),
    ]),
  );
  const columns = [
    [labels.period, 18],
    [labels.actual, 20],
    ...(hasParts ? ([[labels.partsHead, 20]] as const) : []),
    [labels.target, 16],
    [labels.coverage, hasParts ? 26 : 46],
  ] as const;
  return table(columns, rows);
}
