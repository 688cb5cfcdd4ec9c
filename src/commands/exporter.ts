import type { Portfolio } from '../model/portfolio.ts';
import type { CommonOptions, Context } from './context.ts';
import type { Opened } from './open.ts';

export interface ExportOptions extends CommonOptions {
  /** Ids of the frameworks to export; all where none is named. */
  readonly framework?: readonly string[];
  /** IATI: what becomes of categories. */
  readonly disaggregation?: string;
  /** XLSX: the sheets to write; all where none is named. */
  readonly sheet?: readonly string[];
}

/** A portfolio on its way out. */
export interface Exporting {
  /** The whole portfolio: figures rest on frameworks that are not asked for, too. */
  readonly opened: Opened;
  /** The portfolio with only the frameworks that are asked for. */
  readonly chosen: Portfolio;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly options: ExportOptions;
  readonly context: Context;
}

/** What an export makes: files by name; `about` is told on stderr. Undefined where the portfolio is not fit for it, which it has said. */
export interface Exported {
  readonly files: readonly ({ readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array }))[];
  readonly about: readonly string[];
  /** Every file that figures rest on could be read. */
  readonly whole: boolean;
}

/** A format that portfolios are written in. */
export interface Exporter {
  /** Whether `--out` is a file or a folder. */
  readonly makes: 'file' | 'folder';
  /** What it makes is no text, and is not written to a terminal. */
  readonly binary?: true;
  make(exporting: Exporting): Promise<Exported | undefined>;
}
