import type { Problem } from '../text/finding.ts';
import { resolve, type SourceFile } from '../text/location.ts';
import { compareWithStore } from './compare.ts';
import type { Database, EngineRow } from './database.ts';
import { fetchRows, type Judgement } from './judge.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Rows } from './rows.ts';
import { msrRevisedUnlogged } from './rules/msr-revised-unlogged.ts';
import type { Row, Scene } from './rules/row-rule.ts';

/** A record of an incoming file that is left out of an ingest. */
export interface LeftOut {
  readonly source: SourceFile;
  readonly record: number;
  /** What is wrong, with the line. */
  readonly problem: string;
}

/** What the engine works on. */
export interface Bench {
  readonly database: Database;
  readonly incoming: readonly MeasurementFile[];
  readonly rows: Rows;
  readonly scene: Scene;
}

/** An error that is the row's own: it can be left out. A change without a reason is the user's to explain. */
export function isOfRow({ rule, severity }: Judgement): boolean {
  return severity === 'error' && rule !== msrRevisedUnlogged;
}

/** Begins a plan that may leave rows out: they go to the table `left_out`. */
export async function beginLeavingOut(database: Database): Promise<void> {
  await database.run('CREATE TABLE left_out AS FROM kept LIMIT 0');
}

/**
 * Takes the incoming rows that these judgements are about out of the tables `rows` and `actions`, as if they had not come; rows
 * that stand or fall together go together. Whether the rest is right must be asked again.
 */
export async function leaveOut(bench: Bench, judgements: readonly Judgement[]): Promise<readonly LeftOut[]> {
  const { database, incoming, rows, scene } = bench;
  const reasons = await reasonsByRow(bench, judgements);
  const found = await fetchRows(database, [...reasons.keys()], rows, scene);
  const ids = [...reasons.keys()].join(', ');
  await database.run(`
    INSERT INTO kept FROM aside;
    DELETE FROM aside;
    INSERT INTO left_out FROM kept WHERE id IN (${ids});
    DELETE FROM kept WHERE id IN (${ids})`);
  await compareWithStore(database, incoming, rows);
  return [...reasons].flatMap(([id, of]): LeftOut[] => {
    const row = found.get(id);
    if (row === undefined) return [];
    const { source, path } = row.at('period');
    return [{ source, record: Number(path[0]), problem: of.map((one) => problemOf(id, one, row)).join('; ') }];
  });
}

/** Rows with the judgements that make them fall. */
async function reasonsByRow(
  { database, scene }: Bench,
  judgements: readonly Judgement[],
): Promise<ReadonlyMap<number, readonly Judgement[]>> {
  const reasons = new Map<number, Judgement[]>();
  const add = (id: number, judgement: Judgement) => {
    const own = reasons.get(id);
    if (own === undefined) reasons.set(id, [judgement]);
    else if (!own.includes(judgement)) own.push(judgement);
  };
  const together = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    add(judgement.id, judgement);
    const { together: bond } = judgement.rule;
    if (bond === 'pair') for (const other of judgement.others ?? []) add(other, judgement);
    else if (bond !== undefined) {
      const condition = bond(scene.portfolio);
      together.set(condition, [...(together.get(condition) ?? []), judgement]);
    }
  }
  for (const [condition, of] of together) {
    const byId = new Map(of.map((judgement) => [judgement.id, judgement]));
    const bound = await database.rows<EngineRow & { readonly id: number; readonly suspect: number }>(
      `SELECT r.id, s.id AS suspect FROM rows s JOIN rows r ON ${condition}
       WHERE r.fresh AND r.id <> s.id AND s.id IN (${[...byId.keys()].join(', ')}) ORDER BY ALL`,
    );
    for (const { id, suspect } of bound) {
      const judgement = byId.get(suspect);
      if (judgement !== undefined && !(reasons.get(id) ?? []).some(({ rule }) => rule === judgement.rule)) {
        add(id, judgement);
      }
    }
  }
  const fresh = await database.rows<{ id: number }>(
    `SELECT id FROM rows WHERE fresh AND id IN (${[...reasons.keys()].join(', ')})`,
  );
  const isFresh = new Set(fresh.map(({ id }) => id));
  return new Map([...reasons].filter(([id]) => isFresh.has(id)));
}

/** A record of which a cell could not be read, so that the engine never saw it. */
export function leftOutUnread(problem: Problem): LeftOut {
  const { source, path } = problem.at;
  return { source, record: Number(path[0]), problem: `line ${resolve(problem.at).start.line}: ${saidOf(problem)}` };
}

function saidOf({ message, hint }: Pick<Problem, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

function problemOf(id: number, { id: suspect, finding }: Judgement, row: Row): string {
  const { line } = resolve(finding.at).start;
  const said = saidOf(finding);
  if (id === suspect) return `line ${line}: ${said}`;
  return `line ${resolve(row.at('period')).start.line}, with line ${line}: ${said}`;
}
