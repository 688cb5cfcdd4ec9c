import { chartTable } from '../word/chart-table.ts';
import type { Passage, Row, WordDocument } from '../word/document.ts';
import { methodPassages } from '../word/method.ts';
import { headlinePassages, wordDocument } from '../word/page.ts';
import { badgeRun, cell, heading, nameCell, paragraph, row, run, section, table, textCell } from '../word/runs.ts';
import { standingRow, standingTable } from '../word/standing-table.ts';
import type { PortfolioScorecardView } from './portfolio-view.ts';
import type { Course, ScorecardLevel, ScorecardResult, ScorecardView } from './view.ts';

/** The scorecard of one framework in Word. */
export function scorecardWord(view: ScorecardView): WordDocument {
  const { headline, levels, courses, working, labels } = view;
  // There are no small lines to be explained.
  const method = { ...view.method, rules: view.method.rules.filter(({ label }) => label !== labels.howCourse) };
  const formulas = working.map(({ id, name, formula }) => row([nameCell(name, id), textCell(formula)]));
  return wordDocument(view, [
    heading(1, run(labels.headline)),
    ...headlinePassages(headline),
    ...levels.flatMap((level) => levelPassages(level, labels)),
    ...(courses.length === 0 ? [] : section(labels.courses, courses.flatMap(coursePassages))),
    ...(levels.length === 0 ? [] : section(labels.method, methodPassages(method, labels))),
    ...(working.length === 0
      ? []
      : [
          heading(1, run(labels.working)),
          table(
            [
              [labels.indicator, 45],
              [labels.formula, 55],
            ],
            formulas,
          ),
        ]),
  ]);
}

function levelPassages(level: ScorecardLevel, labels: ScorecardView['labels']): readonly Passage[] {
  const { title, sentence, results } = level;
  const rows = results.flatMap((result) => [
    groupRow(result),
    ...result.indicators.map((indicator) => standingRow(indicator, labels)),
  ]);
  return section(title, [...(sentence === '' ? [] : [paragraph([run(sentence)])]), standingTable(rows, labels)]);
}

function coursePassages({ id, name, chart }: Course): readonly Passage[] {
  return [heading(2, run(name), run(' '), run(id, 'id')), chartTable(chart)];
}

/** A result above its indicators. */
function groupRow({ id, statement, together }: ScorecardResult): Row {
  const said = [run(id, 'id'), run(' '), run(statement, 'strong')];
  const jointly = together === null ? [] : [badgeRun(together.badge), run(` ${together.text}`, 'soft')];
  return { look: 'group', cells: [cell(said, jointly)], anchor: '' };
}

/** The scorecard of a portfolio in Word. */
export function portfolioScorecardWord(view: PortfolioScorecardView): WordDocument {
  const { headline, shared, frameworks, labels } = view;
  const rows = frameworks.map(({ id, title, status, indicators, headline: standing }) =>
    row([nameCell(title, id), textCell(status), textCell(indicators), textCell(standing.sentence)]),
  );
  const columns = [
    [labels.framework, 38],
    [labels.status, 10],
    [labels.indicators, 10],
    [labels.standing, 42],
  ] as const;
  return wordDocument(view, [
    heading(1, run(labels.headline)),
    ...headlinePassages(headline),
    heading(1, run(labels.frameworks)),
    table(columns, rows, [2]),
    ...(shared === null
      ? []
      : section(labels.shared, [paragraph([run(labels.sharedLead)], 'note'), chartTable(shared)])),
  ]);
}
