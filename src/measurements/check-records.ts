import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import approvalsTable from '../../schemas/approvals.table.json' with { type: 'json' };
import correctionsTable from '../../schemas/corrections.table.json' with { type: 'json' };
import ledgerTable from '../../schemas/ledger.table.json' with { type: 'json' };
import { byId } from '../model/by-id.ts';
import { isDate, parsePeriod } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import { compareText, type Problem } from '../text/finding.ts';
import type { Location, SourceFile } from '../text/location.ts';
import { suggest } from '../text/suggestion.ts';
import { approvalsFile } from './approvals.ts';
import { storeColumns } from './columns.ts';
import { ledgerFile } from './ledger.ts';
import { reasonCodes } from './reason.ts';
import { fiscalYearOf } from './subject.ts';

/** Checks what is kept beside the store: the ledger, who approved, and the corrections. Of the rest `readApprovals` speaks. */
export function checkRecords(dir: string, portfolio: Portfolio): readonly Problem[] {
  return [
    ...checkTable(dir, ledgerFile, { fields: ledgerTable.fields, check: checkEntry }),
    ...checkTable(dir, approvalsFile, { fields: approvalsTable.fields, check: (row) => checkApproval(row, portfolio) }),
    ...correctionFiles(dir).flatMap((file) => checkCorrections(dir, file, portfolio)),
  ];
}

interface Field {
  readonly name: string;
  readonly constraints?: { readonly required?: boolean };
}

interface TableRow {
  cell(column: string): string;
  at(column: string): Location;
}

interface Table {
  readonly fields: readonly Field[];
  /** Columns that may stand beside those of the table. */
  readonly more?: readonly string[];
  check(row: TableRow): readonly Problem[];
}

/** Form, columns and days of a table; the rest of each row by `check`. */
function checkTable(dir: string, file: string, { fields, more = [], check }: Table): readonly Problem[] {
  if (!existsSync(join(dir, file))) return [];
  const { source, header, records, problems } = parseCsv(file, readFileSync(join(dir, file), 'utf8'));
  const wrong = problems.length > 0 ? problems : columnProblems(source, header, [fields, more]);
  // What is wrong with the form of the approvals is said where they are read.
  if (wrong.length > 0) return file === approvalsFile ? [] : wrong;
  return records.flatMap(({ record, cells }) => {
    const row: TableRow = {
      cell: (column) => cells[header.indexOf(column)] ?? '',
      at: (column) => ({ source, path: header.includes(column) ? [record, header.indexOf(column)] : [record] }),
    };
    return [...checkDate(row), ...check(row)];
  });
}

function columnProblems(
  source: SourceFile,
  header: readonly string[],
  [fields, more]: readonly [readonly Field[], readonly string[]],
): readonly Problem[] {
  const known = [...fields.map(({ name }) => name), ...more];
  const missing = fields.filter(({ name, constraints }) => constraints?.required === true && !header.includes(name));
  return [
    ...header.flatMap((name, index) =>
      known.includes(name)
        ? []
        : problem('msr-column-unknown', { source, path: [0, index] }, `The column "${name}" is not known.`, [
            name,
            known,
          ]),
    ),
    ...missing.flatMap(({ name }) =>
      problem('msr-column-missing', { source, path: [0] }, `The column "${name}" is missing.`),
    ),
  ];
}

function checkDate(row: TableRow): readonly Problem[] {
  const date = row.cell('date');
  return isDate(date)
    ? []
    : problem('msr-date-unknown', row.at('date'), `The date is "${date}"; expected a day, YYYY-MM-DD.`);
}

function checkEntry(row: TableRow): readonly Problem[] {
  const counts = ['rows', 'added', 'changed', 'unchanged', 'rejected'].filter(
    (column) => !/^\d+$/.test(row.cell(column)),
  );
  const hash = /^[0-9a-f]{64}$/.test(row.cell('sha256')) ? [] : ['sha256'];
  return [...hash, ...counts].flatMap((column) =>
    problem(
      'msr-ledger',
      row.at(column),
      `The ${column} is "${row.cell(column)}"; expected ${column === 'sha256' ? '64 hexadecimal digits' : 'a whole number'}.`,
    ),
  );
}

