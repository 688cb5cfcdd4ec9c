/** The decimal separator of a file, and what may group its thousands. */
export interface NumberFormat {
  readonly decimal: Decimal;
  /** Of `.`, `,`, a blank and an apostrophe. */
  readonly grouping: ReadonlySet<string>;
  /** False: nothing in the file shows which is which, so that what can be read in two ways is refused. */
  readonly certain: boolean;
}

export type Decimal = '.' | ',';

/** How else a number may be written, where a mapping allows it. */
export interface NumberHabits {
  /** `1.00E+05` is 100000. */
  readonly exponents: boolean;
  /** `(5)` is -5. */
  readonly parentheses: boolean;
}

/** One way to read digits with separators; a blank text where a kind of separator is not there. */
export interface NumberReading {
  readonly digits: string;
  readonly decimal: '' | Decimal;
  readonly group: string;
}

/** A cell as a number: its parts, and the ways to read its digits; none where they are no number, two where nobody can tell. */
export interface WrittenNumber {
  readonly readings: readonly NumberReading[];
  readonly negative: boolean;
  readonly parentheses: boolean;
  readonly exponent?: number;
  /** `%`, a currency's sign or its code. */
  readonly unit?: string;
  /** A spreadsheet's mark that a cell is text. */
  readonly apostrophe: boolean;
}

const form =
  /^(?<open>\()?(?<sign>[-+−])? ?(?<before>(?:[A-Z]{1,3})?\p{Sc}|[A-Z]{3})? ?(?<inner>[-+−])?(?<body>[\d.,' ]*\d)(?:[eE](?<exponent>[-+]?\d{1,3}))? ?(?<after>%|(?:[A-Z]{1,3})?\p{Sc}|[A-Z]{3})?(?<close>\))?$/u;

// Most cells of large files are like this.
const usual = /^-?[\d.,]*\d$/;

/** Takes a cell apart; undefined where it is no number at all. Blanks of all kinds are one kind, and so are minus signs. */
export function takeApart(cell: string): WrittenNumber | undefined {
  if (usual.test(cell)) {
    const isNegative = cell.startsWith('-');
    const readings = readingsOf(isNegative ? cell.slice(1) : cell);
    return { readings, negative: isNegative, parentheses: false, apostrophe: false };
  }
  const tidy = inOurDigits(cell)
    .replaceAll(/[\s\u200b\u2060\ufeff]/g, ' ')
    .trim();
  const apostrophe = /^['’]/.test(tidy);
  const text = tidy.replace(/^['’] ?/, '').replaceAll('’', "'");
  const found = form.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { open, sign, inner, before, after, body = '', exponent, close } = found;
  const twice = (sign !== undefined && inner !== undefined) || (before !== undefined && after !== undefined);
  const isSigned = sign !== undefined || inner !== undefined;
  if (twice || (open === undefined) !== (close === undefined) || (open !== undefined && isSigned)) return undefined;
  const unit = before ?? after;
  return {
    readings: readingsOf(body),
    negative: /[-−]/.test(`${sign ?? ''}${inner ?? ''}`),
    parentheses: open !== undefined,
    apostrophe,
    ...(exponent === undefined ? {} : { exponent: Number(exponent) }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** The zeros of other scripts; the other digits follow them. */
const zeros = [...'٠۰०০੦૦௦౦೦൦๐໐༠၀០０'].map((zero) => zero.charCodeAt(0));

/** Digits of other scripts as those that the store has. */
function inOurDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((one) => code >= one && code <= one + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** All ways to read digits with separators between them. */
function readingsOf(body: string): readonly NumberReading[] {
  if (/^\d+$/.test(body)) return [{ digits: body, decimal: '', group: '' }];
  const parts = body.split(/[.,' ]/);
  const separators = [...body.replaceAll(/\d/g, '')];
  const last = separators.at(-1);
  if (last === undefined) return [];
  const readings: NumberReading[] = [];
  const whole = parts.slice(0, -1);
  const fraction = parts.at(-1) ?? '';
  const between = new Set(separators.slice(0, -1));
  if (isDecimal(last) && !between.has(last) && between.size <= 1 && (between.size === 0 || isGrouped(whole))) {
    readings.push({ digits: `${whole.join('') || '0'}.${fraction}`, decimal: last, group: [...between].join('') });
  }
  if (new Set(separators).size === 1 && isGrouped(parts)) {
    readings.push({ digits: parts.join(''), decimal: '', group: last });
  }
  return readings;
}

function isDecimal(separator: string): separator is Decimal {
  return separator === '.' || separator === ',';
}

/** Groups of three after the first; a number in groups does not begin with zero. */
function isGrouped([first = '', ...others]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && others.every((group) => group.length === 3);
}

/** A cell's number as the store writes it, or why it is none. */
export type ReadNumber =
  | { readonly digits: string; readonly unit?: string; readonly apostrophe: boolean }
  | { readonly refused: 'text' | 'two-ways' | 'other-format' | 'exponent' | 'parentheses' };

/** Reads a cell that is not blank: digits as typed, a decimal point, no grouping, a hyphen for the minus. */
export function readNumber(cell: string, format: NumberFormat, habits: NumberHabits): ReadNumber {
  const written = takeApart(cell);
  if (written === undefined || written.readings.length === 0) return { refused: 'text' };
  if (!format.certain && written.readings.length > 1) return { refused: 'two-ways' };
  const [reading] = written.readings.filter(
    ({ decimal, group }) =>
      (decimal === '' || decimal === format.decimal) && (group === '' || format.grouping.has(group)),
  );
  if (reading === undefined) return { refused: 'other-format' };
  if (written.exponent !== undefined && !habits.exponents) return { refused: 'exponent' };
  if (written.parentheses && !habits.parentheses) return { refused: 'parentheses' };
  const digits = written.exponent === undefined ? reading.digits : shifted(reading.digits, written.exponent);
  const isNegative = written.negative || written.parentheses;
  return {
    digits: `${isNegative ? '-' : ''}${digits}`,
    apostrophe: written.apostrophe,
    ...(written.unit === undefined ? {} : { unit: written.unit }),
  };
}

/** Digits times a power of ten, exactly. */
function shifted(digits: string, exponent: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = `${whole}${fraction}`;
  const point = whole.length + exponent;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${all}` : all.padEnd(point, '0');
  const at = Math.max(point, 1);
  const rest = padded.slice(at);
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return rest === '' ? front : `${front}.${rest}`;
}
