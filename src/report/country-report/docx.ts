import { inSeries } from '../edition.ts';
import type { StandingView } from '../standing.ts';
import { chainTable } from '../word/chain-table.ts';
import { chartTable } from '../word/chart-table.ts';
import type { Passage, Run, Table, WordDocument } from '../word/document.ts';
import { methodPassages } from '../word/method.ts';
import { headlinePassages, wordDocument } from '../word/page.ts';
import {
  badgeRun,
  cell,
  figureLine,
  gap,
  heading,
  joined,
  labelled,
  linkRuns,
  linksCell,
  list,
  nameCell,
  paragraph,
  prose,
  row,
  run,
  section,
  spaced,
  spanRuns,
  table,
  textCell,
} from '../word/runs.ts';
import { standingRow, standingTable } from '../word/standing-table.ts';
import type { ReviewedView } from './review.ts';
import type { CountryReportView, DeviationView, ProgressResult, ReportedIndicator } from './view.ts';

type Labels = CountryReportView['labels'];

/** The country report in Word. */
export function countryReportWord(view: CountryReportView): WordDocument {
  const { levels, progress, contributions, partners, deviations, assumptions, risks, lessons, annex, labels } = view;
  const told = contributions.map(({ from, to, because }) => [
    ...linkRuns(from, labels),
    run(' → '),
    ...linkRuns(to, labels),
    run(`${labels.colon} `),
    ...spanRuns(because),
  ]);
  return wordDocument(view, [
    ...section(labels.context, contextPassages(view)),
    ...(levels.length === 0 ? [] : section(labels.chain, [chainTable(levels, labels)])),
    ...(progress.length === 0 ? [] : section(labels.progressByResult, progressPassages(view))),
    ...section(labels.contribution, told.length === 0 ? [gap(labels.contributionMissing)] : [list(told)]),
    ...section(labels.partners, [partners.length === 0 ? gap(labels.partnersMissing) : partnerTable(view)]),
    ...(deviations.length === 0 ? [] : section(labels.deviations, [deviationTable(view)])),
    ...(assumptions.length === 0
      ? []
      : section(labels.assumptionsReview, [reviewTable(assumptions, labels.assumption, labels.owner, labels)])),
    ...(risks.length === 0
      ? []
      : section(labels.risksReview, [reviewTable(risks, labels.risk, labels.riskOwner, labels)])),
    ...section(labels.lessons, lessons.length === 0 ? [gap(labels.lessonsMissing)] : prose(lessons)),
    ...section(labels.nextSteps, nextSteps(view)),
    ...section(labels.dataGaps, dataGaps(view)),
    ...(annex.length === 0
      ? []
      : [
          ...section(labels.annex, annexPassages(view)),
          ...section(labels.method, methodPassages(view.method, labels)),
        ]),
  ]);
}

function contextPassages({ period, accountTitle, summary, headline, labels }: CountryReportView): readonly Passage[] {
  const account = [
    ...labelled(labels.period, period, labels, 'plain'),
    ...(accountTitle === '' ? [] : [run('. '), run(accountTitle)]),
  ];
  return [
    ...(period === '' ? [] : [paragraph(account, 'note')]),
    ...(summary.length === 0 ? [gap(labels.contextMissing)] : prose(summary)),
    ...headlinePassages(headline),
  ];
}

function progressPassages({ progress, labels }: CountryReportView): readonly Passage[] {
  return progress.flatMap(({ title, results }) => [
    heading(2, run(title)),
    ...results.flatMap((result) => resultPassages(result, labels)),
  ]);
}

function resultPassages(result: ProgressResult, labels: Labels): readonly Passage[] {
  const { id, statement, who, told, evidence, indicators } = result;
  return [
    { ...heading(3, run(statement), run(' '), run(id, 'id')), anchor: `result-${id}` },
    ...(who === '' ? [] : [paragraph(labelled(labels.accountable, who, labels, 'plain'), 'note')]),
    ...(told.length === 0 ? [gap(labels.progressMissing)] : prose(told)),
    ...(evidence.length === 0
      ? [gap(labels.evidenceMissing)]
      : [paragraph([run(labels.evidence, 'strong')]), ...prose(evidence)]),
    ...(indicators.length === 0
      ? [paragraph([run(labels.noIndicator)], 'note')]
      : indicators.flatMap((each) => indicatorPassages(each, labels))),
  ];
}