function checkApproval(row: TableRow, { parties, unknown }: Portfolio): readonly Problem[] {
  const by = row.cell('by');
  if (unknown.portfolio || parties.has(by)) return [];
  return problem('msr-approval-party', row.at('by'), `There is no party "${by}".`, [by, parties.keys()]);
}

/** Relative to the portfolio. */
function correctionFiles(dir: string): readonly string[] {
  if (!existsSync(join(dir, 'corrections'))) return [];
  return readdirSync(join(dir, 'corrections'), { recursive: true, encoding: 'utf8' })
    .map((name) => `corrections/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.csv') && !/\/\./.test(name))
    .toSorted(compareText);
}

function checkCorrections(dir: string, file: string, portfolio: Portfolio): readonly Problem[] {
  const { unknown, frameworks } = portfolio;
  const [, of = '', name = '', ...deeper] = file.split('/');
  const framework = byId(frameworks, of);
  const unsure = unknown.portfolio || unknown.library || unknown.frameworks.has(of) || unknown.frameworks.has('*');
  const indicator = deeper.length > 0 ? undefined : framework?.indicators.get(name.replace(/\.csv$/, ''));
  if (unsure && (unknown.portfolio || framework === undefined)) return [];
  if (indicator === undefined) {
    const at = { source: parseCsv(file, '').source, path: [] };
    return problem('msr-store-unknown', at, `There is no indicator that ${file} would hold the corrections of.`);
  }
  const more = [...portfolio.dimensions.keys()];
  return checkTable(dir, file, {
    fields: correctionsTable.fields,
    more,
    check: (row) => [...checkKey(row, indicator, portfolio), ...checkCorrection(row, portfolio)],
  });
}

/** What the corrected row was about is still known. */
function checkKey(row: TableRow, indicator: Indicator, portfolio: Portfolio): readonly Problem[] {
  const among = (rule: string, column: string, thing: string, known: Iterable<string>): readonly Problem[] => {
    const [word, words] = [row.cell(column), [...known]];
    if (word === '' || words.includes(word)) return [];
    return problem(rule, row.at(column), `There is no ${thing} "${word}".`, [word, words]);
  };
  const period = row.cell('period');
  const isKnown = parsePeriod(period, fiscalYearOf(indicator, portfolio)) !== undefined;
  return [
    ...(isKnown ? [] : problem('msr-period-unknown', row.at('period'), `There is no period "${period}".`)),
    ...among('msr-place-unknown', 'place', 'place', portfolio.places.keys()),
    ...among('msr-reporter-unknown', 'reporter', 'party', portfolio.parties.keys()),
    ...among('msr-step-unknown', 'step', 'step', indicator.steps.keys()),
    ...[...portfolio.dimensions.values()].flatMap(({ id, categories }) =>
      among('msr-category-unknown', id, `category of ${id}`, categories.keys()),
    ),
  ];
}

function checkCorrection(row: TableRow, portfolio: Portfolio): readonly Problem[] {
  const rule = 'msr-correction-unknown';
  const [field, reason] = [row.cell('field'), row.cell('reason')];
  const columns = storeColumns(portfolio);
  return [
    ...(columns.includes(field)
      ? []
      : problem(rule, row.at('field'), `The field "${field}" is no column of the store.`, [field, columns])),
    ...(reasonCodes.includes(reason)
      ? []
      : problem(rule, row.at('reason'), `The reason "${reason}" is not one of the codes.`, [reason, reasonCodes])),
  ];
}

function problem(rule: string, at: Location, message: string, meant?: readonly [string, Iterable<string>]): Problem[] {
  const hint = meant === undefined ? undefined : suggest(...meant);
  return [{ rule, at, message, ...(hint === undefined ? {} : { hint }) }];
}
