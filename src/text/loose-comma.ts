import { takeApart } from './written-number.ts';

/**
 * Inside { } a comma ends a value: what stands after it reads as a key that has no value. Says so of the key that starts at
 * `at`; undefined where no comma stands before it, or a colon after it.
 */
export function looseComma(text: string, at: number): { readonly message: string; readonly hint: string } | undefined {
  const before = text.slice(0, at).trimEnd();
  const key = /^[^,:{}[\]\n]*/.exec(text.slice(at))?.[0] ?? '';
  if (!before.endsWith(',') || text.charAt(at + key.length) === ':') return undefined;
  const digits = before.length === at ? (/\d+(?=,$)/.exec(before)?.[0] ?? '') : '';
  const number = digits + (/^(?:,\d+)+(?:\.\d+)?/.exec(text.slice(at - 1))?.[0] ?? '');
  const ways = /^\d+$/.test(key.trim().replace('.', '')) ? (takeApart(number)?.readings ?? []) : [];
  if (digits !== '' && ways.length > 0) {
    return {
      message: `The comma in ${number} ends the number.`,
      hint: `Write ${ways
        .map((way) => way.digits)
        .reverse()
        .join(' or ')}: nothing between thousands, a point before decimals.`,
    };
  }
  return {
    message: `The comma before "${key.trim()}" ends the text.`,
    hint: 'Inside { }, put a text that holds a comma in quotes.',
  };
}
