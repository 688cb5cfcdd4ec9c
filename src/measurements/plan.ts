import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type Problem, type Severity } from '../text/finding.ts';
import { resolve } from '../text/location.ts';
import { readApprovals } from './approvals.ts';
import { type Change, changesOf } from './change.ts';
import { identityColumns } from './columns.ts';
import { type Action, actedRows, type Comparison, compareWithStore, findRepeated } from './compare.ts';
import { composeStore } from './compose.ts';
import type { Correction } from './corrections.ts';
import { type Database, type EngineRow, withDatabase } from './database.ts';
import { countRows, type IncomingFile, openIncoming } from './incoming.ts';
import { feedFacts, fetchRows, inOrder, type Judgement, judge, type Verdict } from './judge.ts';
import type { FileToOpen, MeasurementFile } from './measurement-file.ts';
import { hasMany, rawColumns, readRaw, sizeOf } from './reading.ts';
import { makeRows, type Rows } from './rows.ts';
import { msrRevisedUnlogged } from './rules/msr-revised-unlogged.ts';
import { isOneOf, type Scene, type Terms } from './rules/row-rule.ts';
import { listStored, openStored, storedName } from './store.ts';
import { resolveSubject } from './subject.ts';
import type { StoreFile } from './transaction.ts';

/** What an ingest of some files would do. */
export interface IngestPlan {
  readonly files: readonly FilePlan[];
  /** Whatever keeps the ingest from being carried out. */
  readonly rejected: readonly Rejection[];
  /** What is worth a look and stops nothing. */
  readonly warnings: readonly Diagnostic[];
  readonly changes: readonly PlannedChange[];
  /** What is not told one by one, because there is so much of it. */
  readonly more: More;
  readonly corrections: readonly Correction[];
  /** The files of the store as they would be; none where nothing changes or something is rejected. */
  readonly store: readonly StoreFile[];
}

/** Counts of what is beyond the first of each kind. */
export interface More {
  readonly changes: number;
  readonly findings: readonly { readonly rule: string; readonly severity: Severity; readonly count: number }[];
}

