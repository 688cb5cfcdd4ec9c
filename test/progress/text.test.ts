import { describe, expect, test } from 'vitest';
import { exact } from '../../src/model/decimal.ts';
import { writeJson } from '../../src/text/json.ts';
import { formatNumber, formatPercent } from '../../src/text/number-format.ts';

describe('JSON', () => {
  test('decimals keep every digit and have no exponent', () => {
    const digits = '0.0000000000000000000000000000000123456789';
    expect(writeJson({ a: exact(digits), b: exact('123456789012345678.000000000001') })).toBe(
      `{\n  "a": ${digits},\n  "b": 123456789012345678.000000000001\n}\n`,
    );
    expect(writeJson([exact('1e30'), exact('-0'), 0, -0, 1e21, 1e-7, 0.5])).toBe(
      `[\n  1${'0'.repeat(30)},\n  0,\n  0,\n  0,\n  1${'0'.repeat(21)},\n  0.0000001,\n  0.5\n]\n`,
    );
  });

  test('absent is null, order is kept, empty is short, text is escaped', () => {
    const value = { z: undefined, a: null, list: [], map: {}, text: 'a "b"\n\u2028', yes: true };
    expect(writeJson(value)).toBe(
      '{\n  "z": null,\n  "a": null,\n  "list": [],\n  "map": {},\n  "text": "a \\"b\\"\\n\u2028",\n  "yes": true\n}\n',
    );
  });

  test('is what JSON.parse reads', () => {
    const value = { a: [1, { b: 'x' }, [true, null]], c: { d: -1.5 } };
    expect(JSON.parse(writeJson(value))).toEqual(value);
    expect(writeJson(value)).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
  });

  test('refuses what is no number', () => {
    expect(() => writeJson(Number.NaN)).toThrow('NaN');
    expect(() => writeJson(exact('Infinity'))).toThrow('Infinity');
  });
});

describe('numbers for readers', () => {
  test.each([
    ['1234567.891', '1,234,567.89'],
    ['1000', '1,000'],
    ['999', '999'],
    ['41.50', '41.5'],
    ['0.005', '0.005'],
    ['-0.00123456', '−0.00123'],
    ['0.125', '0.125'],
    ['2.675', '2.68'],
    ['-2.675', '−2.68'],
    ['-0.0000000000001', '0'],
    ['0.9999', '1'],
    ['0', '0'],
    ['-1234.5', '−1,234.5'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(exact(value))).toBe(text);
  });

  test('in the style of a language', () => {
    expect(formatNumber(exact('1234567.5'), 'fr')).toBe('1\u202F234\u202F567,5');
    expect(formatNumber(exact('1234567.5'), 'de-AT')).toBe('1.234.567,5');
    expect(formatNumber(exact('1234.5'), 'xx')).toBe('1,234.5');
    expect(formatNumber(exact('1234.56'), 'en', 0)).toBe('1,235');
  });

  test('percentages have at most one decimal, rounded half away from zero', () => {
    expect(formatPercent(exact('0.6666666'))).toBe('66.7%');
    expect(formatPercent(exact('0.9'))).toBe('90%');
    expect(formatPercent(exact('-0.1005'))).toBe('−10.1%');
    expect(formatPercent(exact('12.5'))).toBe('1,250%');
    expect(formatPercent(exact('0.6666666'), 'fr')).toBe('66,7\u202F%');
  });
});
