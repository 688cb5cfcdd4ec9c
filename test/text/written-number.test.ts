import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherEvidence, type ToldFormat } from '../../src/text/number-evidence.ts';
import { type NumberFormat, readNumber } from '../../src/text/written-number.ts';

const none = { exponents: false, parentheses: false };
const all = { exponents: true, parentheses: true };

/** What the cells of a file are read as: digits, or why not. */
function readAll(cells: readonly string[], told: ToldFormat = {}, habits = none): readonly string[] {
  const evidence = gatherEvidence<number>(told);
  for (const [index, cell] of cells.entries()) evidence.add(cell, () => index);
  const format = evidence.conclude();
  return cells.map((cell) => {
    const read = readNumber(cell, format, habits);
    return 'refused' in read ? read.refused : read.digits;
  });
}

describe('the numbers of a file show how they are written', () => {
  it.each<[cells: readonly string[], read: readonly string[]]>([
    [['12,5'], ['12.5']],
    [['12.5'], ['12.5']],
    [['1.234.567'], ['1234567']],
    [
      ['١٢٣٤', '۱۲', '０．５'],
      ['1234', '12', 'text'],
    ],
    [['1,234,567.89'], ['1234567.89']],
    [
      ['1.234,5', '1.110'],
      ['1234.5', '1110'],
    ],
    [
      ['12,5', '1,110'],
      ['12.5', '1.110'],
    ],
    [
      ['12,5', '1.110'],
      ['12.5', '1110'],
    ],
    [
      ['1.234.567', '1,110'],
      ['1234567', '1.110'],
    ],
    [
      ['1 234', '1,110'],
      ['1234', '1.110'],
    ],
    [['1\u00a0234\u202f567,5'], ['1234567.5']],
    [['1’234'], ['1234']],
    [["1'234.5"], ['1234.5']],
    [['0,123'], ['0.123']],
    [['1234,567'], ['1234.567']],
    [
      [',5', '−3'],
      ['0.5', '-3'],
    ],
    [
      ['0', '00', '7'],
      ['0', '00', '7'],
    ],
    [
      ['+5', '- 5'],
      ['5', '-5'],
    ],
    [
      ["'12,5", '$ 5', '5 EUR', '12,5 %'],
      ['12.5', '5', '5', '12.5'],
    ],
  ])('%j', (cells, read) => {
    expect(readAll(cells)).toEqual(read);
  });

  it.each<[cells: readonly string[], read: readonly string[]]>([
    [['1,110'], ['two-ways']],
    [
      ['1.110', '5'],
      ['two-ways', '5'],
    ],
    [
      ['12,5', '12,6', '1.5'],
      ['12.5', '12.6', 'other-format'],
    ],
    [
      ['12,5', '1.5', '1,110'],
      ['other-format', '1.5', 'two-ways'],
    ],
    [
      ['1 234', '1,110', '1.110'],
      ['1234', 'two-ways', 'two-ways'],
    ],
    [
      ['1.00E+05', '(5)'],
      ['exponent', 'parentheses'],
    ],
    [['1,23,456'], ['text']],
    [['12 34'], ['text']],
    [['5.'], ['text']],
    [['n/a', '<5', '1-2', '', '5 -', '--5', '1.2.3', '12a', '٣٫٥'], Array(9).fill('text')],
  ])('or are refused: %j', (cells, read) => {
    expect(readAll(cells)).toEqual(read);
  });

  it.each<[cell: string, told: ToldFormat, read: string]>([
    ['1,110', { decimal: ',' }, '1.110'],
    ['1,110', { decimal: '.' }, '1110'],
    ['1,110', { thousands: ',' }, '1110'],
    ['1,110', { thousands: '' }, '1.110'],
    ['1,110', { decimal: '.', thousands: '' }, 'other-format'],
    ['1.5', { decimal: ',' }, 'other-format'],
    ['1.110', { decimal: ',', thousands: ' ' }, 'other-format'],
    ['1 110', { decimal: ',', thousands: ' ' }, '1110'],
  ])('a mapping decides: %s %j', (cell, told, read) => {
    expect(readAll([cell], told)).toEqual([read]);
  });

  it('reads exponents and parentheses where they are allowed, exactly', () => {
    expect(readAll(['1.00E+05', '1.2345e2', '12E-3', '(5)', '(1.5)'], {}, all)).toEqual([
      '100000',
      '123.45',
      '0.012',
      '-5',
      '-1.5',
    ]);
  });
});

/** Writes digits in a format: written without the code under test. */
function write(digits: string, { decimal, group }: { decimal: string; group: string }): string {
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  let grouped = '';
  for (let at = whole.length; at > 0; at -= 3) {
    const part = whole.slice(Math.max(0, at - 3), at);
    grouped = grouped === '' ? part : `${part}${group}${grouped}`;
  }
  return `${sign}${grouped}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}

const digits = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.stringMatching(/^\d{0,12}$/))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`);

const styles = fc.constantFrom(
  ...['.', ','].flatMap((decimal) =>
    ['', '.', ',', ' ', '\u00a0', '\u202f', "'"]
      .filter((group) => group !== decimal)
      .map((group) => ({ decimal: decimal as '.' | ',', group })),
  ),
);

it('what is written in a format is read back as it was, where the format is told', () => {
  fc.assert(
    fc.property(fc.array(digits, { minLength: 1 }), styles, (numbers, style) => {
      const group = /\s/.test(style.group) ? ' ' : style.group;
      const cells = numbers.map((number) => write(number, style));
      expect(readAll(cells, { decimal: style.decimal, thousands: group })).toEqual(numbers);
    }),
  );
});

it('what is found by itself is read as it was written, or refused', () => {
  fc.assert(
    fc.property(fc.array(digits, { minLength: 1 }), styles, (numbers, style) => {
      const read = readAll(numbers.map((number) => write(number, style)));
      // A single 1,110 may mean either; once anything shows which, all are right.
      for (const [index, number] of numbers.entries())
        expect([number, 'two-ways', 'other-format']).toContain(read[index]);
      const decided = numbers.some((number) => /\.(\d{1,2}|\d{4,})$/.test(number));
      if (decided) expect(read).toEqual(numbers);
    }),
  );
});

it('nothing but digits of zero is zero, and zero is never nothing', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('0', '1', '.', ',', ' ', '-', '(', ')', '%', "'", 'E', '\u00a0') }),
  );
  const formats: readonly NumberFormat[] = [
    { decimal: '.', grouping: new Set([',', ' ']), certain: true },
    { decimal: ',', grouping: new Set(['.', "'"]), certain: false },
  ];
  fc.assert(
    fc.property(cell, fc.constantFrom(...formats), (text, format) => {
      const read = readNumber(text, format, all);
      if ('refused' in read) return;
      expect(read.digits).toMatch(/^-?\d+(\.\d+)?$/);
      const mantissa = text.replace(/e[-+]?\d+.*$/i, '');
      // Not by Number: it takes what is smaller than 5e-324 for zero.
      expect(/[1-9]/.test(read.digits)).toBe(/[1-9]/.test(mantissa));
    }),
    { numRuns: 1000 },
  );
});
