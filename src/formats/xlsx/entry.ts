import { allColumns, identityColumns } from '../../measurements/columns.ts';
import type { StoredTable } from '../../measurements/stored-table.ts';
import { fiscalYearOf } from '../../measurements/subject.ts';
import { overlaps, type Period, parsePeriod } from '../../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { contributionsTo } from '../../model/roll-ups.ts';
import { expectedValues } from '../../progress/expected-values.ts';
import { UserError } from '../../text/user-error.ts';

/** One value to be entered, with what is stored of it. */
export interface EntryRow {
  readonly framework: Framework;
  readonly indicator: Indicator;
  /** By the names of the columns of measurement files; blank cells may be left out. */
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * A row for every value that is expected by a day, and for every stored one, indicator by indicator: what is stored fills the
 * row of the same key. Throws a UserError where they are too many to be entered by hand.
 */
export function entryRows(portfolio: Portfolio, stored: readonly StoredTable[], until: string): readonly EntryRow[] {
  const tables = new Map(stored.map((table) => [`${table.framework}/${table.indicator}`, table]));
  const contributions = contributionsTo(portfolio);
  let count = 0;
  return portfolio.frameworks.flatMap((framework) =>
    [...framework.indicators.values()].flatMap((indicator) => {
      const rows = storedRows(indicator, tables.get(`${framework.id}/${indicator.id}`), portfolio);
      // What others report is theirs to enter.
      const isOthers = (contributions.get(indicator)?.length ?? 0) > 0 && rows.length === 0;
      const wanted = isOthers ? [] : wantedRows(indicator, framework, { portfolio, until, rows });
      const all = merged(wanted, rows);
      count += all.length;
      if (count > mostRows) throw tooMany;
      return all.map(({ cells }) => ({ framework, indicator, cells }));
    }),
  );
}

/** More rows are nothing to fill in by hand. */
const mostRows = 100_000;

const tooMany = new UserError(
  `More than ${mostRows} values are to be entered.`,
  'Write a workbook for each framework with --framework, or take values in as CSV.',
);

/** A row with what puts it among the others: its days, and then its key. */
interface Keyed {
  readonly key: string;
  /** Place, step and categories. */
  readonly about: string;
  readonly period: Period | undefined;
  readonly cells: ReadonlyMap<string, string>;
}

function storedRows(indicator: Indicator, table: StoredTable | undefined, portfolio: Portfolio): readonly Keyed[] {
  const known = allColumns(portfolio);
  return (table?.rows ?? []).map((row) => {
    const cells = (table?.columns ?? []).flatMap((column, index): [string, string][] => {
      const text = row[index] ?? '';
      return text === '' || !known.includes(column) ? [] : [[column, text]];
    });
    return keyed(new Map(cells), indicator, portfolio);
  });
}

function wantedRows(
  indicator: Indicator,
  framework: Framework,
  given: { readonly portfolio: Portfolio; readonly until: string; readonly rows: readonly Keyed[] },
): readonly Keyed[] {
  const { portfolio, until, rows } = given;
  const reporting = [...new Set(rows.flatMap(({ cells }) => cells.get('place') ?? []))];
  return expectedValues(indicator, { framework, portfolio, until, reporting }).map(
    ({ period, place, step, categories }) => {
      const cells = [['period', period.text], ['place', place], ['step', step], ...categories] as const;
      return keyed(new Map(cells.filter(([, text]) => text !== '')), indicator, portfolio);
    },
  );
}

function keyed(cells: ReadonlyMap<string, string>, indicator: Indicator, portfolio: Portfolio): Keyed {
  const text = cells.get('period') ?? '';
  const period = parsePeriod(text, fiscalYearOf(indicator, portfolio));
  const days = period === undefined ? [text, ''] : [period.start, period.end];
  const columns = identityColumns(portfolio);
  const say = (names: readonly string[]) => names.map((column) => (cells.get(column) ?? '').trim());
  const about = JSON.stringify(say(columns.filter((column) => column !== 'reporter')));
  return { key: JSON.stringify([...days, ...say(columns)]), about, period, cells };
}

/** Expected rows stand beside the stored ones, by time, where nothing is stored of any of their days. */
function merged(wanted: readonly Keyed[], stored: readonly Keyed[]): readonly Keyed[] {
  const answered = new Map<string, Period[]>();
  for (const { about, period } of stored) {
    if (period !== undefined) answered.set(about, [...(answered.get(about) ?? []), period]);
  }
  const open = wanted.filter(
    ({ about, period }) => period !== undefined && !answered.get(about)?.some((one) => overlaps(one, period)),
  );
  return [...stored, ...open].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
