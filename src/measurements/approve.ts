import { join } from 'node:path';
import table from '../../schemas/approvals.table.json' with { type: 'json' };
import { contains, outermost, type Period } from '../model/period.ts';
import type { Framework, Portfolio } from '../model/portfolio.ts';
import { type Diagnostic, diagnose } from '../text/finding.ts';
import { type Approval, approvalsFile, readApprovals } from './approvals.ts';
import { checkPeriod } from './check-period.ts';
import { writingTo } from './disk.ts';
import { observe } from './engine.ts';
import type { Company } from './ingest.ts';
import { extendTable } from './ledger.ts';
import { withLock } from './lock.ts';
import type { Coverage } from './observation.ts';
import { commit, recover } from './transaction.ts';

/** Who approves what, on which day (`YYYY-MM-DD`). */
export interface ApproveRequest {
  readonly framework: Framework;
  readonly period: Period;
  readonly by: string;
  readonly date: string;
}

/** What was found in the period, and what became of the approval. */
export interface ApproveOutcome {
  /** The approval that locks the period already: nothing is written. */
  readonly already: Approval | undefined;
  /** Stored rows in the period. */
  readonly rows: number;
  /** What keeps the period from being approved. */
  readonly errors: readonly Diagnostic[];
  /** Who was expected to report in the period and did not, by indicator. */
  readonly gaps: readonly Gap[];
  readonly written: boolean;
  readonly recovered: 'finished' | 'discarded' | undefined;
}

export interface Gap {
  readonly indicator: string;
  readonly coverage: Coverage;
}

/** Locks a period, unless it is locked already, nothing is stored in it or what is stored has errors. */
export async function approve(
  portfolio: Portfolio,
  dir: string,
  request: ApproveRequest,
  company: Company,
): Promise<ApproveOutcome> {
  const { framework, period, by, date } = request;
  const work = async (): Promise<ApproveOutcome> => {
    const recovered = recover(dir);
    const { approvals, problems } = readApprovals(dir, portfolio);
    const already = approvals.find((one) => one.framework === framework.id && contains(one.period, period));
    const unwritten = { already, rows: 0, gaps: [], written: false, recovered };
    const refused = problems.map((one) => diagnose(one, one.rule, 'error'));
    if (already !== undefined || refused.length > 0) return { ...unwritten, errors: refused };
    const { rows, errors } = await checkPeriod(portfolio, dir, { framework, period, asOf: date });
    if (rows === 0 || errors.length > 0) return { ...unwritten, rows, errors };
    const gaps = await gapsIn(portfolio, dir, request);
    const line = new Map(Object.entries({ framework: framework.id, period: period.text, by, date }));
    const columns = table.fields.map(({ name }) => name);
    commit(dir, [{ file: approvalsFile, text: extendTable(join(dir, approvalsFile), columns, [line]) }]);
    return { already, rows, errors, gaps, written: true, recovered };
  };
  return writingTo(dir, () => withLock(dir, work, company));
}

/** By the longest windows inside the period that the indicator is looked at in: its targets, else its rows. */
async function gapsIn(
  portfolio: Portfolio,
  dir: string,
  { framework, period, date }: ApproveRequest,
): Promise<readonly Gap[]> {
  const observed = await observe(portfolio, dir, date);
  return [...framework.indicators.values()].flatMap(({ id, status }): readonly Gap[] => {
    if (status === 'retired') return [];
    const windows = observed.get(`${framework.id}/${id}`)?.windows ?? [];
    const inside = outermost(windows.filter((window) => contains(period, window.period)));
    const sum = (count: (coverage: Coverage) => number) =>
      inside.reduce((total, { coverage }) => total + count(coverage), 0);
    const coverage: Coverage = {
      expected: sum(({ expected }) => expected),
      reported: sum(({ reported }) => reported),
      withheld: sum(({ withheld }) => withheld),
      missing: inside.flatMap(({ coverage: { missing } }) => missing),
    };
    return coverage.missing.length === 0 ? [] : [{ indicator: id, coverage }];
  });
}
