import type { Portfolio } from '../model/portfolio.ts';
import type { Finding, Severity } from '../text/finding.ts';
import { allColumns, textColumns } from './columns.ts';
import { type Database, type EngineRow, name, wholeText } from './database.ts';
import type { Rows } from './rows.ts';
import { rowRules } from './rules/index.ts';
import type { Row, RowRule, Scene } from './rules/row-rule.ts';
import { isShare, needsParts, scaleValues } from './subject.ts';

/** What a rule says of a row. */
export interface Judgement {
  readonly rule: RowRule;
  readonly severity: Severity;
  readonly finding: Finding;
  /** The row's number in the table `rows`. */
  readonly id: number;
}

/** How many rows a rule finds something wrong with, and of the first of them what. */
export interface Verdict {
  /** Its number in the table `faults`. */
  readonly number: number;
  readonly rule: RowRule;
  readonly severity: Severity;
  readonly kind: Kind;
  readonly count: number;
  readonly judgements: readonly Judgement[];
}

/** The rules that apply, with the severities of the portfolio. */
export function rulesFor(portfolio: Portfolio): readonly (readonly [RowRule, Severity])[] {
  return rowRules.flatMap((rule): (readonly [RowRule, Severity])[] => {
    const severity = rule.fixed === true ? rule.severity : (portfolio.rules.get(rule.id) ?? rule.severity);
    return severity === 'off' ? [] : [[rule, severity]];
  });
}

/** Makes the table `facts`, which rules look into: what is known of the indicators. Lists are `|a|b|`. */
export async function feedFacts(database: Database, { indicators }: Rows): Promise<void> {
  await database.run(`CREATE TABLE facts (ind INTEGER, measure VARCHAR, cumulation VARCHAR, shares BOOLEAN,
    needs_parts BOOLEAN, steps VARCHAR, scale VARCHAR, per VARCHAR)`);
  await database.feed(
    'facts',
    indicators.map(({ indicator }, ind) => [
      ind,
      indicator.measure ?? null,
      indicator.cumulation ?? null,
      isShare(indicator) && indicator.per.eq(100),
      needsParts(indicator),
      listed([...indicator.steps.keys()]),
      listed(scaleValues(indicator)?.map((value) => value.toFixed(12))),
      indicator.per.toFixed(),
    ]),
  );
}

function listed(words: readonly string[] | undefined): string | null {
  return words === undefined ? null : `|${words.join('|')}|`;
}

/** A row of the table `rows`, with the cells that a file may have as text. */
export interface StoredRow extends EngineRow {
  readonly id: number;
  readonly file: number;
  readonly ind: number | null;
  readonly opens: string | null;
  readonly closes: string | null;
}

/**
 * What the rules find, over incoming or stored rows and, where rows are incoming, over those that an ingest would write. Makes the
 * table `faults`: the number of a rule, the `id` of a row and of an `other`, for every row that a rule finds something wrong with.
 * Each rule explains the first `most` of them in the order of the rows.
 */
