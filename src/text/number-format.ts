/** An exact decimal as far as printing needs it; rounds half away from zero. */
interface Printable {
  toFixed(decimals?: number): string;
}

/** A ratio: printing it as a percentage multiplies it. */
interface Ratio {
  times(factor: number): Printable;
}

interface Style {
  readonly group: string;
  readonly point: string;
  /** What stands before the percent sign. */
  readonly gap: string;
}

const narrow = '\u202F';
const english: Style = { group: ',', point: '.', gap: '' };
const styles: Readonly<Record<string, Style>> = {
  en: english,
  fr: { group: narrow, point: ',', gap: narrow },
  es: { group: narrow, point: ',', gap: narrow },
  de: { group: '.', point: ',', gap: narrow },
  /** As in Portugal, whose Portuguese the reports are in. */
  pt: { group: narrow, point: ',', gap: '' },
};

const usualDecimals = 2;
const significant = 3;
const mostDecimals = 12;

/**
 * A number for readers, in the style of a language (English where it has none): grouped, rounded half away from zero to
 * `decimals`; left out, to two, and below one to three significant digits. Zeros at the end are dropped.
 */
export function formatNumber(value: Printable, language?: string, decimals?: number): string {
  return styled(trimmed(value.toFixed(decimals ?? decimalsFor(value.toFixed()))), styleOf(language));
}

/** A ratio as a percentage with at most one decimal: 0.6667 → 66.7%. */
export function formatPercent(ratio: Ratio, language?: string): string {
  const style = styleOf(language);
  return `${styled(trimmed(ratio.times(100).toFixed(1)), style)}${style.gap}%`;
}

/** A text whose numbers have a decimal point, with that of a language. */
export function withPoint(text: string, language?: string): string {
  return text.replace(/(?<=\d)\.(?=\d)/g, styleOf(language).point);
}

function styleOf(language: string | undefined): Style {
  if (language === undefined) return english;
  return styles[language] ?? styles[language.split('-')[0] ?? ''] ?? english;
}

function decimalsFor(digits: string): number {
  const small = /^-?0\.(0*)[1-9]/.exec(digits);
  return small === null ? usualDecimals : Math.min((small[1] ?? '').length + significant, mostDecimals);
}

function trimmed(digits: string): string {
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return short === '-0' ? '0' : short;
}

function styled(digits: string, { group, point }: Style): string {
  const [whole = '', fraction] = digits.replace('-', '').split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${digits.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : `${point}${fraction}`}`;
}
