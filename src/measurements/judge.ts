import { byId } from '../model/by-id.ts';
import { isAdditive } from '../model/measure.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Finding, Severity } from '../text/finding.ts';
import { allColumns } from './columns.ts';
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
  /** The other rows that it says it of. */
  readonly others?: readonly number[];
}

/** The rules that apply, with the severities of the portfolio. */
export function rulesFor(portfolio: Portfolio): readonly (readonly [RowRule, Severity])[] {
  return rowRules.flatMap((rule): (readonly [RowRule, Severity])[] => {
    const severity = rule.fixed === true ? rule.severity : (portfolio.rules.get(rule.id) ?? rule.severity);
    return severity === 'off' ? [] : [[rule, severity]];
  });
}

/** Makes the table `facts`, which rules look into: what is known of the indicators. Lists are `|a|b|`. */
export async function feedFacts(database: Database, { indicators, portfolio }: Rows): Promise<void> {
  await database.run(`CREATE TEMP TABLE facts (ind INTEGER, measure VARCHAR, cumulation VARCHAR, shares BOOLEAN,
    needs_parts BOOLEAN, steps VARCHAR, scale VARCHAR, per VARCHAR, owner VARCHAR, code VARCHAR, adds BOOLEAN, sourced BOOLEAN,
    starts VARCHAR, dimensions VARCHAR, crosses VARCHAR, lowest VARCHAR, highest VARCHAR)`);
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
      indicator.framework,
      indicator.id,
      isAdditive(indicator),
      indicator.source !== undefined,
      byId(portfolio.frameworks, indicator.framework)?.period?.start ?? null,
      indicator.disaggregateBy.length === 0 ? null : listed(indicator.disaggregateBy.map(({ id }) => id)),
      crossesOf(indicator, portfolio),
      indicator.plausible?.min?.toFixed() ?? null,
      indicator.plausible?.max?.toFixed() ?? null,
    ]),
  );
}

