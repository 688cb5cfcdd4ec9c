import type { Mapping } from '../model/mapping.ts';
import type { Portfolio } from '../model/portfolio.ts';
import type { Reason } from '../text/coded-reason.ts';
import { headerOf } from '../text/csv.ts';
import type { Statement } from '../text/dialect.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type Problem } from '../text/finding.ts';
import { resolve } from '../text/location.ts';
import { readApprovals } from './approvals.ts';
import { type Change, changesOf } from './change.ts';
import { identityColumns, problemColumn } from './columns.ts';
import { type Action, actedRows, compareWithStore } from './compare.ts';
import { composeStore } from './compose.ts';
import type { Correction } from './corrections.ts';
import { type Database, type EngineRow, withDatabase } from './database.ts';
import { type IncomingFile, openIncoming } from './incoming.ts';
import { feedFacts, fetchRows, type Judgement, judge, judgePlanned } from './judge.ts';
import { type Bench, beginLeavingOut, isOfRow, type LeftOut, leaveOut, leftOutUnread } from './left-out.ts';
import type { FileToOpen, MeasurementFile } from './measurement-file.ts';
import { readable, withScratch } from './plain-copy.ts';
import type { RawForm } from './raw-records.ts';
import { rawColumns, readRaw, sizeOf } from './reading.ts';
import { makeRows, type Rows } from './rows.ts';
import { msrRevisedUnlogged } from './rules/msr-revised-unlogged.ts';
import type { Scene, Terms } from './rules/row-rule.ts';
import type { OnStage } from './stage.ts';
import { listStored, openStored, storedName } from './store.ts';
import { resolveSubject } from './subject.ts';
import type { StoreFile } from './transaction.ts';

/** What an ingest of some files would do. */
export interface IngestPlan {
  readonly files: readonly FilePlan[];
  /** Whatever keeps the ingest from being carried out, or rows from being taken in. */
  readonly rejected: readonly Rejection[];
  /** What is worth a look and stops nothing. */
  readonly warnings: readonly Diagnostic[];
  readonly changes: readonly PlannedChange[];
  readonly corrections: readonly Correction[];
  /** Rows that the ingest is carried out without; none where rejected rows stop it. */
  readonly leftOut: readonly LeftOut[];
  /** The files of the store as they would be; none where nothing changes or something is rejected. */
  readonly store: readonly StoreFile[];
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
  /** What was found in the file, or set aside. */
  readonly statements: readonly Statement[];
  /** Rows, or cells of wide columns, that are no measurements: beside those that `rows` counts. */
  readonly setAside: readonly { readonly reason: string; readonly count: number }[];
  readonly form: RawForm;
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
  readonly reason?: Reason;
  /** How the files are read. */
  readonly mapping?: Mapping;
  /** Take the other rows in where some are rejected. */
  readonly acceptPartial?: boolean;
  /** Told where the work is. */
  readonly onStage?: OnStage;
  /** Make the files of the store too, which a plan that is only shown does not need: large ones in the folder that it gives. */
  readonly compose?: () => string;
  /** So many bytes of files are large: their rows are read and written by the engine itself. */
  readonly large?: number;
}

/** Works out, without writing anything, what taking the files in would do to the store in `dir`. */
export async function planIngest(portfolio: Portfolio, dir: string, request: PlanRequest): Promise<IngestPlan> {
  return withScratch((folder) => {
    const { mapping } = request;
    const opened = request.files.map((wanted, index) =>
      readable(openIncoming(wanted, portfolio, mapping), { portfolio, mapping, folder, index }),
    );
    return planOpened(portfolio, dir, opened, request);
  });
}

async function planOpened(
  portfolio: Portfolio,
  dir: string,
  opened: readonly IncomingFile[],
  request: PlanRequest,
): Promise<IngestPlan> {
  const { approvals, problems } = readApprovals(dir, portfolio);
  const { asOf, reason, large, acceptPartial = false, onStage = () => {} } = request;
  const terms: Terms = { portfolio, asOf, incoming: true, approvals, ...(reason === undefined ? {} : { reason }) };
  const refusals = opened.flatMap((one) => one.refusals ?? []);
  const inTheWay = [...opened.flatMap((one) => one.problems), ...problems, ...(acceptPartial ? [] : refusals)];
  const compose = inTheWay.length > 0 ? undefined : request.compose;
  const files = opened.flatMap(({ file }) => file ?? []);
  const judged =
    files.length === 0
      ? nothing
      : await withDatabase(sizeOf([...request.files, ...listStored(dir)], large), (database) =>
          judgeFiles(database, files, dir, { ...terms, compose, acceptPartial, onStage, large }),
        );
  const refused = [...inTheWay, ...(acceptPartial ? refusals : [])];
  const rejected = toldOnce([...refused.map(reject), ...judged.rejected].toSorted(compareDiagnostics));
  const stopped = inTheWay.length > 0 || judged.stopped;
  return {
    ...judged,
    leftOut: stopped ? [] : [...(acceptPartial ? refusals.map(leftOutUnread) : []), ...judged.leftOut],
    files: opened.map((one) => filePlan(one, ofFile(one, files, judged), portfolio)),
    rejected,
    store: stopped ? [] : judged.store,
  };
}

