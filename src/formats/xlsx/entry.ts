import { allColumns, identityColumns } from '../../measurements/columns.ts';
import type { StoredTable } from '../../measurements/stored-table.ts';
import { fiscalYearOf } from '../../measurements/subject.ts';
import { parsePeriod } from '../../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { contributionsTo } from '../../model/roll-ups.ts';
import { expectedValues } from '../../progress/expected-values.ts';

/** One value to be entered, with what is stored of it. */
export interface EntryRow {
  readonly framework: Framework;
  readonly indicator: Indicator;
  /** By the names of the columns of measurement files; blank cells may be left out. */
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * A row for every value that is expected by a day, and for every stored one, indicator by indicator: what is stored fills the
 * row of the same key.
 */
export function entryRows(portfolio: Portfolio, stored: readonly StoredTable[], until: string): readonly EntryRow[] {
  const tables = new Map(stored.map((table) => [`${table.framework}/${table.indicator}`, table]));
  const contributions = contributionsTo(portfolio);
  return portfolio.frameworks.flatMap((framework) =>
    [...framework.indicators.values()].flatMap((indicator) => {
      const rows = storedRows(indicator, tables.get(`${framework.id}/${indicator.id}`), portfolio);
      // What others report is theirs to enter.
      const isOthers = (contributions.get(indicator)?.length ?? 0) > 0 && rows.length === 0;
      const wanted = isOthers ? [] : wantedRows(indicator, framework, { portfolio, until, rows });
      return merged(wanted, rows).map(({ cells }) => ({ framework, indicator, cells }));
    }),
  );
}

/** A row with what puts it among the others: its days, and then its key. */
interface Keyed {
  readonly key: string;
  /** Without the reporter. */
  readonly about: string;
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
  const say = (names: readonly string[]) =>
    JSON.stringify([...days, ...names.map((column) => (cells.get(column) ?? '').trim())]);
  return { key: say(columns), about: say(columns.filter((column) => column !== 'reporter')), cells };
}

/** Expected rows that nothing is stored of stand beside the stored ones, by time. */
function merged(wanted: readonly Keyed[], stored: readonly Keyed[]): readonly Keyed[] {
  const answered = new Set(stored.map(({ about }) => about));
  const open = wanted.filter(({ about }) => !answered.has(about));
  return [...stored, ...open].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
