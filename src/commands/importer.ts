import type { Repository } from '../formats/open-sdg/repository.ts';
import type { CommonOptions } from './context.ts';

export interface ImportOptions extends CommonOptions {
  readonly cumulation?: string;
  /** IATI: only these activities. */
  readonly activity?: readonly string[];
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

type Write = (files: readonly { readonly path: string; readonly text: string }[]) => void;
interface Options {
  readonly format?: string;
  readonly cumulation?: string;
  readonly activity?: readonly string[];
}

/**
 * Makes the files of a portfolio of a file or of a folder, hands them over as they are done, and returns what is to be printed.
 * Throws a UserError, before it has handed over any, for what it does not take.
 */
export type Importer =
  | { readonly takes: 'file'; readonly run: (file: Imported, write: Write, options: Options) => string }
  | { readonly takes: 'folder'; readonly run: (folder: Repository, write: Write, options: Options) => Promise<string> };
