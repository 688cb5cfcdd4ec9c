import type { Exact } from '../../model/decimal.ts';
import type { ChartWords } from './figure.ts';

/** A value at the end of a period. */
export interface TimedValue {
  /** The period as a reader knows it. */
  readonly label: string;
  /** Its last day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Null where none is known: a gap in the line. */
  readonly value: Exact | null;
  /** Ends of a survey interval, or of a band that is aimed at. */
  readonly lower?: Exact;
  readonly upper?: Exact;
  /** `provisional`, in the reader's words: the value is drawn hollow. */
  readonly mark?: string;
  /** `≥`, where the value is a bound of what it stands for. */
  readonly sign?: string;
}

/** An indicator over time. All lists earliest first. */
export interface ProgressInput {
  readonly title: string;
  /** Written above the axis. */
  readonly unit: string;
  readonly actuals: readonly TimedValue[];
  readonly targets: readonly TimedValue[];
  /** Targets before they were revised; empty where nothing was. */
  readonly originals: readonly TimedValue[];
  readonly baseline?: TimedValue;
  /** `YYYY-MM-DD`, with how a reader writes it. */
  readonly asOf?: { readonly date: string; readonly label: string };
  /** The only values there are, of a scale or of yes and no, lowest first. */
  readonly levels?: readonly Exact[];
  /** An amount of something, so that twice as high is twice as much: the axis begins at zero. */
  readonly fromZero: boolean;
  /** A value as text, with its unit's sign. */
  readonly format: (value: Exact) => string;
  /** The same where the unit is written above. */
  readonly short: (value: Exact) => string;
}

export function everyValue({ actuals, targets, originals, baseline }: ProgressInput): readonly TimedValue[] {
  return [...(baseline === undefined ? [] : [baseline]), ...originals, ...targets, ...actuals];
}

export function said(timed: TimedValue | undefined, { format }: ProgressInput): string {
  return timed === undefined || timed.value === null ? '' : `${signed(timed, timed.value, format)}, ${timed.label}`;
}

/** A value as text, with the sign that stands before it. */
export function signed({ sign }: Pick<TimedValue, 'sign'>, value: Exact, format: (value: Exact) => string): string {
  return sign === undefined ? format(value) : `${sign} ${format(value)}`;
}

export function bandText(timed: TimedValue, { format }: ProgressInput, words: ChartWords): string {
  const { value, lower, upper } = timed;
  if (value !== null) return signed(timed, value, format);
  return lower === undefined || upper === undefined ? '' : words.between(format(lower), format(upper));
}
