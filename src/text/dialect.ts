/** How the bytes of a file are read: found in it, or told by a mapping. Any line end ends a line. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The line that the header begins in, counted from 1. */
  readonly headerLine: number;
  /** How many rows the header takes. */
  readonly headerRows: number;
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
/** `windows-1252` reads Latin-1 as well: the two differ only in characters that no text in Latin-1 holds. */
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
};

export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** What was found in a file, or set aside: for people, beside the plan. */
export interface Statement {
  readonly message: string;
  readonly line?: number;
}
