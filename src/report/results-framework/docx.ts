import type { SourceView } from '../annex.ts';
import type { AssumptionView, RiskView } from '../assumptions-and-risks.ts';
import { chainTable } from '../word/chain-table.ts';
import type { Passage, Table, WordDocument } from '../word/document.ts';
import { indicatorTable } from '../word/indicator-table.ts';
import { headlinePassages, wordDocument } from '../word/page.ts';
import {
  cell,
  factRows,
  facts,
  heading,
  labelled,
  linksCell,
  list,
  nameCell,
  paragraph,
  prose,
  row,
  run,
  section,
  spanRuns,
  table,
  textCell,
} from '../word/runs.ts';
import type { LevelView, ResultsFrameworkView, ResultView } from './view.ts';

type Labels = ResultsFrameworkView['labels'];

/** The results matrix in Word. */
export function resultsFrameworkWord(view: ResultsFrameworkView): WordDocument {
  const { summary, headline, narrative, levels, assumptions, risks, sources, labels } = view;
  const filled = levels.filter(({ results }) => results.length > 0);
  return wordDocument(view, [
    paragraph([run(summary.join(' '))], 'lead'),
    ...(headline === null ? [] : headlinePassages(headline)),
    ...(narrative.length === 0 ? [] : section(labels.theoryOfChange, prose(narrative))),
    ...(levels.length === 0 ? [] : section(labels.chain, [chainTable(levels, labels)])),
    ...(filled.length === 0
      ? []
      : section(
          labels.matrix,
          filled.flatMap((one) => levelPassages(one, labels)),
        )),
    ...(assumptions.length === 0 ? [] : section(labels.assumptions, [assumptionTable(assumptions, labels)])),
    ...(risks.length === 0 ? [] : section(labels.risks, [riskTable(risks, labels)])),
    ...(sources.length === 0 ? [] : section(labels.sources, [list(sources.map(sourceRuns))])),
  ]);
}

function levelPassages(level: LevelView, labels: Labels): readonly Passage[] {
  const { title, sphere, note, plain, results } = level;
  return [
    heading(2, run(title)),
    ...(sphere === '' ? [] : [paragraph([run(sphere)], 'note')]),
    ...(note.length === 0 ? [] : [paragraph(spanRuns(note), 'note')]),
    ...(plain ? [resultTable(level, labels)] : results.flatMap((result) => resultPassages(result, labels))),
  ];
}

function resultTable({ results, hasLines }: LevelView, labels: Labels): Table {
  const rows = results.map((result) => {
    const { id, statement, details, note, line, accountable, contributesTo } = result;
    const more = details.map(({ label, value }) => labelled(label, value, labels));
    const cells = [
      nameCell(statement, id, ...more, spanRuns(note, 'soft')),
      ...(hasLines ? [textCell(line)] : []),
      textCell(accountable),
      linksCell(contributesTo, labels),
    ];
    return row(cells, `result-${id}`);
  });
  const columns = [
    [labels.result, 46],
    ...(hasLines ? ([[labels.line, 18]] as const) : []),
    [labels.accountable, 18],
    [labels.contributesTo, hasLines ? 18 : 36],
  ] as const;
  return table(columns, rows);
}

function resultPassages(result: ResultView, labels: Labels): readonly Passage[] {
  const { id, statement, accountable, contributesTo, line, details, note, indicators } = result;
  const label = (text: string) => cell([run(text, 'soft')]);
  const about = [
    [label(labels.accountable), textCell(accountable)] as const,
    ...(contributesTo.length === 0 ? [] : [[label(labels.contributesTo), linksCell(contributesTo, labels)] as const]),
    ...(line === '' ? [] : factRows([{ label: labels.line, value: line }])),
    ...factRows(details),
  ];
  return [
    { ...heading(3, run(id, 'id'), run(' '), run(statement)), anchor: `result-${id}` },
    facts(about),
    ...(note.length === 0 ? [] : [paragraph(spanRuns(note), 'note')]),
    indicators.length === 0 ? paragraph([run(labels.noIndicator)], 'note') : indicatorTable(indicators, labels),
  ];
}

function assumptionTable(assumptions: readonly AssumptionView[], labels: Labels): Table {
  const rows = assumptions.map(({ id, text, critical, signal, owner, links }) =>
    row([
      nameCell(text, critical ? `${id} · ${labels.critical}` : id),
      textCell(signal),
      textCell(owner),
      linksCell(links, labels),
    ]),
  );
  const columns = [
    [labels.assumption, 38],
    [labels.signal, 30],
    [labels.owner, 15],
    [labels.links, 17],
  ] as const;
  return table(columns, rows);
}

function riskTable(risks: readonly RiskView[], labels: Labels): Table {
  const rows = risks.map(({ id, text, results, likelihood, impact, response, owner }) =>
    row([
      nameCell(text, id),
      linksCell(results, labels),
      ...[likelihood, impact, response, owner].map((value) => textCell(value)),
    ]),
  );
  const columns = [
    [labels.risk, 30],
    [labels.threatens, 18],
    [labels.likelihood, 10],
    [labels.impact, 10],
    [labels.response, 18],
    [labels.riskOwner, 14],
  ] as const;
  return table(columns, rows);
}

function sourceRuns({ title, href, note }: SourceView) {
  return [{ ...run(title), href }, ...(note.length === 0 ? [] : [run('. '), ...spanRuns(note)])];
}
