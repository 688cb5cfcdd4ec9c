import { type Conversion, convert, numberPattern, rounded } from '../../model/decimal.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { type NumberFormat, type NumberHabits, readNumber, takeApart } from '../../text/written-number.ts';
import { hintFor } from '../rules/msr-not-numeric.ts';
import { addTo, type Tally } from './tally.ts';

/** Why a cell cannot be taken. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** How the numbers of a file are read. */
export interface NumberReader {
  readonly format: NumberFormat;
  readonly habits: NumberHabits;
  /** What shows the format, for messages: `line 4: 12,5`. */
  readonly shownBy?: string;
  /** To how many digits after the point numbers are rounded. */
  readonly round?: number;
  readonly tally: Tally;
}

/** What the number of a cell is about. */
export interface NumberCell {
  readonly field: string;
  readonly indicator: Indicator | undefined;
  readonly conversions: readonly Conversion[];
}

/** The digits of a cell that is not blank, in the indicator's unit, as the store writes them. */
export function readNumberCell(text: string, cell: NumberCell, reader: NumberReader): string | Refusal {
  const read = readNumber(text, reader.format, reader.habits);
  if ('refused' in read) return refusal(text, cell.field, read.refused, reader);
  if (read.unit !== undefined) {
    const refused = unitRefusal(text, read.unit, cell);
    if (refused !== undefined) return refused;
    addTo(reader.tally.cells, `written with ${read.unit}: the unit stands at the indicator`);
  }
  if (/(?![0-9])\p{Nd}/u.test(text)) addTo(reader.tally.cells, 'in the digits of another script');
  if (read.apostrophe) addTo(reader.tally.cells, 'with an apostrophe in front, which is left out');
  return converted(read.digits, text, cell, reader);
}

function converted(
  digits: string,
  text: string,
  { field, conversions }: NumberCell,
  { round, tally }: NumberReader,
): string | Refusal {
  const whole = conversions.reduce(convert, digits);
  const value = round === undefined ? whole : rounded(whole, round);
  if (value !== whole) {
    if (/^-?[0.]*$/.test(value) && !/^-?[0.]*$/.test(whole)) return roundedAway(text, field);
    addTo(tally.cells, `rounded to ${round} digits after the point`);
  }
  if (conversions.length === 0 || numberPattern.test(value)) return value;
  return {
    rule: 'msr-number-digits',
    message: `The ${field} "${text}" in the indicator's unit is ${value}, which cannot be kept exactly.`,
    hint: 'Expected at most 18 digits before the point and 12 after it: choose another unit for the indicator.',
  };
}

/** Zero is a value of its own, which nobody has measured here. */
function roundedAway(text: string, field: string): Refusal {
  return {
    rule: 'msr-number-digits',
    message: `The ${field} "${text}" would be rounded to 0.`,
    hint: 'Round less, or choose another unit for the indicator.',
  };
}

const decimalNames = { '.': 'a decimal point', ',': 'a decimal comma' };

function refusal(
  text: string,
  field: string,
  why: 'text' | 'two-ways' | 'other-format' | 'exponent' | 'parentheses',
  { format, shownBy }: NumberReader,
): Refusal {
  const subject = `The ${field} "${text}"`;
  switch (why) {
    case 'two-ways': {
      const ways = (takeApart(text)?.readings ?? []).map(({ digits }) => digits);
      return {
        rule: 'msr-number-ambiguous',
        message: `${subject} can be read as ${ways.join(' and as ')}; nothing else in the file shows which.`,
        hint: 'Say it in a mapping: decimal: "," or decimal: ".".',
      };
    }
    case 'other-format':
      return {
        rule: 'msr-number-ambiguous',
        message: `${subject} is not written as the other numbers of the file, which have ${decimalNames[format.decimal]}${shownBy ?? ''}.`,
        hint: 'Correct the cell, or say in a mapping how numbers are written: decimal, thousands.',
      };
    case 'exponent':
      return {
        rule: 'msr-not-numeric',
        message: `${subject} was shortened by a spreadsheet, and may have lost digits.`,
        hint: 'Write all its digits; or accept what is left with exponents: true in the mapping.',
      };
    case 'parentheses':
      return {
        rule: 'msr-not-numeric',
        message: `${subject} stands in parentheses.`,
        hint: 'Write a minus; or say in the mapping that it means one: negative_in_parentheses: true.',
      };
    default:
      return { rule: 'msr-not-numeric', message: `${subject} is not a number.`, hint: hintFor(text) };
  }
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '₦': 'NGN', '₱': 'PHP' };

/** A percent sign belongs to a percentage, a currency to an amount in it. */
function unitRefusal(text: string, unit: string, { field, indicator }: NumberCell): Refusal | undefined {
  const isMeasured = ['value', 'lower', 'upper'].includes(field);
  const refuse = (what: string, hint: string): Refusal => ({
    rule: 'msr-not-numeric',
    message: `The ${field} "${text}" is ${what}${indicator === undefined ? '' : `; ${indicator.framework}/${indicator.id} is not`}.`,
    hint,
  });
  if (unit === '%') {
    const isPercentage = indicator?.measure === 'percentage' && indicator.per.eq(100);
    if (isMeasured && (indicator === undefined || isPercentage)) return undefined;
    return refuse('a percentage', 'Write the number in the unit of the indicator, without a sign.');
  }
  const currency = signs[unit] ?? (/^[A-Z]{3}$/.test(unit) ? unit : undefined);
  const isAmount = indicator === undefined || indicator.measure === 'currency';
  const isSame = currency === undefined || indicator?.currency === undefined || indicator.currency === currency;
  if (isMeasured && isAmount && isSame) return undefined;
  return refuse(`an amount in ${unit}`, 'Write the number in the unit of the indicator, without a sign.');
}
