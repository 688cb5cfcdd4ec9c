import { numberColumns } from '../columns.ts';
import { finding, type RowRule } from './row-rule.ts';

/** Numbers have a decimal point and no separators of thousands. */
export const msrDecimalSeparator: RowRule = {
  id: 'msr-decimal-separator',
  severity: 'error',
  fixed: true,
  summary: 'Numbers have a decimal point, and nothing between their thousands.',
  why: '1,110 is one thousand in one country and one and a bit in another: what can be read in two ways is not guessed (a known cause of failed uploads of SDMX-CSV).',
  fix: 'Write a decimal point and no separators, or say in a mapping how the file writes numbers.',
  suspects: {
    each: ({ columns }) =>
      numberColumns
        .filter((column) => columns.has(column))
        .map((column) => `(r.${column} IS NOT NULL AND r.${column}_ IS NULL)`)
        .join(' OR '),
  },
  explain(row) {
    const column = numberColumns.find((one) => isSeparated(row.cell(one) ?? ''));
    if (column === undefined) return undefined;
    const written = row.cell(column) ?? '';
    const { message, hint } = readings(written);
    return finding(row.at(column), `The ${column} "${written}" ${message}.`, hint);
  },
};

/** Digits with commas, blanks or apostrophes between them, or with several points. */
export function isSeparated(written: string): boolean {
  return /^[-+]?\d[\d.,'’ \u00a0\u202f]*$/.test(written) && /[,'’ \u00a0\u202f]|\..*\./.test(written);
}

function readings(written: string): { readonly message: string; readonly hint: string } {
  const plain = written.replace(/^\+/, '');
  const alone = /^(-?[1-9]\d{0,2}),(\d{3})$/.exec(plain);
  if (alone !== null) {
    const [, whole, rest] = alone;
    const hint = `Write ${whole}${rest} or ${whole}.${rest}, or say in a mapping how the file writes numbers.`;
    return { message: 'can be read in two ways', hint };
  }
  const decimals = /^(-?[\d.'’ \u00a0\u202f]+),(\d+)$/.exec(plain);
  if (decimals !== null) {
    const whole = decimals[1]?.replaceAll(/[^\d-]/g, '');
    return { message: 'has a decimal comma; expected a decimal point', hint: `Write ${whole}.${decimals[2]}.` };
  }
  const grouped = /^-?\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(plain);
  const digits = plain.split('.').length > 2 ? plain.replaceAll(/[^\d-]/g, '') : plain.replaceAll(/[^\d.-]/g, '');
  const hint = grouped ? `Write ${digits}.` : 'Expected digits and a decimal point.';
  return { message: 'has separators between its digits; expected digits and a decimal point', hint };
}