export async function judge(
  database: Database,
  rows: Rows,
  scene: Scene,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Verdict[]> {
  const applied = rulesThatApply(scene);
  await database.run('CREATE TABLE faults (rule INTEGER, id INTEGER, other INTEGER)');
  await findSuspects(database, applied);
  const counts = await countFaults(database);
  const verdicts: Verdict[] = [];
  for (const rule of applied.filter(({ number }) => counts.has(number))) {
    const count = counts.get(rule.number) ?? 0;
    verdicts.push(await explain(database, rule, { rows, scene, count, most }));
  }
  return verdicts.filter(({ count }) => count > 0);
}

/** The judgements in the order in which they are told: on single rows by row, then those on several by rule. */
export function inOrder(verdicts: readonly Verdict[]): readonly Judgement[] {
  const told = (...kinds: readonly Kind[]) =>
    verdicts.filter(({ kind }) => kinds.includes(kind)).flatMap(({ judgements }) => judgements);
  return [...told('each').toSorted((a, b) => a.id - b.id), ...told('pairs'), ...told('planned')];
}

type Kind = 'each' | 'pairs' | 'planned';

interface Applied {
  readonly number: number;
  readonly rule: RowRule;
  readonly severity: Severity;
  readonly kind: Kind;
  readonly sql: string;
}

/** The rules that have anything to look at in this scene, with their SQL. */
function rulesThatApply(scene: Scene): readonly Applied[] {
  return rulesFor(scene.portfolio).flatMap(([rule, severity], number): readonly Applied[] => {
    if (rule.needs?.every((column) => !scene.columns.has(column)) === true) return [];
    const { suspects } = rule;
    const [kind, sql]: [Kind, string | undefined] =
      'each' in suspects
        ? ['each', suspects.each(scene)]
        : 'pairs' in suspects
          ? ['pairs', suspects.pairs(scene)]
          : ['planned', scene.incoming ? suspects.planned(scene) : undefined];
    return sql === undefined ? [] : [{ number, rule, severity, kind, sql }];
  });
}

/** All conditions on single rows in one pass over the rows; questions about several rows one after the other. */
async function findSuspects(database: Database, rules: readonly Applied[]): Promise<void> {
  const each = rules.filter(({ kind }) => kind === 'each');
  if (each.length > 0) {
    const any = each.map(({ sql }) => `(${sql})`).join(' OR ');
    const which = each.map(({ number, sql }) => `CASE WHEN ${sql} THEN ${number} END`).join(', ');
    await database.run(`INSERT INTO faults SELECT * FROM (
        SELECT unnest([${which}]) AS rule, id, NULL FROM rows r LEFT JOIN facts i USING (ind) WHERE r.fresh AND (${any}))
      WHERE rule IS NOT NULL`);
  }
  for (const { number, kind, sql } of rules) {
    // A row is told once a rule, whatever it collides with.
    if (kind !== 'each')
      await database.run(`INSERT INTO faults SELECT ${number}, id, min(other) FROM (${sql}) GROUP BY id`);
  }
}

async function countFaults(database: Database): Promise<ReadonlyMap<number, number>> {
  const found = await database.rows<{ rule: number; count: number }>(
    'SELECT rule, count(*)::INTEGER AS count FROM faults GROUP BY rule',
  );
  return new Map(found.map(({ rule, count }) => [rule, count]));
}

interface Fault extends EngineRow {
  readonly id: number;
  readonly other: number | null;
}

/** So many rows are fetched and looked at together. */
const page = 5_000;

/** Looks at the suspects of a rule in the order of the rows; those that turn out to be right leave the table `faults`. */
async function explain(
  database: Database,
  { number, rule, severity, kind }: Applied,
  asked: { readonly rows: Rows; readonly scene: Scene; readonly count: number; readonly most: number },
): Promise<Verdict> {
  const { rows, scene, count, most } = asked;
  // Of a rule whose suspects may be right, all have to be looked at.
  const last = Math.min(count, rule.certain === true ? most : count);
  const source = last > page ? await suspectRows(database, number) : everyRow;
  const judgements: Judgement[] = [];
  const right: number[] = [];
  for (let [looked, after] = [0, -1]; looked < last; ) {
    const faults = await database.rows<Fault>(`SELECT id, other FROM faults WHERE rule = ${number} AND id > ${after}
      ORDER BY id LIMIT ${Math.min(page, last - looked)}`);
    const ids = new Set(faults.flatMap(({ id, other }) => [id, other ?? id]));
    const found = await fetchRows(database, [...ids], rows, scene, source);
    for (const { id, other } of faults) {
      const row = found.get(id);
      const finding = row && rule.explain(row, scene, other === null ? undefined : found.get(other));
      if (finding === undefined) right.push(id);
      else if (judgements.length < most) judgements.push({ rule, severity, finding, id });
    }
    looked += faults.length;
    after = faults.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  }
  await clear(database, number, right);
  return { number, rule, severity, kind, count: count - right.length, judgements };
}

const everyRow = '(FROM rows UNION ALL FROM replaced)';

/** A table of the rows that a rule suspects: to go through them page by page is not to go through all rows each time. */
async function suspectRows(database: Database, number: number): Promise<string> {
  await database.run(`CREATE OR REPLACE TABLE suspects AS FROM ${everyRow}
    WHERE id IN (SELECT unnest([id, other]) FROM faults WHERE rule = ${number})`);
  return 'suspects';
}

async function clear(database: Database, number: number, ids: readonly number[]): Promise<void> {
  for (let from = 0; from < ids.length; from += page) {
    const some = ids.slice(from, from + page).join(', ');
    await database.run(`DELETE FROM faults WHERE rule = ${number} AND id IN (${some})`);
  }
}

/** Rows by their numbers. */
export async function fetchRows(
  database: Database,
  ids: readonly number[],
  rows: Rows,
  scene: Scene,
  source = everyRow,
): Promise<ReadonlyMap<number, Row>> {
  const found = new Map<number, Row>();
  for (let from = 0; from < ids.length; from += page) {
    const some = ids.slice(from, from + page);
    const fetched = await database.rows<StoredRow>(
      `SELECT ${selected(scene)} FROM ${source} WHERE id IN (${some.join(', ')}) ORDER BY id`,
    );
    for (const row of fetched) found.set(row.id, rowOf(row, rows));
  }
  return found;
}

function selected({ portfolio }: Scene): string {
  const cells = allColumns(portfolio).map((column) =>
    textColumns.includes(column) ? `${wholeText(name(column))} AS ${name(column)}` : name(column),
  );
  return ['id', 'file', 'ind', 'opens', 'closes', ...cells].join(', ');
}

function rowOf(row: StoredRow, { files, indicators }: Rows): Row {
  const owner = files[row.file];
  if (owner === undefined) throw new Error(`row ${row.id} belongs to no file`);
  const { source, columns } = owner.file;
  const record = row.id - owner.first + 1;
  const found = row.ind === null ? undefined : indicators[row.ind];
  const period = found?.periods.find(({ start, end }) => start === row.opens && end === row.closes);
  return {
    ...(found === undefined ? {} : { indicator: found.indicator }),
    ...(period === undefined ? {} : { period: { ...period, text: String(row.period) } }),
    cell: (column) => (row[column] ?? undefined) as string | undefined,
    at: (column) => {
      const index = columns.indexOf(column);
      return { source, path: index < 0 ? [record] : [record, index] };
    },
  };
}
