import { numberColumns } from '../columns.ts';
import { isSeparated } from './msr-decimal-separator.ts';
import { finding, type RowRule } from './row-rule.ts';

const shape = /^-?\d+(\.\d+)?$/;

/** Numbers are numbers. */
export const msrNotNumeric: RowRule = {
  id: 'msr-not-numeric',
  severity: 'error',
  fixed: true,
  summary: 'Numbers are digits with a decimal point; no <5, n/a or 12%.',
  why: 'A number that has to be guessed is not exact (Open SDG and sdg-build ask the same).',
  fix: 'Write digits and a point; leave the cell blank where there is no value.',
  suspects: {
    each: ({ columns }) => {
      const used = numberColumns.filter((column) => columns.has(column));
      const numbers = used.map((column) => `(r.${column} IS NOT NULL AND r.${column}_ IS NULL)`);
      const sample = columns.has('n') ? [`(r.n IS NOT NULL AND NOT regexp_full_match(r.n, '[0-9]{1,18}'))`] : [];
      return [...numbers, ...sample].join(' OR ');
    },
  },
  explain(row) {
    const wrong = numberColumns.find((column) => {
      const written = row.cell(column) ?? '0';
      return !shape.test(written) && !isSeparated(written);
    });
    const n = row.cell('n');
    if (wrong === undefined) {
      if (n === undefined || /^\d{1,18}$/.test(n)) return undefined;
      return finding(row.at('n'), `The sample size "${n}" is not a whole number.`, 'Expected digits alone.');
    }
    const written = row.cell(wrong) ?? '';
    return finding(row.at(wrong), `The ${wrong} "${written}" is not a number.`, hintFor(written));
  },
};

/** What to do about a text that is no number. */
export function hintFor(written: string): string {
  if (written.includes('%')) return 'Leave the sign out: the unit stands at the indicator.';
  const qualifier = /^[<≤]/.test(written) ? 'at-most' : /^[>≥]/.test(written) ? 'at-least' : 'about';
  if (/^[<≤>≥~≈]/.test(written)) {
    return `Write the number alone, and ${qualifier} in the column qualifier; a mapping does it by parts: "{qualifier}{value}".`;
  }
  if (/^[-+]?\d[\d.,\s]*[[(]\s*[-+]?\d[^[\]()]*[\])]$/.test(written)) {
    return 'Write each number in its column: value, lower, upper; a mapping does it by parts: "{value} [{lower}-{upper}]".';
  }
  if (/(?![0-9])\p{Nd}/u.test(written)) return 'Write it with the digits 0 to 9; by a mapping it is read as it stands.';
  if (/^#[A-Z/0]+[!?]?$/.test(written))
    return 'A formula failed in the spreadsheet: correct it there, or leave the cell blank.';
  if (/^[-+]?\d+(\.\d+)?e[-+]?\d+$/i.test(written)) return 'A spreadsheet has shortened it: write all its digits.';
  if (/^\+\d|^[-+]?[.,]\d|\d[.,]$/.test(written)) {
    return 'Expected digits on both sides of a decimal point, and no plus sign.';
  }
  if (/^(?:[-–—.…:*]+|n[./]?[ad]\.?|nan|nil|none|null|missing|no data|not available)$/i.test(written)) {
    return 'Leave the cell blank and say why in the column status: missing, not-collected, not-applicable. Zero is 0.';
  }
  return 'Expected digits and a decimal point; blank where there is no value.';
}
