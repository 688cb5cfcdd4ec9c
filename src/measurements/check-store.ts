import { byId } from '../model/by-id.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { type Acceptance, acceptance } from '../model/waivers.ts';
import { parseCsv } from '../text/csv.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type NotChecked, type Problem } from '../text/finding.ts';
import { suggest } from '../text/suggestion.ts';
import { readApprovals } from './approvals.ts';
import { findRepeated } from './compare.ts';
import { type Database, withDatabase } from './database.ts';
import { feedFacts, inOrder, type Judgement, judge, rulesFor } from './judge.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { hasMany, readRaw, sizeOf } from './reading.ts';
import { makeRows } from './rows.ts';
import type { Terms } from './rules/row-rule.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';

export interface CheckedStore {
  readonly diagnostics: readonly Diagnostic[];
  readonly notChecked: readonly NotChecked[];
  /** How many files and rules were looked at. */
  readonly files: number;
  readonly rules: number;
}

/** Checks the store of a portfolio as strictly as an incoming file, as of a date (`YYYY-MM-DD`). */
export async function checkStore(portfolio: Portfolio, dir: string, asOf: string): Promise<CheckedStore> {
  return readingStore(dir, async () => {
    const stored = listStored(dir);
    const { known, unknown, notChecked } = sort(stored, portfolio);
    const { approvals, problems } = readApprovals(dir, portfolio);
    const terms: Terms = { portfolio, asOf, incoming: false, approvals };
    const opened = openStored(known, portfolio);
    const found =
      opened.files.length === 0
        ? []
        : await withDatabase(sizeOf(opened.files), (database) => judgeFiles(database, opened.files, terms));
    const ofFiles = [...unknown, ...problems, ...opened.problems].map((one) => diagnose(one, one.rule, 'error'));
    return {
      diagnostics: [...ofFiles, ...found].toSorted(compareDiagnostics),
      notChecked,
      files: stored.length,
      rules: rulesFor(portfolio).length,
    };
  });
}

async function judgeFiles(
  database: Database,
  files: readonly MeasurementFile[],
  terms: Terms,
): Promise<readonly Diagnostic[]> {
  const { portfolio, approvals, asOf } = terms;
  const accepted = acceptance(portfolio, asOf);
  const problems = await readRaw(database, files, portfolio);
  const many = await hasMany(database);
  const rows = await makeRows(database, { portfolio, files, fresh: files.length, approvals, many });
  await findRepeated(database, rows);
  await feedFacts(database, rows);
  const verdicts = await judge(database, rows, { ...terms, columns: rows.columns, subjects: rows.subjects });
  return [
    ...problems.map((one) => diagnose(one, one.rule, 'error')),
    ...inOrder(verdicts).map((judgement) => stamped(judgement, accepted)),
  ];
}

function stamped({ rule, severity, finding }: Judgement, accepted: Acceptance): Diagnostic {
  const diagnostic = diagnose(finding, rule.id, severity);
  const waived = accepted(rule.id, finding);
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
