import type { CommonOptions } from './context.ts';

export interface ImportOptions extends CommonOptions {
  readonly cumulation?: string;
  /** XLSX: carry the plan out. */
  readonly write?: boolean;
  /** XLSX: why stored values change. */
  readonly reason?: string;
}

/** A file that can be read from its beginning more than once. */
export interface Imported {
  readonly name: string;
  pieces(): Iterable<Uint8Array>;
}

/**
 * Makes the files of a portfolio of a file, hands them over as they are done, and returns what is to be printed. Throws a
 * UserError, before it has handed over any, for a file that it does not take.
 */
export type Importer = (
  file: Imported,
  write: (files: readonly { readonly path: string; readonly text: string }[]) => void,
  options: { readonly format?: string; readonly cumulation?: string },
) => string;
