/** An exact decimal: an object that can say its digits. */
interface Decimal {
  toFixed(): string;
}

/** What JSON is written of: `undefined` is written as null, an exact decimal as its digits. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | Decimal
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * JSON text in the order of the keys, two blanks a step, ending in a line break. Decimals keep every digit and have no
 * exponent: JSON.stringify knows only floating-point numbers.
 */
export function writeJson(value: Json): string {
  return `${write(value, '')}\n`;
}

function write(value: Json, indent: string): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return plainNumber(value);
  if (isDecimal(value)) return plainDigits(value.toFixed());
  const deeper = `${indent}  `;
  if (isList(value))
    return block(
      '[',
      value.map((item) => write(item, deeper)),
      ']',
      indent,
    );
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, deeper)}`);
  return block('{', fields, '}', indent);
}

function block(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

function isDecimal(value: object): value is Decimal {
  return 'toFixed' in value && typeof value.toFixed === 'function';
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  return text.includes('e') ? plainDigits(value.toFixed(20).replace(/0+$/, '')) : text;
}

function plainDigits(digits: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new TypeError(`${digits} is no JSON number`);
  return /^-0(\.0+)?$/.test(digits) ? digits.slice(1) : digits;
}
