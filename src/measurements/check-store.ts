import { byId } from '../model/by-id.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { type Acceptance, acceptance } from '../model/waivers.ts';
import { parseCsv } from '../text/csv.ts';
import {
  compareDiagnostics,
  type Diagnostic,
  diagnose,
  type Finding,
  type NotChecked,
  type Problem,
  type Severity,
} from '../text/finding.ts';
import { suggest } from '../text/suggestion.ts';
import { readApprovals } from './approvals.ts';
import { checkRecords } from './check-records.ts';
import { findRepeated } from './compare.ts';
import { type Database, withDatabase } from './database.ts';
import { feedFacts, type Judgement, judge, rulesFor } from './judge.ts';
import { layoutProblems } from './layout.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { type Notes, readNotes } from './notes.ts';
import { readRaw, sizeOf } from './reading.ts';
import { makeRows } from './rows.ts';
import { storeLayout } from './rules/file-rules.ts';
import type { Terms } from './rules/row-rule.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';

export interface CheckedStore {
  readonly diagnostics: readonly Diagnostic[];
  readonly notChecked: readonly NotChecked[];
  /** How many files and rules were looked at. */
  readonly files: number;
  readonly rules: number;
  readonly notes: Notes;
}

/** Checks the store of a portfolio as strictly as an incoming file, as of a date (`YYYY-MM-DD`). */
export async function checkStore(portfolio: Portfolio, dir: string, asOf: string): Promise<CheckedStore> {
  return readingStore(dir, async () => {
    const stored = listStored(dir);
    const { known, unknown, notChecked } = sort(stored, portfolio);
    const { approvals, problems } = readApprovals(dir, portfolio);
    const terms: Terms = { portfolio, asOf, incoming: false, approvals };
    const opened = openStored(known, portfolio);
    const { found, notes } =
      opened.files.length === 0
        ? nothing
        : await withDatabase(sizeOf(opened.files), (database) => judgeFiles(database, opened.files, terms));
    const ofFiles = [...unknown, ...problems, ...checkRecords(dir, portfolio), ...opened.problems].map((one) =>
      diagnose(one, one.rule, 'error'),
    );
    return {
      diagnostics: [...ofFiles, ...found].toSorted(compareDiagnostics),
      notChecked,
      files: stored.length,
      rules: rulesFor(portfolio).length,
      notes,
    };
  });
}

interface Judged {
  readonly found: readonly Diagnostic[];
  readonly notes: Notes;
}

const nothing: Judged = { found: [], notes: { commented: new Map(), withoutValue: new Map() } };

async function judgeFiles(database: Database, files: readonly MeasurementFile[], terms: Terms): Promise<Judged> {
  const { portfolio, approvals, asOf } = terms;
  const accepted = acceptance(portfolio, asOf);
  const problems = await readRaw(database, files, portfolio);
  const rows = await makeRows(database, { portfolio, files, fresh: files.length, approvals });
  await findRepeated(database, rows);
  await feedFacts(database, rows);
  const judgements = await judge(database, rows, {
    ...terms,
    columns: rows.columns,
    subjects: rows.subjects,
    words: rows.words,
  });
  const found = [
    ...problems.map((one) => diagnose(one, one.rule, 'error')),
    ...judgements.map((judgement) => stamped(judgement, accepted)),
    ...(await judgeLayout(database, files, portfolio, accepted)),
  ];
  return { found, notes: await readNotes(database, rows) };
}

/** How the files are written, unless nobody minds. */
async function judgeLayout(
  database: Database,
  files: readonly MeasurementFile[],
  portfolio: Portfolio,
  accepted: Acceptance,
): Promise<readonly Diagnostic[]> {
  const severity = portfolio.rules.get(storeLayout.id) ?? storeLayout.severity;
  if (severity === 'off') return [];
  const problems = await layoutProblems(database, files, portfolio);
  return problems.map((finding) => accept(finding, storeLayout.id, severity, accepted));
}

function stamped({ rule, severity, finding }: Judgement, accepted: Acceptance): Diagnostic {
  return accept(finding, rule.id, severity, accepted);
}

function accept(finding: Finding, rule: string, severity: Severity, accepted: Acceptance): Diagnostic {
  const diagnostic = diagnose(finding, rule, severity);
  const waived = accepted(rule, finding);
  return waived === undefined ? diagnostic : { ...diagnostic, waived };
}

/** Files of indicators that exist; problems for the others, unless their framework could not be read. */
function sort(stored: readonly StoredFile[], portfolio: Portfolio) {
  const { unknown: left } = portfolio;
  const notChecked: NotChecked[] = [];
  const unknown: Problem[] = [];
  const known = stored.filter(({ name, framework, indicator }) => {
    const owner = byId(portfolio.frameworks, framework);
    const unsure = left.portfolio || left.library || left.frameworks.has(framework) || left.frameworks.has('*');
    if (left.portfolio || (owner === undefined && unsure)) {
      notChecked.push({ what: name, why: 'The framework it belongs to cannot be read.' });
      return false;
    }
    if (owner?.indicators.has(indicator) === true) return true;
    const hint =
      owner === undefined
        ? suggest(
            framework,
            portfolio.frameworks.map(({ id }) => id),
          )
        : suggest(indicator, owner.indicators.keys());
    const message =
      owner === undefined
        ? `The store holds rows of a framework "${framework}", which does not exist.`
        : `The store holds rows of an indicator "${indicator}", which framework ${framework} does not have.`;
    const at = { source: parseCsv(name, '').source, path: [] };
    unknown.push({ rule: 'msr-store-unknown', at, message, ...(hint === undefined ? {} : { hint }) });
    return false;
  });
  return { known, unknown, notChecked };
}
