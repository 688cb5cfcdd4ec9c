import type { Framework } from '../../model/portfolio.ts';
import type { Facts, Progress } from '../../progress/facts.ts';
import { badgeOf } from '../badge.ts';
import { type ChartView, chartView } from '../chart-views.ts';
import { type HeatCell, type HeatMapInput, heatMap } from '../charts/grid-chart.ts';
import { type Edition, told } from '../edition.ts';
import { type Brief, fileOf } from '../report.ts';
import { percent } from '../values.ts';
import type { words } from './words/en.ts';

/** So many columns of a map can be told apart. */
const mostColumns = 12;
/** A longer title does not fit the head of a column; the id stands for it. */
const longestHead = 56;

/**
 * Where the indicators stand that several frameworks feed: in the one that combines them, and in each that feeds it. Null where no
 * framework feeds another.
 */
export function sharedMap(brief: Brief<typeof words>): ChartView | null {
  const { facts, edition } = brief;
  const rows = facts.indicators.filter(isFed);
  const taking = new Set(rows.flatMap((row) => [row.framework.id, ...row.contributors.map((one) => one.framework.id)]));
  const frameworks = facts.frameworks.map(({ framework }) => framework).filter(({ id }) => taking.has(id));
  if (rows.length === 0 || frameworks.length < 2) return null;
  const [combining, feeding] = [true, false].map((is) =>
    frameworks.filter(({ id }) => rows.some((row) => row.framework.id === id) === is),
  );
  const ordered = [...(combining ?? []), ...(feeding ?? [])];
  const cells = cellsOf(facts, edition);
  const input =
    ordered.length <= mostColumns ? byIndicator(rows, ordered, cells, brief) : byFramework(rows, ordered, cells, brief);
  return chartView(heatMap(input, edition.words.chart, { id: 'shared', standalone: false }), true);
}

function isFed({ framework, contributors }: Progress): boolean {
  return contributors.some((one) => one.framework.id !== framework.id);
}

type Cells = (row: Progress, framework: Framework) => HeatCell | null;

/** The rating of an indicator in a framework that takes part in it. */
function cellsOf({ indicators }: Facts, edition: Edition): Cells {
  const known = new Map(indicators.map((one) => [`${one.framework.id}/${one.indicator.id}`, one]));
  return (row, framework) => {
    const from = row.contributors.find((one) => one.framework.id === framework.id);
    const id = row.framework.id === framework.id ? row.indicator.id : from?.indicator.id;
    const found = known.get(`${framework.id}/${id}`);
    if (found === undefined) return null;
    const text = found.achievement === undefined ? '' : percent(found.achievement, edition);
    return { ...badgeOf(found.rating, framework.ratings, edition), text };
  };
}

function byIndicator(
  rows: readonly Progress[],
  frameworks: readonly Framework[],
  cells: Cells,
  brief: Brief<typeof words>,
): HeatMapInput {
  const { edition, words: own, linked } = brief;
  return {
    title: own.labels.shared,
    rowHeader: edition.words.labels.indicator,
    columns: frameworks.map((framework) => headOf(framework, edition)),
    rows: rows.map((row) => ({
      label: told(row.indicator.name ?? row.indicator.id, edition),
      href: linked ? `${fileOf(brief, row.framework)}.html#indicator-${row.indicator.id}` : '',
      cells: frameworks.map((framework) => cells(row, framework)),
    })),
  };
}

/** Of many frameworks each is a row, and the first indicators are the columns. */
function byFramework(
  rows: readonly Progress[],
  frameworks: readonly Framework[],
  cells: Cells,
  brief: Brief<typeof words>,
): HeatMapInput {
  const { edition, words: own, linked } = brief;
  const columns = rows.slice(0, mostColumns);
  return {
    title: own.labels.shared,
    rowHeader: edition.words.labels.framework,
    columns: columns.map(({ indicator }) => indicator.id),
    rows: frameworks.map((framework) => ({
      label: told(framework.title, edition),
      href: linked ? `${fileOf(brief, framework)}.html` : '',
      cells: columns.map((row) => cells(row, framework)),
    })),
  };
}

function headOf({ id, title }: Framework, edition: Edition): string {
  const head = told(title, edition);
  return head.length > longestHead ? id : head;
}
