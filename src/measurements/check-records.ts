import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import approvals from '../../schemas/approvals.table.json' with { type: 'json' };
import corrections from '../../schemas/corrections.table.json' with { type: 'json' };
import ledger from '../../schemas/ledger.table.json' with { type: 'json' };
import { byId } from '../model/by-id.ts';
import { isDate, parsePeriod } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import { compareText, type Problem } from '../text/finding.ts';
import { approvalsFile } from './approvals.ts';
import { ledgerFile } from './ledger.ts';
import { fiscalYearOf } from './subject.ts';
import { currentPaths } from './transaction.ts';

interface Table {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly constraints?: { readonly required?: boolean };
  }[];
}

const hint = 'Take the line back from Git, or correct it.';

/** What is wrong with the form of ledger, approvals and corrections; framework and period of approvals are checked where they are read. */
export function recordProblems(dir: string, portfolio: Portfolio): readonly Problem[] {
  const pending = currentPaths(dir);
  const path = (file: string) => pending.get(file) ?? join(dir, file);
  return [
    ...problemsIn(ledgerFile, path(ledgerFile), ledger, ({ column, cell }) =>
      column === 'sha256' && !/^[0-9a-f]{64}$/.test(cell) ? 'is no SHA-256 (64 hexadecimal digits)' : undefined,
    ),
    // What is said of approvals where they are read is not said again.
    ...problemsIn(approvalsFile, path(approvalsFile), {
      fields: approvals.fields.filter(({ name }) => name === 'by' || name === 'date'),
    }).filter(({ at }) => at.path.length > 1),
    ...correctionFiles(dir).flatMap(({ file, framework, indicator }) => {
      const owner = byId(portfolio.frameworks, framework)?.indicators.get(indicator);
      return problemsIn(file, path(file), corrections, (found) => ofCorrection(found, owner, portfolio));
    }),
  ];
}

interface Cell {
  readonly column: string;
  readonly cell: string;
}

function ofCorrection({ column, cell }: Cell, owner: Indicator | undefined, portfolio: Portfolio): string | undefined {
  if (owner === undefined || column !== 'period') return undefined;
  return parsePeriod(cell, fiscalYearOf(owner, portfolio)) === undefined ? 'is no period' : undefined;
}

function problemsIn(
  file: string,
  path: string,
  { fields }: Table,
  more: (cell: Cell) => string | undefined = () => undefined,
): readonly Problem[] {
  if (!existsSync(path)) return [];
  const { source, header, records, problems } = parseCsv(file, readFileSync(path, 'utf8'));
  const rule = 'msr-record-damaged';
  const missing = fields.find(({ name, constraints }) => constraints?.required === true && !header.includes(name));
  if (problems.length > 0) return problems;
  if (missing !== undefined) {
    const message = `The column "${missing.name}" is missing.`;
    return [{ rule, at: { source, path: [0] }, message, hint }];
  }
  return records.flatMap(({ record, cells }) =>
    fields.flatMap(({ name, type, constraints }): Problem[] => {
      const cell = cells[header.indexOf(name)] ?? '';
      const wrong = cell === '' ? blank(constraints?.required) : (ofType(type, cell) ?? more({ column: name, cell }));
      if (wrong === undefined) return [];
      const message = cell === '' ? `The ${name} ${wrong}.` : `The ${name} "${cell}" ${wrong}.`;
      return [{ rule, at: { source, path: [record, name] }, message, hint }];
    }),
  );
}

function blank(required: boolean | undefined): string | undefined {
  return required === true ? 'is blank' : undefined;
}

function ofType(type: string, cell: string): string | undefined {
  if (type === 'date' && !isDate(cell)) return 'is no day (YYYY-MM-DD)';
  if (type === 'integer' && !/^\d+$/.test(cell)) return 'is no count';
  return undefined;
}

/** corrections/<framework>/<indicator>.csv, by name. */
function correctionFiles(dir: string) {
  const folder = join(dir, 'corrections');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .flatMap((name) => {
      const [, framework, indicator] = /^([^/]+)\/([^/]+)\.csv$/.exec(name) ?? [];
      if (framework === undefined || indicator === undefined) return [];
      return [{ file: `corrections/${name}`, framework, indicator }];
    })
    .toSorted((a, b) => compareText(a.file, b.file));
}
