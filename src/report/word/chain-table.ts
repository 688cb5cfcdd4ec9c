import type { ChainLevelView } from '../chain-levels.ts';
import type { Words } from '../words.ts';
import type { Row, Table } from './document.ts';
import { cell, run, spanRuns, table } from './runs.ts';

type Level = Omit<ChainLevelView, 'results'> & { readonly results: ChainLevelView['results'] };

/** The levels of a chain, the highest first, with the line of accountability. */
export function chainTable(levels: readonly Level[], labels: Words['labels']): Table {
  const rows = levels.flatMap((level) => [...(level.lineAbove ? [lineRow(labels)] : []), levelRow(level, labels)]);
  const columns = [
    [labels.level, 17],
    [labels.results, 53],
    [labels.accountable, 30],
  ] as const;
  return table(columns, rows);
}

function lineRow(labels: Words['labels']): Row {
  const said = [run(`${labels.accountabilityLine}. `, 'strong'), run(labels.belowLine)];
  return { look: 'line', cells: [[said]], anchor: '' };
}

function levelRow(level: Level, labels: Words['labels']): Row {
  const { title, sphere, results, together, accountable, accountability, answeredFor } = level;
  const joint =
    together.length === 0 ? [] : [run(`${labels.together}${labels.colon} `, 'emphasis'), ...spanRuns(together)];
  const cells = [
    cell([run(title, 'strong')], [run(sphere, 'soft')]),
    cell(...results.map(({ id, statement }) => [run(id, 'id', `result-${id}`), run(' '), run(statement)]), joint),
    cell([run(accountable, 'strong')], spanRuns(accountability)),
  ];
  return { look: answeredFor ? 'own' : 'plain', cells, anchor: '' };
}
