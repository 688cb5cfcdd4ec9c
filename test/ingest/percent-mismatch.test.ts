import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../src/model/period.ts';
import { folderOf, put } from '../measurements/folder.ts';
import { base } from './portfolio.ts';
import { run } from './run.ts';

const whole = (max: number) => fc.integer({ min: 1, max }).map(String);
const number = fc.oneof(
  whole(99),
  whole(9_999_999),
  fc.tuple(whole(999), whole(99)).map(([before, after]) => `${before}.${after}`),
  whole(2 ** 31 - 1).map((digits) => `${digits}12345678`),
);

/** Numerator × 100 ÷ denominator with so many digits, cut off, and by so many units of the last digit beside that. */
function shifted([numerator, denominator, digits, by]: readonly [string, string, number, number]) {
  const [above, below] = [scaled(numerator, 2), scaled(denominator, 2)];
  const units = (above * 100n * 10n ** BigInt(digits)) / below + BigInt(by);
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const cut = text.length - digits;
  const value = `${units < 0n ? '-' : ''}${text.slice(0, cut)}${digits === 0 ? '' : `.${text.slice(cut)}`}`;
  const off = scaled(value, 6) * below - above * 100n * 10n ** 6n;
  // Half a unit of the last digit is right, rounded either way.
  const isKept = text.length - digits <= 18;
  const isWrong = isKept && (off < 0n ? -off : off) * 2n > below * 10n ** BigInt(6 - digits);
  return { row: `${value},${numerator},${denominator}`, isWrong };
}

/** A decimal as a whole number of units of so many digits after the point. */
function scaled(text: string, digits: number): bigint {
  const [before = '', after = ''] = text.split('.');
  return BigInt(`${before}${after.padEnd(digits, '0')}`);
}

it('a value is held against its parts exactly, to half a unit of its last digit', { timeout: 120_000 }, async () => {
  const { dir } = await folderOf(base);
  const row = fc.tuple(number, number, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -1, max: 2 })).map(shifted);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 300, maxLength: 300 }), async (rows) => {
      const lines = rows.map((one, index) => `share,${addDays('2000-01-01', index)},${one.row}`);
      put(dir, { 'x.csv': `indicator,period,value,numerator,denominator\n${lines.join('\n')}\n` });
      const { rejected } = JSON.parse((await run(dir, 'ingest', 'x.csv', '--format', 'json')).out);
      const found = (rejected as { line: number; rule: string }[]).filter(
        ({ rule }) => rule === 'msr-percent-mismatch',
      );
      expect(found.map(({ line }) => line)).toEqual(rows.flatMap(({ isWrong }, index) => (isWrong ? [index + 2] : [])));
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
