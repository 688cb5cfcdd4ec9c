import { numbersIn } from './entry-rows.ts';

/** Small tables that say what is asked; `questions.ts` fills them. A place is its number in the table `place`. */
export const questionTables = `
  CREATE TEMP TABLE question (ind INTEGER, time VARCHAR, together BOOLEAN, adds BOOLEAN, members INTEGER);
  CREATE TEMP TABLE span (ind INTEGER, period VARCHAR, per INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE reach (ind INTEGER, per INTEGER, win INTEGER, inside BOOLEAN, alone BOOLEAN);
  CREATE TEMP TABLE carry (ind INTEGER, win INTEGER, last INTEGER, fresh INTEGER);
  CREATE TEMP TABLE cover (ind INTEGER, per INTEGER, cell INTEGER);
  CREATE TEMP TABLE cell (ind INTEGER, cell INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE place (place VARCHAR, pl INTEGER);
  CREATE TEMP TABLE member (members INTEGER, pl INTEGER, opens VARCHAR, closes VARCHAR);
  CREATE TEMP TABLE speaker (members INTEGER, pl INTEGER, member INTEGER, within BOOLEAN);
  CREATE TEMP TABLE above (pl INTEGER, above INTEGER)`;

/** What kinds of work the questions ask for: what is not asked is not planned either. */
export interface Work {
  /** The columns that rows have. */
  readonly columns: ReadonlySet<string>;
  /** Some rows say the same thing twice. */
  readonly doubles: boolean;
  /** Any indicator has rows of a place and of one above it. */
  readonly layered: boolean;
  /** Of rows inside a window: any window has those of one period alone; any takes the latest of several; any does something else. */
  readonly alone: boolean;
  readonly latest: boolean;
  readonly others: boolean;
  /** Of rows up to a window's end: any indicator sums those of all places; of each; takes the latest. */
  readonly runningSums: boolean;
  readonly runningSumsApart: boolean;
  readonly runningLatest: boolean;
}

/** The columns of numbers that rows have. */
export function numbersOf({ columns }: Work) {
  const all = numbersIn(columns);
  const ends = all.filter((column) => ['lower', 'upper'].includes(column));
  return {
    sums: all.filter((column) => !ends.includes(column)),
    ends,
    all: all.map((column) => `${column}_`).join(', '),
  };
}

/** Of what is said twice, the first. */
export function once({ doubles }: Work): string {
  return doubles ? ' AND double = 0' : '';
}

export function asTexts(of: (column: string) => string, { sums, ends }: ReturnType<typeof numbersOf>): string {
  return [...sums, ...ends].map((column) => `${of(column)}::VARCHAR AS ${column}`).join(', ');
}

/** One value where there is one; the sum where `adds` says that values add up and none is missing; else unknown. */
export function combined(column: string, adds: string): string {
  return `(CASE WHEN count(${column}_) = count(*) AND (count(*) = 1 OR ${adds}) THEN sum(${column}_) END)`;
}

/** Of a single row only: intervals do not add up. */
export function ofOneRow(column: string): string {
  return `(CASE WHEN sum(n) = 1 THEN any_value(${column}_) END)`;
}

/** What tells apart what is known in a window. */
export function ofReporter({ columns }: Work): string {
  return `ind, win, pl, ${columns.has('reporter') ? 'reporter, ' : ''}time, adds, together`;
}

/** What tells apart who reports. */
export function reporterOf({ columns }: Work): readonly string[] {
  return columns.has('reporter') ? ['ind', 'pl', 'reporter'] : ['ind', 'pl'];
}
