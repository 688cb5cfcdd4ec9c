import type { Period } from '../../model/period.ts';
import type { Indicator, Portfolio } from '../../model/portfolio.ts';
import type { Reason } from '../../text/coded-reason.ts';
import type { Finding, Severity } from '../../text/finding.ts';
import type { Location } from '../../text/location.ts';
import type { Approval } from '../approvals.ts';
import { identityColumns } from '../columns.ts';
import { name, quote } from '../database.ts';
import type { Subject } from '../subject.ts';
import type { Words } from '../words.ts';

/**
 * A check on rows of measurements, of an incoming file or of the store. SQL finds suspects, where the rows are; `explain` looks
 * at one of them again, exactly, and says what is wrong with it and in which cell.
 */
export interface RowRule {
  /** Word id: equal to the name of its file and its row in the documentation. */
  readonly id: string;
  readonly severity: Severity;
  /** Without it a row cannot be stored: it is an error whatever the portfolio says. */
  readonly fixed?: true;
  /** What it wants, in a line. */
  readonly summary: string;
  /** Why, with the source of the practice. */
  readonly why: string;
  /** How to put it right. */
  readonly fix: string;
  /** Without any of these columns there is nothing to look at. */
  readonly needs?: readonly string[];
  readonly suspects: Suspects;
  /**
   * Which rows stand or fall with a suspect, because nobody knows which of them is wrong: the others of its pairs, or the rows `r`
   * for which a condition holds with the suspect `s`. Left out: the suspect alone is wrong.
   */
  readonly together?: 'pair' | ((portfolio: Portfolio) => string);
  /** Undefined where the suspect turns out to be right. `other` is the second row of a pair, `detail` what its SQL says beside. */
  explain(row: Row, scene: Scene, other?: Row, detail?: string): Finding | undefined;
}

/**
 * `each`: a condition on one row `r` of the table `rows` and its indicator `i` of the table `facts`. `pairs`: a SELECT of `id` and
 * `other`, two rows or one and NULL (rows whose key stands before them are in the table `repeated`), and of a text `detail`, where `explain` needs one. `planned`: the same, of rows that an ingest would write, from the table `actions`.
 * Undefined where the scene shows that there can be none: a statement not made is the fastest.
 */
export type Suspects =
  | { readonly each: (scene: Scene) => string | undefined }
  | { readonly pairs: (scene: Scene) => string | undefined; readonly shared?: Shared }
  | { readonly planned: (scene: Scene) => string | undefined };

/** A query that several rules build on, made once: its name and its SQL. */
export type Shared = (scene: Scene) => readonly [name: string, sql: string] | undefined;

/** What a check is made for. */
export interface Terms {
  readonly portfolio: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** The rows come from a file that is not part of the store yet. */
  readonly incoming: boolean;
  readonly approvals: readonly Approval[];
  /** Why stored values change, where it was said. */
  readonly reason?: Reason;
}

/** What rules know beside the row they look at. */
export interface Scene extends Terms {
  /** The columns that any of the files has. */
  readonly columns: ReadonlySet<string>;
  /** The texts that stand in those columns that have few, where it is known. */
  readonly words: Words;
  /** What the rows are about, each once. */
  readonly subjects: readonly Subject[];
}

/** One row as its file has it. */
export interface Row {
  readonly indicator?: Indicator;
  readonly period?: Period;
  /** The text of a cell; undefined where it is blank or the file has no such column. */
  cell(column: string): string | undefined;
  /** The cell; the whole row where the file has no such column. */
  at(column: string): Location;
}

/** `framework/id`, as a reader knows the indicator. */
export function titleOf({ indicator }: Row): string {
  return indicator === undefined ? 'The indicator' : `${indicator.framework}/${indicator.id}`;
}

/** Only what is given: a hint that is not there stays absent. */
export function finding(at: Location, message: string, hint?: string, other?: Row): Finding {
  return {
    at,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(other === undefined ? {} : { related: [{ at: other.at('period'), message: 'The other row.' }] }),
  };
}

/** The columns that tell the rows of an indicator and a period apart, of those that any file has. */
export function usedIdentity({ portfolio, columns }: Scene): readonly string[] {
  return identityColumns(portfolio).filter((column) => columns.has(column));
}

/** Whether it is known that `test` holds for every text that stands in a column, so that no row has to be looked at. */
export function allWords({ words }: Scene, column: string, test: (word: string) => boolean): boolean {
  return words.get(column)?.every(test) === true;
}

/** Any row has this problem with its indicator or period. */
export function anyProblem({ subjects }: Scene, problem: NonNullable<Subject['problem']>): boolean {
  return subjects.some((subject) => subject.problem === problem);
}

/** Any row is of an indicator for which `test` holds. */
export function anyIndicator({ subjects }: Scene, test: (indicator: Indicator) => boolean): boolean {
  return subjects.some(({ indicator }) => indicator !== undefined && test(indicator));
}

/** The rows `r` and `s` are of one indicator and period, and agree in these columns. */
export function sameIn(columns: readonly string[]): string {
  const agree = columns.map((column) => ` AND r.${name(column)} IS NOT DISTINCT FROM s.${name(column)}`);
  return `r.ind = s.ind AND r.opens = s.opens AND r.closes = s.closes${agree.join('')}`;
}

/** Whether a text is one of the words; false where there are none. The engine compares with `IN` one by one: a search is faster. */
export function isOneOf(column: string, words: Iterable<string>): string {
  const list = [...words];
  return list.length === 0
    ? 'false'
    : `(contains(${quote(`\n${list.join('\n')}\n`)}, e'\\n' || ${column} || e'\\n') AND NOT contains(${column}, e'\\n'))`;
}
