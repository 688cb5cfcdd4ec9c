import type { MappedColumn, Mapping } from '../../model/mapping.ts';
import { partFields } from '../../model/mapping.ts';
import { wordsOf } from '../columns.ts';

/** Takes cells that hold several fields apart. */
export interface PartReader {
  readonly fields: readonly string[];
  /** The texts of the fields, in their order; where no pattern fits, all of the cell is the main one's. */
  read(cell: string): readonly string[];
}

/** A reader for patterns such as `{value} [{lower}-{upper}]`; the first that fits is taken. `main`: the field of the column. */
export function partReader(patterns: readonly string[], main: string, missing: ReadonlySet<string>): PartReader {
  const fields = [...new Set([main, ...partFields(patterns)])];
  const shapes = patterns.map((pattern) => ({ names: partFields([pattern]), shape: shapeOf(pattern) }));
  return {
    fields,
    read(cell) {
      const text = cell.trim();
      const fits = missing.has(text) ? [] : shapes.map(({ names, shape }) => ({ names, found: shape.exec(text) }));
      const fit = fits.find(({ found }) => found !== null);
      if (fit?.found == null) return fields.map((field) => (field === main ? cell : ''));
      const { names, found } = fit;
      return fields.map((field) => (names.includes(field) ? (found[names.indexOf(field) + 1] ?? '').trim() : ''));
    },
  };
}

/** Blanks may be there or not, and a hyphen may be any dash. */
function shapeOf(pattern: string): RegExp {
  const source = pattern.trim().replaceAll(/\{([^{}]*)\}|\s+|[-–—]|[^\p{L}\p{N}\s{}]/gu, (sign, field?: string) => {
    if (field !== undefined) return field === '' ? '.*?' : `(${textOf(field)})`;
    if (/^\s/.test(sign)) return '\\s*';
    if (/[-–—]/.test(sign)) return '\\s*[-–—]\\s*';
    return `\\s*${/[\\^$.*+?()[\]|/]/.test(sign) ? '\\' : ''}${sign}\\s*`;
  });
  return new RegExp(`^${source}$`, 'u');
}

/** A word beside a number is none of its digits and signs. */
function textOf(field: string): string {
  return wordsOf(field) === undefined ? '.+?' : '[^\\p{N}.,+−-]+?';
}

/** A column with cells of several fields, or a wide one, and where the texts of its fields are put: behind all columns. */
export interface SplitColumn {
  readonly index: number;
  readonly reader: PartReader;
  readonly first: number;
}

/** The cells of a record, and behind them the parts of those that were taken apart. */
export function withParts(cells: readonly string[], split: readonly SplitColumn[], width: number): readonly string[] {
  if (split.length === 0) return cells;
  const padded = Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return [...padded, ...split.flatMap(({ index, reader }) => reader.read(cells[index] ?? ''))];
}

/** What a mapping says of a column that holds for one of its parts. */
export function columnOfPart(column: MappedColumn, field: string): MappedColumn {
  const { multiply, values, ...rest } = column;
  const isMeasured = ['value', 'lower', 'upper'].includes(field);
  return {
    ...rest,
    ...(multiply === undefined || !isMeasured ? {} : { multiply }),
    values: field === column.field ? values : new Map<string, string>(),
  };
}

/** The reader of wide cells, where they hold several fields. */
export function wideParts({ wide, missing }: Mapping): PartReader | undefined {
  return wide === undefined || wide.parts.length === 0 ? undefined : partReader(wide.parts, wide.value, missing);
}