/** The declared crosses, `;` around each: their dimensions in the order of the portfolio, with `+` between them. */
function crossesOf({ cross }: Indicator, { dimensions }: Portfolio): string | null {
  if (cross.length === 0) return null;
  const order = [...dimensions.keys()];
  const each = cross.map((one) => {
    const ids = new Set(one.map(({ id }) => id));
    return order.filter((id) => ids.has(id)).join('+');
  });
  return `;${each.join(';')};`;
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

/** What the rules over incoming or stored rows find; rules over what an ingest would write are `judgePlanned`. */
export async function judge(database: Database, rows: Rows, scene: Scene): Promise<readonly Judgement[]> {
  const each = applied(scene, (suspects) => ('each' in suspects ? suspects.each(scene) : undefined));
  const pairs = applied(scene, (suspects) => ('pairs' in suspects ? suspects.pairs(scene) : undefined));
  return [...(await judgeEach(database, each, rows, scene)), ...(await judgePairs(database, pairs, rows, scene))];
}

/** What the rules over added and changed rows find. */
export async function judgePlanned(database: Database, rows: Rows, scene: Scene): Promise<readonly Judgement[]> {
  const planned = applied(scene, (suspects) => ('planned' in suspects ? suspects.planned(scene) : undefined));
  return judgePairs(database, planned, rows, scene);
}

/** The rules that have anything to look at in this scene, with their SQL. */
function applied(scene: Scene, sqlOf: (suspects: RowRule['suspects']) => string | undefined): readonly Applied[] {
  return rulesFor(scene.portfolio).flatMap(([rule, severity]) => {
    if (rule.needs?.every((column) => !scene.columns.has(column)) === true) return [];
    const sql = sqlOf(rule.suspects);
    return sql === undefined ? [] : [{ rule, severity, sql }];
  });
}

interface Applied {
  readonly rule: RowRule;
  readonly severity: Severity;
  readonly sql: string;
}

interface Suspect extends StoredRow {
  /** Indexes, a space after each. */
  readonly rules: string;
}

/** All conditions on single rows in one pass over the rows; which of them hold is asked of the suspects alone. */
async function judgeEach(
  database: Database,
  rules: readonly Applied[],
  rows: Rows,
  scene: Scene,
): Promise<readonly Judgement[]> {
  const from = 'FROM rows r LEFT JOIN facts i USING (ind) WHERE r.fresh';
  const any = rules.map(({ sql }) => `(${sql})`).join(' OR ');
  const ids = (await database.rows<{ id: number }>(`SELECT id ${from} AND (${any})`)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const flags = rules.map(({ sql }, index) => `CASE WHEN ${sql} THEN '${index} ' ELSE '' END`);
  const suspects = await database.rows<Suspect>(
    `SELECT ${selected(scene)}, rules
     FROM (SELECT r.*, concat(${flags.join(', ')}) AS rules ${from} AND id IN (${ids.join(', ')})) ORDER BY id`,
  );
  return suspects.flatMap((suspect) =>
    suspect.rules
      .trimEnd()
      .split(' ')
      .flatMap((index) => explained(rules[Number(index)], suspect.id, rowOf(suspect, rows), scene)),
  );
}

interface Pair extends EngineRow {
  readonly rule: number;
  readonly id: number;
  readonly other: number | null;
  readonly detail?: string | null;
}

/** All questions about several rows in one statement. A row is told once a rule, whatever it collides with. */
async function judgePairs(
  database: Database,
  rules: readonly Applied[],
  rows: Rows,
  scene: Scene,
): Promise<readonly Judgement[]> {
  if (rules.length === 0) return [];
  const selects = rules.map(({ sql }, index) => `SELECT ${index} AS rule, * FROM (${sql})`);
  const shared = new Map(rules.flatMap(({ rule }) => sharedOf(rule, scene)));
  const tables = [...shared].map(([table, sql]) => `${table} AS MATERIALIZED (${sql})`);
  const pairs = await database.rows<Pair>(
    `${tables.length === 0 ? '' : `WITH ${tables.join(', ')} `}${selects.join(' UNION ALL BY NAME ')} ORDER BY rule, id, other`,
  );
  if (pairs.length === 0) return [];
  const firsts = pairs.filter(({ rule, id }, index) => pairs[index - 1]?.rule !== rule || pairs[index - 1]?.id !== id);
  const found = await fetchRows(
    database,
    [...new Set(pairs.flatMap(({ id, other }) => [id, other ?? id]))],
    rows,
    scene,
  );
  const others = new Map<string, number[]>();
  for (const { rule, id, other } of pairs) {
    const known = others.get(`${rule} ${id}`);
    if (other === null) continue;
    if (known === undefined) others.set(`${rule} ${id}`, [other]);
    else known.push(other);
  }
  return firsts.flatMap(({ rule, id, other, detail }) => {
    const row = found.get(id);
    if (row === undefined) return [];
    const judgements = explained(
      rules[rule],
      id,
      row,
      scene,
      other === null ? undefined : found.get(other),
      detail ?? undefined,
    );
    return judgements.map((one) => ({ ...one, others: others.get(`${rule} ${id}`) ?? [] }));
  });
}

function sharedOf({ suspects }: RowRule, scene: Scene): readonly (readonly [string, string])[] {
  const shared = 'shared' in suspects ? suspects.shared?.(scene) : undefined;
  return shared === undefined ? [] : [shared];
}

function explained(
  rule: Applied | undefined,
  id: number,
  row: Row,
  scene: Scene,
  other?: Row,
  detail?: string,
): readonly Judgement[] {
  const finding = rule?.rule.explain(row, scene, other, detail);
  if (rule === undefined || finding === undefined) return [];
  return [{ rule: rule.rule, severity: rule.severity, finding, id }];
}

/** Rows by their numbers. */
export async function fetchRows(
  database: Database,
  ids: readonly number[],
  rows: Rows,
  scene: Scene,
): Promise<ReadonlyMap<number, Row>> {
  if (ids.length === 0) return new Map();
  const found = await database.rows<StoredRow>(
    `SELECT ${selected(scene)} FROM (FROM rows UNION ALL FROM replaced) WHERE id IN (${ids.join(', ')}) ORDER BY id`,
  );
  return new Map(found.map((row) => [row.id, rowOf(row, rows)]));
}

function selected({ portfolio }: Scene): string {
  const cells = allColumns(portfolio).map(name);
  return ['id', 'file', 'ind', 'opens', 'closes', ...cells.map((cell) => `${wholeText(cell)} AS ${cell}`)].join(', ');
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