/** What all rows of a wide record share is wrong in each of them, at one cell. */
function toldOnce(rejected: readonly Rejection[]): readonly Rejection[] {
  return rejected.filter((one, index) => {
    const before = rejected[index - 1];
    return before === undefined || compareDiagnostics(before, one) !== 0;
  });
}

/** `stopped`: something is wrong that no leaving out of rows puts right. */
type Judged = Omit<IngestPlan, 'files'> & { readonly counts: readonly Count[]; readonly stopped: boolean };

const nothing: Judged = {
  ...{ rejected: [], warnings: [], changes: [], corrections: [], leftOut: [], store: [], counts: [] },
  stopped: false,
};

interface Count extends EngineRow {
  /** Index among the files that can be read. */
  readonly file: number;
  readonly action: Action | 'rejected';
  readonly count: number;
}

function reject(problem: Problem): Rejection {
  const { source, path } = problem.at;
  const field = typeof path[1] === 'number' ? headerOf(source)[path[1]] : undefined;
  return { ...diagnose(problem, problem.rule, 'error'), field: field || null };
}

function ofFile({ file }: IncomingFile, files: readonly MeasurementFile[], { counts }: Judged): readonly Count[] {
  return file === undefined ? [] : counts.filter((count) => files[count.file] === file);
}

/** The column that a file of rejected rows has more than the file they came in. */
function unread({ file }: IncomingFile, portfolio: Portfolio): readonly Statement[] {
  const column = problemColumn(portfolio);
  return file?.columns.includes(column) === true ? [{ message: `The column ${column} is not read.` }] : [];
}

function filePlan(one: IncomingFile, own: readonly Count[], portfolio: Portfolio): FilePlan {
  const { name, sha256, refused = 0, received } = one;
  const statements = [...one.statements, ...unread(one, portfolio)];
  const form = received?.dialect ?? { encoding: 'utf-8', delimiter: ',' };
  const of = (...actions: readonly Count['action'][]) =>
    own.filter(({ action }) => actions.includes(action)).reduce((total, { count }) => total + count, 0);
  // Of a file that cannot be read, all rows are rejected.
  const rows = own.length === 0 ? one.countRows() : own.reduce((total, { count }) => total + count, refused);
  return {
    ...{ file: name, sha256, rows, statements, form },
    added: of('added'),
    changed: of('changed'),
    unchanged: of('unchanged', 'repeated'),
    rejected: own.length === 0 ? rows : of('rejected') + refused,
    setAside: [...(one.setAside ?? [])].map(([reason, count]) => ({ reason, count })),
  };
}

interface Judgeable extends Required<Pick<PlanRequest, 'acceptPartial' | 'onStage'>> {
  readonly compose: PlanRequest['compose'];
  readonly large: number | undefined;
}

