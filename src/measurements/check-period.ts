import type { Period } from '../model/period.ts';
import type { Framework, Portfolio } from '../model/portfolio.ts';
import { acceptance } from '../model/waivers.ts';
import { compareDiagnostics, type Diagnostic, diagnose } from '../text/finding.ts';
import { readApprovals } from './approvals.ts';
import { findRepeated } from './compare.ts';
import { type EngineRow, quote, withDatabase } from './database.ts';
import { feedFacts, judge } from './judge.ts';
import { readRaw, sizeOf } from './reading.ts';
import { makeRows } from './rows.ts';
import { listStored, openStored } from './store.ts';

/** What the store holds of a framework in a period. */
export interface CheckedPeriod {
  readonly rows: number;
  /** What no waiver accepts. A row or file whose period nobody can tell counts as of this one. */
  readonly errors: readonly Diagnostic[];
}

/** Checks the stored rows of a framework that lie in a period, as `validate` would on that day. */
export async function checkPeriod(
  portfolio: Portfolio,
  dir: string,
  { framework, period, asOf }: { readonly framework: Framework; readonly period: Period; readonly asOf: string },
): Promise<CheckedPeriod> {
  const stored = listStored(dir).filter(
    (one) => one.framework === framework.id && framework.indicators.has(one.indicator),
  );
  const { files, problems } = openStored(stored, portfolio);
  const unreadable = problems.map((one) => diagnose(one, one.rule, 'error'));
  if (files.length === 0) return { rows: 0, errors: unreadable };
  return withDatabase(sizeOf(files), async (database) => {
    const { approvals } = readApprovals(dir, portfolio);
    const broken = await readRaw(database, files, portfolio);
    const rows = await makeRows(database, { portfolio, files, fresh: files.length, approvals });
    await findRepeated(database, rows);
    await feedFacts(database, rows);
    const terms = { portfolio, asOf, incoming: false, approvals };
    const judgements = await judge(database, rows, {
      ...terms,
      columns: rows.columns,
      subjects: rows.subjects,
      words: rows.words,
    });
    const inside = await database.rows<EngineRow & { readonly id: number; readonly dated: boolean }>(
      `SELECT id, opens IS NOT NULL AS dated FROM rows
       WHERE opens IS NULL OR (opens >= ${quote(period.start)} AND closes <= ${quote(period.end)})`,
    );
    const ids = new Set(inside.map(({ id }) => id));
    const accepted = acceptance(portfolio, asOf);
    const wrong = judgements.filter(
      ({ id, others = [], severity, rule, finding }) =>
        severity === 'error' && [id, ...others].some((one) => ids.has(one)) && accepted(rule.id, finding) === undefined,
    );
    return {
      rows: inside.filter(({ dated }) => dated).length,
      errors: [
        ...unreadable,
        ...broken.map((one) => diagnose(one, one.rule, 'error')),
        ...wrong.map(({ rule, severity, finding }) => diagnose(finding, rule.id, severity)),
      ].toSorted(compareDiagnostics),
    };
  });
}
