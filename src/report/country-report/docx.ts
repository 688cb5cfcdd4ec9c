import { inSeries } from '../edition.ts';
import type { LinkView } from '../links.ts';
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
} from '../word/runs.ts';
import { standingRow, standingTable } from '../word/standing-table.ts';
import type { DeviationView } from './deviations.ts';
import { assumptionPassages, riskPassages } from './docx-review.ts';
import type { CountryReportView, ProgressResult, ReportedIndicator } from './view.ts';

type Labels = CountryReportView['labels'];

/** The country report in Word. */
export function countryReportWord(view: CountryReportView): WordDocument {
  const { levels, progress, contributions, partners, deviations, annex, labels } = view;
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
    ...assumptionPassages(view),
    ...riskPassages(view),
    ...outlookPassages(view),
    ...section(labels.dataGaps, dataGaps(view)),
    ...(annex.length === 0 ? [] : section(labels.annex, annexPassages(view))),
    ...(view.hasIndicators ? section(labels.method, methodPassages(view.method, labels)) : []),
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

function progressPassages({ progress, someTold, labels }: CountryReportView): readonly Passage[] {
  const levels = progress.flatMap(({ title, results }) => [
    heading(2, run(title)),
    ...results.flatMap((result) => resultPassages(result, someTold, labels)),
  ]);
  return someTold ? levels : [gap(labels.noneTold), ...levels];
}

function resultPassages(result: ProgressResult, someTold: boolean, labels: Labels): readonly Passage[] {
  const { id, statement, who, indicators } = result;
  return [
    { ...heading(3, run(statement), run(' '), run(id, 'id')), anchor: `result-${id}` },
    ...(who === '' ? [] : [paragraph(labelled(labels.accountable, who, labels, 'plain'), 'note')]),
    ...toldPassages(result, someTold, labels),
    ...(indicators.length === 0
      ? [paragraph([run(labels.noIndicator)], 'note')]
      : indicators.flatMap((each) => indicatorPassages(each, labels))),
  ];
}

/** What changed, and what shows it; where nobody has written of any result, that is said once, above them. */
function toldPassages({ told, evidence }: ProgressResult, someTold: boolean, labels: Labels): readonly Passage[] {
  if (told.length === 0 && evidence.length === 0) return someTold ? [gap(labels.toldMissing)] : [];
  return [
    ...(told.length === 0 ? [gap(labels.progressMissing)] : prose(told)),
    ...(evidence.length === 0
      ? [gap(labels.evidenceMissing)]
      : [paragraph([run(labels.evidence, 'strong')]), ...prose(evidence)]),
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
  const part = (label: string, links: readonly LinkView[]) =>
    links.length === 0 ? [] : [[run(label, 'soft')], ...links.map((link) => linkRuns(link, labels))];
  const rows = partners.map(({ name, answersFor, takesPart, uses }) => {
    const parts = [
      ...part(labels.answersFor, answersFor),
      ...part(labels.takesPart, takesPart),
      ...part(labels.uses, uses),
    ];
    return row([cell([run(name, 'strong')]), cell(...parts)]);
  });
  const columns = [
    [labels.partner, 26],
    [labels.part, 74],
  ] as const;
  return table(columns, rows);
}

function deviationTable({ deviations, labels }: CountryReportView): Table {
  const rows = deviations.map(({ standing, from, deviation, cause, action }) =>
    row([
      nameCell(standing.name, standing.id, [badgeRun(standing.badge)]),
      cell([
        ...(from === '' ? [] : [run(from), run(`${labels.colon} `)]),
        ...(deviation.length + cause.length === 0 ? [run(labels.deviationMissing, 'gap')] : spanRuns(deviation)),
      ]),
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

function outlookPassages(view: CountryReportView): readonly Passage[] {
  const { hasOutlook, lessons, labels } = view;
  if (!hasOutlook) return section(labels.outlook, [gap(labels.outlookMissing)]);
  return [
    ...section(labels.lessons, lessons.length === 0 ? [gap(labels.lessonsMissing)] : prose(lessons)),
    ...section(labels.nextSteps, nextSteps(view)),
  ];
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

function dataGaps({ gaps, gapGroups, labels }: CountryReportView): readonly Passage[] {
  if (gaps.length + gapGroups.length === 0) return [paragraph([run(labels.noDataGaps)])];
  const groups = gapGroups.map(({ badge, count, names }) => [
    badgeRun(badge),
    run(` ${count}${labels.colon} `),
    ...joined(
      names.map((name) => [run(name)]),
      `${labels.semicolon} `,
    ),
  ]);
  return [...(groups.length === 0 ? [] : [list(groups)]), ...(gaps.length === 0 ? [] : [gapList(gaps, labels)])];
}

function gapList(gaps: readonly StandingView[], labels: Labels): Passage {
  return list(
    gaps.map(({ badge, name, id, remarks, coverage }) => [
      ...spaced([badgeRun(badge)], [run(name)], [run(id, 'id')]),
      ...remarks.flatMap((remark) => [run('. '), run(remark)]),
      ...(coverage === null ? [] : [run(` (${inSeries([coverage.text, coverage.missing], labels)})`)]),
    ]),
  );
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
