import { readFileSync } from 'node:fs';
import { parsePeriod } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';
import { parseCsv } from '../text/csv.ts';
import { listStored } from './store.ts';
import { fiscalYearOf } from './subject.ts';

/** A row of the store, as far as it says what figures do not: its key, and what was said of it. */
export interface StoredRow {
  readonly start: string;
  readonly end: string;
  readonly place?: string;
  readonly step?: string;
  readonly reporter?: string;
  readonly categories: readonly { readonly dimension: string; readonly category: string }[];
  /** A value, or a numerator and a denominator. */
  readonly hasValue: boolean;
  readonly source?: string;
  readonly evidence?: string;
  readonly comment?: string;
}

/** The rows of every indicator of the portfolio that has a file in the store, by framework/id; rows without a period left out. */
export function storedRows(portfolio: Portfolio, dir: string): ReadonlyMap<string, readonly StoredRow[]> {
  const found = new Map<string, readonly StoredRow[]>();
  for (const { name, path, framework, indicator } of listStored(dir)) {
    const owner = portfolio.frameworks.find(({ id }) => id === framework)?.indicators.get(indicator);
    if (owner === undefined) continue;
    const { header, records, problems } = parseCsv(name, readFileSync(path, 'utf8'));
    if (problems.length > 0) continue;
    const columns = header.map((column) => column.trim());
    const fiscalYear = fiscalYearOf(owner, portfolio);
    found.set(
      `${framework}/${indicator}`,
      records.flatMap(({ cells }) => {
        const cell = (column: string) => {
          const text = cells[columns.indexOf(column)];
          return text === undefined || text.trim() === '' ? undefined : text;
        };
        const period = parsePeriod(cell('period')?.trim() ?? '', fiscalYear);
        if (period === undefined) return [];
        return [
          {
            start: period.start,
            end: period.end,
            categories: [...portfolio.dimensions.keys()].flatMap((dimension) => {
              const category = cell(dimension)?.trim();
              return category === undefined ? [] : [{ dimension, category }];
            }),
            hasValue: cell('value') !== undefined || cell('numerator') !== undefined,
            ...given({
              place: cell('place')?.trim(),
              step: cell('step')?.trim(),
              reporter: cell('reporter')?.trim(),
              source: cell('source'),
              evidence: cell('evidence')?.trim(),
              comment: cell('comment'),
            }),
          },
        ];
      }),
    );
  }
  return found;
}
