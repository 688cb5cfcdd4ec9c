import { exact, numberPattern } from '../../model/decimal.ts';

/** How a published value was read. */
export type ReadValue =
  | { readonly kind: 'number'; readonly digits: string }
  /** A number with signs around it: what they say is kept in words. */
  | { readonly kind: 'dressed'; readonly digits: string; readonly currency?: string; readonly isShare: boolean }
  | { readonly kind: 'words' }
  | { readonly kind: 'none' };

const currencies: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', '¥': 'JPY', '₹': 'INR', $: '' };

/**
 * A value of an indicator that is not in words. Read is what has one meaning alone: digits with a decimal point, a sign of a
 * currency or of per cent, and commas or blanks between groups of three where there are two of them or a currency before them.
 */
export function readValue(written: string | undefined): ReadValue {
  const text = written?.trim() ?? '';
  if (text === '') return { kind: 'none' };
  const plain = plainDigits(text);
  if (plain !== undefined) return { kind: 'number', digits: plain };
  const [, sign, sum, percent] = /^([£€¥₹$]|[A-Z]{3})?\s*([-+]?[\d., \u00a0\u202f]*\d)\s*(%)?$/u.exec(text) ?? [];
  if (sum === undefined) return { kind: 'words' };
  const groups = /^[-+]?\d{1,3}(?:([, \u00a0\u202f])\d{3})(?:\1\d{3})*(\.\d+)?$/.exec(sum);
  const isGrouped =
    groups !== null && (sign !== undefined || groups[2] !== undefined || /[^\d.+-].*[^\d.+-]/.test(sum));
  const digits = plainDigits(isGrouped ? sum.replaceAll(/[, \u00a0\u202f]/g, '') : sum);
  if (digits === undefined) return { kind: 'words' };
  const currency = sign === undefined ? undefined : (currencies[sign] ?? sign);
  return {
    kind: 'dressed',
    digits,
    isShare: percent !== undefined,
    ...(currency === undefined || currency === '' ? {} : { currency }),
  };
}

/** The digits of a decimal of XML Schema as the store keeps them; undefined for anything else, and for what is too long. */
function plainDigits(text: string): string | undefined {
  if (numberPattern.test(text)) return text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || text.length > 60) return undefined;
  const digits = exact(text.replace(/\.$/, '')).toFixed();
  return numberPattern.test(digits) ? digits : undefined;
}
