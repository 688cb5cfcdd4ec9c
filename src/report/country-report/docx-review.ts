import type { Passage, Table } from '../word/document.ts';
import { cell, gap, nameCell, row, run, section, spanRuns, table, textCell } from '../word/runs.ts';
import type { ReviewedView } from './review.ts';
import type { CountryReportView } from './view.ts';

type Labels = CountryReportView['labels'];

/** Assumptions, and what people say of them now. */
export function assumptionPassages({
  assumptions,
  someAssumptionReviewed,
  labels,
}: CountryReportView): readonly Passage[] {
  if (assumptions.length === 0) return [];
  const { assumption, owner } = labels;
  if (someAssumptionReviewed)
    return section(labels.assumptionsReview, [reviewTable(assumptions, assumption, owner, labels)]);
  return section(labels.assumptions, [
    gap(labels.assumptionsNotReviewed),
    plainTable(assumptions, assumption, owner, labels),
  ]);
}

export function riskPassages({ risks, someRiskReviewed, labels }: CountryReportView): readonly Passage[] {
  if (risks.length === 0) return [];
  const { risk, riskOwner } = labels;
  if (someRiskReviewed) return section(labels.risksReview, [reviewTable(risks, risk, riskOwner, labels)]);
  return section(labels.risks, [gap(labels.risksNotReviewed), plainTable(risks, risk, riskOwner, labels)]);
}

function reviewTable(reviewed: readonly ReviewedView[], what: string, who: string, labels: Labels): Table {
  const rows = reviewed.map((one) =>
    row([
      ...plainCells(one, labels),
      cell(
        [one.standing === '' ? run(labels.notReviewed, 'gap') : run(one.standing, 'strong')],
        spanRuns(one.remark, 'soft'),
      ),
    ]),
  );
  const columns = [
    [what, 44],
    [who, 20],
    [labels.reviewed, 36],
  ] as const;
  return table(columns, rows);
}

/** Of those that nobody has reviewed. */
function plainTable(planned: readonly ReviewedView[], what: string, who: string, labels: Labels): Table {
  const columns = [
    [what, 70],
    [who, 30],
  ] as const;
  return table(
    columns,
    planned.map((one) => row(plainCells(one, labels))),
  );
}

function plainCells({ id, text, critical, owner }: ReviewedView, labels: Labels) {
  return [nameCell(text, critical ? `${id} · ${labels.critical}` : id), textCell(owner)];
}
