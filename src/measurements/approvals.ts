import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import table from '../../schemas/approvals.table.json' with { type: 'json' };
import { byId } from '../model/by-id.ts';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import type { Location } from '../text/location.ts';
import { suggest } from '../text/suggestion.ts';

/** A period of a framework whose measurements are approved, and so locked. */
export interface Approval {
  readonly at: Location;
  readonly framework: string;
  readonly period: Period;
  readonly by: string;
  readonly date: string;
}

export const approvalsFile = 'measurements/approvals.csv';

const columns = table.fields.map(({ name }) => name);

/** The approved periods of a portfolio; none where the file is missing. */
export function readApprovals(
  dir: string,
  portfolio: Portfolio,
): { readonly approvals: readonly Approval[]; readonly problems: readonly Problem[] } {
  const path = join(dir, approvalsFile);
  if (!existsSync(path)) return { approvals: [], problems: [] };
  const { source, header, records, problems } = parseCsv(approvalsFile, readFileSync(path, 'utf8'));
  const missing = columns.filter((column) => !header.includes(column));
  if (problems.length > 0) return { approvals: [], problems };
  if (missing.length > 0) {
    const message = `The column "${missing[0]}" is missing.`;
    const hint = `Expected the columns ${columns.join(', ')}.`;
    return { approvals: [], problems: [{ rule: 'msr-column-missing', at: { source, path: [0] }, message, hint }] };
  }
  const read = records.map(({ record, cells }) => {
    const cell = (column: string) => cells[header.indexOf(column)] ?? '';
    return readApproval({ source, path: [record] }, cell, portfolio);
  });
  return {
    approvals: read.filter((one): one is Approval => !('rule' in one)),
    problems: read.filter((one): one is Problem => 'rule' in one),
  };
}

function readApproval(at: Location, cell: (column: string) => string, portfolio: Portfolio): Approval | Problem {
  const [id, text] = [cell('framework'), cell('period')];
  const framework = byId(portfolio.frameworks, id);
  const into = (column: string): Location => ({ ...at, path: [...at.path, column] });
  if (framework === undefined) {
    const known = portfolio.frameworks.map((one) => one.id);
    const hint = suggest(id, known) ?? 'Expected the id of a framework.';
    return { rule: 'msr-framework-unknown', at: into('framework'), message: `There is no framework "${id}".`, hint };
  }
  const period = parsePeriod(text, framework.fiscalYear ?? portfolio.fiscalYear);
  if (period === undefined) {
    const hint = 'Expected 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015, or start/end.';
    return { rule: 'msr-period-unknown', at: into('period'), message: `There is no period "${text}".`, hint };
  }
  return { at, framework: id, period, by: cell('by'), date: cell('date') };
}
