import type { Location } from '../text/location.ts';
import type { Conversion, Exact } from './decimal.ts';
import type { Text } from './text.ts';

/** How a foreign CSV is read: mappings/<name>.yaml, or a file outside the portfolio. */
export interface Mapping {
  readonly at: Location;
  /** Of its file, without folder and ending. */
  readonly name: string;
  readonly title?: Text;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Line, counted from 1. */
  readonly headerLine?: number;
  /** How many rows the header takes. */
  readonly headerRows?: number;
  readonly decimal?: '.' | ',';
  /** `''`: thousands are not grouped. */
  readonly thousands?: string;
  /** `1.00E+05` is taken as it stands. */
  readonly exponents: boolean;
  /** Numbers have at most so many digits after the point. */
  readonly round?: number;
  /** `(5)` is -5. */
  readonly parentheses: boolean;
  /** A format with YYYY, MM, DD; or `excel`, `excel-1904`. */
  readonly dates?: string;
  /** Cell texts that mean: no value. */
  readonly missing: ReadonlySet<string>;
  /** By header. */
  readonly columns: ReadonlyMap<string, MappedColumn>;
  /** By field. */
  readonly constants: ReadonlyMap<string, string>;
  /** `indicator_{indicator}.csv` */
  readonly fileName?: string;
  readonly wide?: WideColumns;
  /** By field, what texts of the file mean. */
  readonly values: ReadonlyMap<string, Translations>;
  /** By `framework/indicator` or indicator. */
  readonly units: ReadonlyMap<string, Conversion>;
  readonly skip: readonly SkipCondition[];
  /** Headers. */
  readonly ignore: ReadonlySet<string>;
}

/** Text of the file → what it means; a blank text is a blank cell. */
export type Translations = ReadonlyMap<string, string>;

export interface MappedColumn {
  readonly at: Location;
  /** A measurement column, a dimension, or the start or end of the period. */
  readonly field: string;
  /** Files may lack the column. */
  readonly optional: boolean;
  readonly multiply?: Exact;
  readonly periodFormat?: string;
  /** Patterns of cells that hold several fields: `{value} [{lower}-{upper}]`. */
  readonly parts: readonly string[];
  /** The day of a cell stands for the month … that it lies in. */
  readonly periodOf?: PeriodLength;
  readonly values: Translations;
}

export type PeriodLength = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'fiscal-year';

/** Columns that each hold the values of one period, category or indicator. */
export interface WideColumns {
  /** The field that the cells hold. */
  readonly value: string;
  /** Patterns of cells that hold several fields. */
  readonly parts: readonly string[];
  /** By header: values by field. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Rows for which all of it holds are left out. */
export interface SkipCondition {
  readonly at: Location;
  readonly column?: string;
  readonly is?: string;
  readonly matches?: RegExp;
  readonly blank?: boolean;
  /** Lines of the file, counted from 1. */
  readonly lines?: ReadonlySet<number>;
  readonly reason: Text;
}

/** Fields of a mapping beside the columns of measurements: together they make `period`. */
export const spanFields: readonly string[] = ['period_start', 'period_end'];

/** The fields that patterns of parts name. */
export function partFields(patterns: readonly string[]): readonly string[] {
  return patterns.flatMap((pattern) =>
    [...pattern.matchAll(/\{([^{}]*)\}/g)].flatMap(([, field = '']) => (field === '' ? [] : [field])),
  );
}
