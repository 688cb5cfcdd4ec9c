/** How a report writes numbers and periods, worked out anew from digits: what the walk holds documents against. */

interface Style {
  readonly group: string;
  readonly point: string;
  readonly gap: string;
}

const styles: Readonly<Record<string, Style>> = {
  en: { group: ',', point: '.', gap: '' },
  fr: { group: '\u202F', point: ',', gap: '\u202F' },
};

/** Digits rounded half away from zero, without zeros at the end. */
export function rounded(digits: string, decimals: number): string {
  const isNegative = digits.startsWith('-');
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  const kept = BigInt(`${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`);
  const all = String(kept + (Number(fraction[decimals] ?? 0) >= 5 ? 1n : 0n)).padStart(decimals + 1, '0');
  const point = all.length - decimals;
  const text = `${all.slice(0, point)}.${all.slice(point)}`.replace(/\.?0*$/, '');
  return isNegative && text !== '0' ? `-${text}` : text;
}

function styled(digits: string, { group, point }: Style): string {
  const [whole = '', fraction] = digits.replace('-', '').split('.');
  let grouped = '';
  for (const [index, digit] of [...whole].toReversed().entries()) {
    grouped = `${digit}${index > 0 && index % 3 === 0 ? group : ''}${grouped}`;
  }
  return `${digits.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : `${point}${fraction}`}`;
}

/** Two decimals; below one three digits that count. */
export function numberText(digits: string, language: string): string {
  const fraction = /^-?0\.(\d+)$/.exec(digits)?.[1] ?? '';
  const first = fraction.search(/[1-9]/);
  return styled(rounded(digits, first < 0 ? 2 : first + 3), styles[language] as Style);
}

export function percentSign(language: string): string {
  return `${(styles[language] as Style).gap}%`;
}

/** A ratio as a percentage of at most one decimal. */
export function percentText(ratio: string, language: string): string {
  const [whole = '', fraction = ''] = ratio.split('.');
  const moved = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}.${fraction.slice(2)}0`;
  const plain = moved.replace(/^(-?)0+(?=\d)/, '$1');
  return `${styled(rounded(plain, 1), styles[language] as Style)}${percentSign(language)}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A period as readers write it. */
export function periodWords(text: string): string {
  const [start = '', end] = text.split('/');
  if (end === undefined) return one(start);
  const [a, b] = [start, end].map((each) => /^(\d{4})-(\d\d)$/.exec(each));
  if (a && b && a[1] === b[1]) return `${months[Number(a[2]) - 1]}–${months[Number(b[2]) - 1]} ${a[1]}`;
  return `${one(start)}–${one(end)}`;
}

function one(text: string): string {
  const [year, part, day] = text.split('-');
  if (part === undefined) return text;
  if (day !== undefined) return `${Number(day)} ${months[Number(part) - 1]} ${year}`;
  return /^[HQ]/.test(part) ? `${part} ${year}` : `${months[Number(part) - 1]} ${year}`;
}

/** First and last day of a period; fiscal years run from July and are named by their end. */
export function days(text: string): readonly [string, string] {
  const [first = '', last = first] = text.split('/');
  return [span(first)[0], span(last)[1]];
}

function span(text: string): readonly [string, string] {
  const fiscal = /^FY(\d{4})$/.exec(text)?.[1];
  if (fiscal !== undefined) return [`${Number(fiscal) - 1}-07-01`, `${fiscal}-06-30`];
  const [year = '', part, day] = text.split('-');
  if (day !== undefined) return [text, text];
  const [from, to] =
    part === undefined
      ? [1, 12]
      : part.startsWith('H')
        ? [Number(part[1]) * 6 - 5, Number(part[1]) * 6]
        : part.startsWith('Q')
          ? [Number(part[1]) * 3 - 2, Number(part[1]) * 3]
          : [Number(part), Number(part)];
  const last = new Date(Date.UTC(Number(year), to, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  return [`${year}-${two(from)}-01`, `${year}-${two(to)}-${last}`];
}

/** The day so many days later. */
export function later(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Every number of a text in its order, with a currency before it and what is written on to it: `USD 1,250`, `52%`, `Q1`, `2013–2017`. */
export function numbersIn(text: string): readonly string[] {
  const found = text.match(/(?:(?<![A-Za-z])[A-Z]{3} )?[^ ()\n]*\d[^ ()\n]*/g) ?? [];
  return found.map((token) => token.replace(/[.,;:]+$/, ''));
}

/** The same, and amounts also without their currency: a chart writes that once, above its axis. */
export function numbersDrawn(text: string): readonly string[] {
  const numbers = numbersIn(text);
  return [...numbers, ...numbers.map((token) => token.replace(/^[A-Z]{3} /, ''))];
}

/** A number of an English report as one in another language has it. */
export function inStyle(token: string, language: string): string {
  const { group, point, gap } = styles[language] as Style;
  if (/^[QH]\d$/.test(token)) return token.replace('Q', 'T').replace('H', 'S');
  if (!/^[A-Z]{0,3} ?[−+-]?\d[\d,]*(?:\.\d+)?%?$/.test(token)) return token;
  return token.replace(/[,.]/g, (sign) => (sign === ',' ? group : point)).replace('%', `${gap}%`);
}

/** Where numbers of a text are not those that were expected. */
export function differ(where: string, found: string, expected: string): readonly string[] {
  const [a, b] = [numbersIn(found), numbersIn(expected)];
  return a.join(' | ') === b.join(' | ') ? [] : [`${where}: ${a.join(' | ')} instead of ${b.join(' | ')}`];
}