export interface FilePlan {
  /** As findings name it. */
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface Rejection extends Diagnostic {
  /** The header of the column that the place is in; null where it is a row or a file. */
  readonly field: string | null;
}

/** A stored cell that would be replaced. */
export interface PlannedChange extends Change {
  readonly file: string;
  readonly line: number;
  /** What the row is about: indicator, period, place … */
  readonly about: string;
}

export interface PlanRequest {
  readonly files: readonly FileToOpen[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Why stored values change. */
  readonly reason?: string;
  /** Make the files of the store too, which a plan that is only shown does not need: large ones in the folder that it gives. */
  readonly compose?: () => string;
  /** So many rows are many: see `hasMany`. */
  readonly many?: number;
  /** So many findings of a rule, and so many changes, are told one by one. */
  readonly most?: number;
}

const most = 1000;

/** Works out, without writing anything, what taking the files in would do to the store in `dir`. */
export async function planIngest(portfolio: Portfolio, dir: string, request: PlanRequest): Promise<IngestPlan> {
  const opened = request.files.map((wanted) => openIncoming(wanted, portfolio));
  const { approvals, problems } = readApprovals(dir, portfolio);
  const { asOf, reason } = request;
  const terms: Terms = { portfolio, asOf, incoming: true, approvals, ...(reason === undefined ? {} : { reason }) };
  const refused = [...opened.flatMap((one) => one.problems), ...problems];
  const files = opened.flatMap(({ file }) => file ?? []);
  const judged =
    files.length === 0
      ? nothing
      : await withDatabase(sizeOf(request.files), (database) =>
          judgeFiles(database, files, dir, { ...request, ...terms }),
        );
  const rejected = [...refused.map(reject), ...judged.rejected].toSorted(compareDiagnostics);
  return {
    ...judged,
    files: opened.map((one, index) => filePlan(one, request.files[index], ofFile(one, files, judged))),
    rejected,
    store: rejected.length === 0 ? judged.store : [],
  };
}

type Judged = Omit<IngestPlan, 'files'> & { readonly counts: readonly Count[] };

const nothing: Judged = {
  rejected: [],
  warnings: [],
  changes: [],
  more: { changes: 0, findings: [] },
  corrections: [],
  store: [],
  counts: [],
};

interface Count extends EngineRow {
  /** Index among the files that can be read. */
  readonly file: number;
  readonly action: Action | 'rejected';
  readonly count: number;
}

function reject(problem: Problem): Rejection {
  const [, column] = problem.at.path;
  const header = typeof column === 'number' ? parseCsv('', problem.at.source.text).header : [];
  return { ...diagnose(problem, problem.rule, 'error'), field: header[Number(column)] ?? null };
}

function ofFile({ file }: IncomingFile, files: readonly MeasurementFile[], { counts }: Judged): readonly Count[] {
  return file === undefined ? [] : counts.filter((count) => files[count.file] === file);
}

function filePlan({ name, sha256 }: IncomingFile, wanted: FileToOpen | undefined, own: readonly Count[]): FilePlan {
  const of = (...actions: readonly Count['action'][]) =>
    own.filter(({ action }) => actions.includes(action)).reduce((total, { count }) => total + count, 0);
  if (own.length === 0 && wanted !== undefined) {
    const rows = countRows(wanted);
    return { file: name, sha256, rows, added: 0, changed: 0, unchanged: 0, rejected: rows };
  }
  return {
    file: name,
    sha256,
    rows: own.reduce((total, { count }) => total + count, 0),
    added: of('added'),
    changed: of('changed'),
    unchanged: of('unchanged', 'repeated'),
    rejected: of('rejected'),
  };
}

async function judgeFiles(
  database: Database,
  incoming: readonly MeasurementFile[],
  dir: string,
  terms: Terms & Pick<PlanRequest, 'compose' | 'many' | 'most'>,
): Promise<Judged> {
  const { portfolio, approvals } = terms;
  const limit = terms.most ?? most;
  const unreadable = await readRaw(database, incoming, portfolio);
  const stored = openStored(await touchedFiles(database, dir, portfolio), portfolio);
  const broken = await readRaw(database, stored.files, portfolio, { offset: incoming.length });
  const files = [...incoming, ...stored.files];
  const many = await hasMany(database, terms.many);
  const rows = await makeRows(database, { portfolio, files, fresh: incoming.length, approvals, many });
  await findRepeated(database, rows);
  const comparison = await compareWithStore(database, incoming, rows);
  await feedFacts(database, rows);
  const scene: Scene = { ...terms, columns: rows.columns, subjects: rows.subjects };
  const verdicts = await judge(database, rows, scene, limit);
  const judgements = inOrder(verdicts);
  const errors = judgements.filter(({ severity }) => severity === 'error');
  const rejected = [...[...unreadable, ...stored.problems, ...broken].map(reject), ...errors.map(rejectRow(incoming))];
  const isWritten = rejected.length === 0 && terms.compose !== undefined;
  const corrections = await planCorrections(database, rows, scene, isWritten ? Number.POSITIVE_INFINITY : limit);
  const changes = corrections.slice(0, limit).flatMap((one) => plannedChanges(one, portfolio));
  const counts = await countActions(database, verdicts, comparison);
  const changed = counts.reduce((total, { action, count }) => total + (action === 'changed' ? count : 0), 0);
  return {
    rejected,
    warnings: judgements.filter(({ severity }) => severity !== 'error').map(stamped),
    changes,
    more: { changes: Math.max(0, changed - limit), findings: untold(verdicts) },
    corrections,
    store: isWritten ? await composeStore(database, incoming, rows, { ...terms, comparison, many }) : [],
    counts,
  };
}

function untold(verdicts: readonly Verdict[]): More['findings'] {
  return verdicts
    .map(({ rule, severity, count, judgements }) => ({ rule: rule.id, severity, count: count - judgements.length }))
    .filter(({ count }) => count > 0);
}

function rejectRow(incoming: readonly MeasurementFile[]): (judgement: Judgement) => Rejection {
  return (judgement) => {
    const { source, path } = judgement.finding.at;
    const file = incoming.find((one) => one.source === source);
    return { ...stamped(judgement), field: file?.columns[Number(path[1])] ?? null };
  };
}

function stamped({ rule, severity, finding }: Judgement): Diagnostic {
  return diagnose(finding, rule.id, severity);
}

/** The stored files of the indicators that the incoming rows name. */
async function touchedFiles(database: Database, dir: string, portfolio: Portfolio) {
  const columns = await rawColumns(database);
  const cell = (column: string) => (columns.includes(column) ? column : `NULL::VARCHAR AS ${column}`);
  const known = new Set(portfolio.frameworks.flatMap(({ indicators }) => [...indicators.keys()]));
  const named = await database.rows<{ framework: string | null; indicator: string | null }>(
    `SELECT DISTINCT ${cell('framework')}, ${cell('indicator')} FROM raw WHERE ${isOneOf('indicator', known)}`,
  );
  const names = new Set(
    named.flatMap(({ framework, indicator }) => {
      const texts = { framework: framework ?? undefined, indicator: indicator ?? undefined, period: undefined };
      const found = resolveSubject(texts, portfolio).indicator;
      return found === undefined ? [] : [storedName(found.framework, found.id)];
    }),
  );
  return listStored(dir).filter(({ name }) => names.has(name));
}

/** Rows by file and action; a change without a reason stops the ingest, but is a change and no rejected row. */
async function countActions(
  database: Database,
  verdicts: readonly Verdict[],
  comparison: Comparison,
): Promise<readonly Count[]> {
  const errors = verdicts.filter(({ rule, severity }) => severity === 'error' && rule !== msrRevisedUnlogged);
  const numbers = ['-1', ...errors.map(({ number }) => number)].join(', ');
  return database.rows<Count>(
    `SELECT file, count(*)::INTEGER AS count,
       CASE WHEN id IN (SELECT id FROM faults WHERE rule IN (${numbers})) THEN 'rejected' ELSE action END AS action
     FROM (${actedRows(comparison)}) GROUP BY ALL ORDER BY ALL`,
  );
}

interface Changed extends EngineRow {
  readonly id: number;
  readonly stored: number;
}

/** The first so many corrections, in the order of the rows. */
async function planCorrections(
  database: Database,
  rows: Rows,
  scene: Scene,
  limit: number,
): Promise<readonly Correction[]> {
  const first = Number.isFinite(limit) ? ` LIMIT ${limit}` : '';
  const changed = await database.rows<Changed>(
    `SELECT id, stored FROM actions WHERE action = 'changed' ORDER BY id${first}`,
  );
  const found = await fetchRows(
    database,
    changed.flatMap(({ id, stored }) => [id, stored]),
    rows,
    scene,
  );
  return changed.flatMap(({ id, stored }) => {
    const [row, old] = [found.get(id), found.get(stored)];
    if (row === undefined || old === undefined) return [];
    return [{ row, changes: changesOf(old, row), file: row.at('period').source.file }];
  });
}

function plannedChanges({ row, changes, file }: Correction, portfolio: Portfolio): readonly PlannedChange[] {
  const { line } = resolve(row.at('period')).start;
  const key = identityColumns(portfolio).flatMap((column) => row.cell(column) ?? []);
  const about = [`${row.indicator?.framework}/${row.indicator?.id}`, row.period?.text ?? '', ...key].join(' ');
  return changes.map((change) => ({ ...change, file, line, about }));
}
