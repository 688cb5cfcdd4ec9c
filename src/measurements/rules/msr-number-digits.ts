import { numberPattern } from '../../model/decimal.ts';
import { numberColumns } from '../columns.ts';
import { finding, type RowRule } from './row-rule.ts';

/** Numbers can be kept exactly. */
export const msrNumberDigits: RowRule = {
  id: 'msr-number-digits',
  severity: 'error',
  fixed: true,
  summary: 'Numbers have at most 18 digits before the point and 12 after it.',
  why: 'More cannot be added up exactly, and nothing is measured that finely.',
  fix: 'Round the number where it was made, or by `round` in a mapping.',
  suspects: {
    each: ({ columns }) =>
      numberColumns
        .filter((column) => columns.has(column))
        .map((column) => `(r.${column} IS NOT NULL AND r.${column}_ IS NULL)`)
        .join(' OR '),
  },
  explain(row) {
    const wrong = numberColumns.find((column) => {
      const written = row.cell(column) ?? '0';
      return /^-?\d+(\.\d+)?$/.test(written) && !numberPattern.test(written);
    });
    if (wrong === undefined) return undefined;
    const message = `The ${wrong} ${row.cell(wrong)} has more digits than can be kept exactly.`;
    return finding(
      row.at(wrong),
      message,
      'Expected at most 18 digits before the point and 12 after it; a mapping rounds by round: 12.',
    );
  },
};
