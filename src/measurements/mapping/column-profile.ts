import type { Portfolio } from '../../model/portfolio.ts';
import { takeApart } from '../../text/written-number.ts';
import type { Received } from '../received.ts';
import { saysMissing } from './words.ts';

/** What the cells of a column hold. */
export interface ColumnProfile {
  readonly header: string;
  readonly index: number;
  /** Texts that are not blank, with how many cells have them; the first thousand. */
  readonly texts: ReadonlyMap<string, number>;
  /** Cells that are not blank. */
  readonly filled: number;
}

/** What a first mapping is drawn up from. */
export interface Scene {
  readonly received: Received;
  readonly portfolio: Portfolio;
  readonly columns: readonly ColumnProfile[];
  /** The year that the name of the file or the rows above the header speak of, where it is one. */
  readonly year: string | undefined;
}

const mostTexts = 1000;

/** The columns of a file with what they hold. */
export function profileColumns(received: Received): readonly ColumnProfile[] {
  const columns = received.header.map((header, index) => ({
    header,
    index,
    texts: new Map<string, number>(),
    filled: 0,
  }));
  for (const { cells } of received.records()) {
    for (const column of columns) {
      const text = (cells[column.index] ?? '').trim();
      if (text === '') continue;
      column.filled += 1;
      const count = column.texts.get(text);
      if (count !== undefined || column.texts.size < mostTexts) column.texts.set(text, (count ?? 0) + 1);
    }
  }
  return columns;
}

/** The text is a number, or says that there is none. */
export function isNumberOrNone(text: string): boolean {
  return saysMissing(text) || (takeApart(text.trim())?.readings.length ?? 0) > 0;
}

/** All that is not blank is a number, or holds one in a form that a mapping takes apart, but for texts that say there is none. */
export function isNumeric({ texts }: ColumnProfile): boolean {
  const said = [...texts.keys()].filter((text) => !saysMissing(text));
  return (
    said.every((text) => isNumberOrNone(text) || partsOfText(text) !== undefined) &&
    (said.length > 0 || texts.size === 0)
  );
}

const forms: readonly (readonly [pattern: string, shape: RegExp])[] = [
  ['{value} [{lower}-{upper}]', /^[-+−]?\d[^[]*\[\s*[-+−]?\d[^[\]]*[-–—][^[\]]*\d\s*\]$/],
  ['{value} ({lower}-{upper})', /^[-+−]?\d[^(]*\(\s*[-+−]?\d[^()]*[-–—][^()]*\d\s*\)$/],
  ['{qualifier}{value}', /^[<>≤≥~≈]=?\s*\d[\d.,\s]*$/],
  ['{value} {status}', /^(?:[-+−]?\d[\d.,\s]*|:)\s*[a-z]{1,3}$/],
];

/** The pattern by which a mapping takes a text apart that holds a number and something else. */
export function partsOfText(text: string): string | undefined {
  return isNumberOrNone(text) ? undefined : forms.find(([, shape]) => shape.test(text.trim()))?.[0];
}

/** Whether most of the texts pass: four in five. */
export function mostly({ texts }: ColumnProfile, test: (text: string) => boolean): boolean {
  const all = [...texts.keys()];
  return all.length > 0 && all.filter(test).length >= all.length * 0.8;
}
