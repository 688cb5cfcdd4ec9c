import { finding, type RowRule } from './row-rule.ts';

const cells = ['value', 'numerator', 'denominator', 'lower', 'upper'] as const;

/** The value of a confidential row is not in the file. */
export const msrConfidentialValue: RowRule = {
  id: 'msr-confidential-value',
  severity: 'error',
  summary: 'A confidential row has no value.',
  why: 'What is stored as text in Git is public to everyone who has the repository, for ever.',
  fix: 'Clear the cell; the row still says that a value exists and is withheld.',
  needs: ['status'],
  suspects: {
    each: () => `r.status = 'confidential' AND coalesce(${cells.map((cell) => `r.${cell}`).join(', ')}) IS NOT NULL`,
  },
  certain: true,
  explain(row) {
    const filled = cells.find((cell) => row.cell(cell) !== undefined) ?? 'value';
    const message = `The row is confidential, and its ${filled} stands in the file.`;
    return finding(row.at(filled), message, 'Clear the cell: a confidential value is never stored.');
  },
};