async function judgeFiles(
  database: Database,
  incoming: readonly MeasurementFile[],
  dir: string,
  terms: Terms & Judgeable,
): Promise<Judged> {
  const { portfolio, approvals, onStage, large: small } = terms;
  onStage({ stage: 'reading', share: () => database.share() });
  const unreadable = await readRaw(database, incoming, portfolio, small === undefined ? {} : { small });
  const stored = openStored(await touchedFiles(database, dir, portfolio), portfolio);
  const broken = await readRaw(database, stored.files, portfolio, { offset: incoming.length });
  const isLarge = sizeOf([...incoming, ...stored.files], small) === 'large';
  if (isLarge) await database.boundMemory();
  const files = [...incoming, ...stored.files];
  const rows = await makeRows(database, { portfolio, files, fresh: incoming.length, approvals, many: isLarge });
  const total = rows.files.slice(0, incoming.length).reduce((sum, { count }) => sum + count, 0);
  onStage({ stage: 'comparing', total });
  await compareWithStore(database, incoming, rows);
  onStage({ stage: 'checking', total });
  await feedFacts(database, rows);
  const scene: Scene = { ...terms, columns: rows.columns, subjects: rows.subjects, words: rows.words };
  const bench = { database, incoming, rows, scene };
  const { judgements, gone, leftOut } = await (terms.acceptPartial ? judgeRest(bench) : judgeAll(bench));
  const errors = judgements.filter(({ severity }) => severity === 'error');
  const problems = [...unreadable, ...stored.problems, ...broken];
  const rejected = [...problems.map(reject), ...[...gone, ...errors].map(rejectRow(incoming))];
  const stopped = problems.length + errors.length > 0;
  onStage({ stage: 'sorting', total });
  const corrections = await planCorrections(database, rows, scene);
  return {
    rejected,
    warnings: judgements.filter(({ severity }) => severity !== 'error').map(stamped),
    changes: corrections.flatMap((one) => plannedChanges(one, portfolio)),
    corrections,
    leftOut,
    stopped,
    store:
      stopped || terms.compose === undefined
        ? []
        : await composeStore(database, incoming, rows, { folder: terms.compose, isLarge }),
    counts: await countActions(database, errors, terms.acceptPartial),
  };
}

interface Judging {
  /** What is found in the rows that are taken in, or would be. */
  readonly judgements: readonly Judgement[];
  /** What was found in the rows that are left out. */
  readonly gone: readonly Judgement[];
  readonly leftOut: readonly LeftOut[];
}

async function judgeAll({ database, rows, scene }: Bench): Promise<Judging> {
  const judgements = [...(await judge(database, rows, scene)), ...(await judgePlanned(database, rows, scene))];
  return { judgements, gone: [], leftOut: [] };
}

/** Leaves rejected rows out until the rest is right: a row that was right beside them need not be so without them. */
async function judgeRest(bench: Bench): Promise<Judging> {
  await beginLeavingOut(bench.database);
  const gone: Judgement[] = [];
  const leftOut: LeftOut[] = [];
  for (;;) {
    const { judgements } = await judgeAll(bench);
    const wrong = judgements.filter(isOfRow);
    const fallen = wrong.length === 0 ? [] : await leaveOut(bench, wrong);
    if (fallen.length === 0) return { judgements, gone, leftOut };
    gone.push(...wrong);
    leftOut.push(...fallen);
  }
}

function rejectRow(incoming: readonly MeasurementFile[]): (judgement: Judgement) => Rejection {
  return (judgement) => {
    const { source, path } = judgement.finding.at;
    const file = incoming.find((one) => one.source === source);
    const field = file?.headerAt === undefined ? file?.columns[Number(path[1])] : file.headerAt(path);
    return { ...stamped(judgement), field: field ?? null };
  };
}

function stamped({ rule, severity, finding }: Judgement): Diagnostic {
  return diagnose(finding, rule.id, severity);
}

/** The stored files of the indicators that the incoming rows name. */
async function touchedFiles(database: Database, dir: string, portfolio: Portfolio) {
  const columns = await rawColumns(database);
  const cell = (column: string) => (columns.includes(column) ? column : `NULL::VARCHAR AS ${column}`);
  const named = await database.rows<{ framework: string | null; indicator: string | null }>(
    `SELECT DISTINCT ${cell('framework')}, ${cell('indicator')} FROM raw`,
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
  errors: readonly Judgement[],
  leavesOut: boolean,
): Promise<readonly Count[]> {
  const ids = new Set(errors.filter(({ rule }) => rule !== msrRevisedUnlogged).map(({ id }) => id));
  await database.run('CREATE TEMP TABLE rejected (id INTEGER)');
  await database.feed(
    'rejected',
    [...ids].map((id) => [id]),
  );
  return database.rows<Count>(
    `SELECT file, count(*)::INTEGER AS count,
       CASE WHEN rejected.id IS NOT NULL THEN 'rejected' ELSE action END AS action
     FROM (${await actedRows(database)}) LEFT JOIN rejected USING (id) GROUP BY ALL
     ${leavesOut ? `UNION ALL SELECT file, count(*)::INTEGER, 'rejected' FROM left_out GROUP BY ALL` : ''} ORDER BY ALL`,
  );
}

interface Changed extends EngineRow {
  readonly id: number;
  readonly stored: number;
}

async function planCorrections(database: Database, rows: Rows, scene: Scene): Promise<readonly Correction[]> {
  const changed = await database.rows<Changed>(`SELECT id, stored FROM actions WHERE action = 'changed' ORDER BY id`);
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
