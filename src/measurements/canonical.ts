import { byId } from '../model/by-id.ts';
import { parsePeriod } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import { compareText } from '../text/finding.ts';
import { identityColumns, textColumns } from './columns.ts';
import type { MeasurementFile } from './measurement-file.ts';
import { storeText } from './store-text.ts';
import { fiscalYearOf } from './subject.ts';

/** A file of the store with its text. */
export interface StoredText extends Pick<MeasurementFile, 'owner'> {
  readonly source: { readonly file: string };
  readonly text: string;
}

/**
 * The text that ingest would write for the rows of a stored file; undefined where its rows cannot be understood, which other
 * findings say.
 */
export function canonicalText({ text, owner, source }: StoredText, portfolio: Portfolio): string | undefined {
  const indicator = owner && byId(portfolio.frameworks, owner.framework)?.indicators.get(owner.indicator);
  if (indicator === undefined) return undefined;
  const { header, records, problems } = parseCsv(source.file, text);
  if (problems.length > 0) return undefined;
  const columns = header.map((column) => column.trim());
  const fiscalYear = fiscalYearOf(indicator, portfolio);
  const identity = identityColumns(portfolio);
  const rows = records
    .map(({ cells }) => Object.fromEntries(columns.map((column, index) => [column, tidy(column, cells[index] ?? '')])))
    .filter((row) => Object.values(row).some((cell) => cell !== ''))
    .map((row) => ({ row, period: parsePeriod(row.period ?? '', fiscalYear) }));
  if (rows.some(({ period }) => period === undefined)) return undefined;
  const sorted = rows
    .map(({ row, period }) => ({
      row,
      key: [period?.start ?? '', period?.end ?? '', ...identity.map((column) => row[column] ?? '')],
    }))
    .toSorted((a, b) => compareKeys(a.key, b.key));
  return storeText(
    sorted.map(({ row }) => row),
    portfolio,
  );
}

const blanks = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

function tidy(column: string, cell: string): string {
  return textColumns.includes(column) ? cell : cell.replace(blanks, '');
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const order = compareText(part, b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