/** Where an indicator stands, and the values of its charts. */
function indicatorPassages(indicator: ReportedIndicator, labels: Labels): readonly Passage[] {
  const { chart, groups } = indicator;
  return [
    list([standingRuns(indicator, labels)]),
    ...(chart === null ? [] : [chartTable(chart)]),
    ...(groups === null ? [] : [paragraph([run(groups.caption)], 'note'), chartTable(groups)]),
  ];
}

function standingRuns({ badge, name, current, target }: StandingView, labels: Labels): readonly Run[] {
  const shown = [badgeRun(badge), run(' '), run(name), run(`${labels.colon} `), ...figureLine(current)];
  return target === null ? shown : [...shown, run(`${labels.against} `), ...figureLine(target)];
}

function partnerTable({ partners, labels }: CountryReportView): Table {
  const rows = partners.map(({ name, answersFor, takesPart, uses }) =>
    row([cell([run(name, 'strong')]), ...[answersFor, takesPart, uses].map((links) => linksCell(links, labels))]),
  );
  const columns = [
    [labels.partner, 22],
    [labels.answersFor, 26],
    [labels.takesPart, 26],
    [labels.uses, 26],
  ] as const;
  return table(columns, rows);
}

function deviationTable({ deviations, labels }: CountryReportView): Table {
  const rows = deviations.map(({ standing, deviation, cause, action }) =>
    row([
      nameCell(standing.name, standing.id, [badgeRun(standing.badge)]),
      cell(deviation.length === 0 ? [run(labels.deviationMissing, 'gap')] : spanRuns(deviation)),
      cell(spanRuns(cause)),
      cell(spanRuns(action)),
    ]),
  );
  const columns = [
    [labels.indicator, 32],
    [labels.deviation, 22],
    [labels.cause, 22],
    [labels.action, 24],
  ] as const;
  return table(columns, rows);
}

function reviewTable(reviewed: readonly ReviewedView[], what: string, who: string, labels: Labels): Table {
  const rows = reviewed.map(({ id, text, critical, owner, standing, remark }) =>
    row([
      nameCell(text, critical ? `${id} · ${labels.critical}` : id),
      textCell(owner),
      cell([standing === '' ? run(labels.notReviewed, 'gap') : run(standing, 'strong')], spanRuns(remark, 'soft')),
    ]),
  );
  const columns = [
    [what, 44],
    [who, 20],
    [labels.reviewed, 36],
  ] as const;
  return table(columns, rows);
}

function nextSteps({ actions, decisions, labels }: CountryReportView): readonly Passage[] {
  if (actions.length === 0 && decisions.length === 0) return [gap(labels.nextStepsMissing)];
  const steps = actions.map((action) => stepRuns(action, labels));
  return [...(steps.length === 0 ? [] : [list(steps)]), ...prose(decisions)];
}

function stepRuns({ action, owner, by, standing }: DeviationView, labels: Labels): readonly Run[] {
  const parts = [owner, by === '' ? '' : `${labels.by} ${by}`, standing.id].filter((part) => part !== '');
  return [
    ...spanRuns(action),
    run(' ('),
    ...joined(
      parts.map((part) => [run(part, 'soft')]),
      ', ',
    ),
    run(')'),
  ];
}

function dataGaps({ gaps, labels }: CountryReportView): readonly Passage[] {
  if (gaps.length === 0) return [paragraph([run(labels.noDataGaps)])];
  return [
    list(
      gaps.map(({ badge, name, id, remarks, coverage }) => [
        ...spaced([badgeRun(badge)], [run(name)], [run(id, 'id')]),
        ...remarks.flatMap((remark) => [run('. '), run(remark)]),
        ...(coverage === null ? [] : [run(` (${inSeries([coverage.text, coverage.missing], labels)})`)]),
      ]),
    ),
  ];
}

function annexPassages({ annex, labels }: CountryReportView): readonly Passage[] {
  return annex.flatMap(({ title, indicators }) => [
    heading(2, run(title)),
    standingTable(
      indicators.map((each) => standingRow(each, labels)),
      labels,
    ),
  ]);
}
