/** The world as a command sees it: nothing else of the process is touched. */
export interface Context {
  readonly cwd: string;
  /** Folder of the package: schemas, templates and frameworks stand below it. */
  readonly home: string;
  /** Version of the program. */
  readonly version: string;
  /** Folder for what later runs need not work out again, kept apart by the version of Node; undefined = none. */
  readonly cache?: string | undefined;
  /** `YYYY-MM-DD`: the default of `--as-of`. */
  readonly today: string;
  /** Its variables: what other programs are started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The product. */
  out(text: string): void;
  /** Everything about the run. */
  err(text: string): void;
  /** The answer to a question on the terminal; undefined where there is none. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  readonly colour: boolean;
  /** Columns of the terminal; undefined where the output is not one. */
  readonly width: number | undefined;
  /** The user who waits for the run; undefined where nobody does. */
  readonly live?: Live | undefined;
}

/** Someone who watches a run and may stop it. */
export interface Live {
  /** What is written to `err` can be drawn over. */
  readonly terminal: boolean;
  /** Columns that `err` has. */
  readonly columns: number | undefined;
  /** Milliseconds since the program began: for what is shown while it works, never for what it computes. */
  elapsed(): number;
  /**
   * When the user stops the run (Ctrl-C), `last` puts things in order and gives the last line; the program then ends with 130, or
   * with `code` where to be stopped is how it ends. Returns what forgets it.
   */
  onStop(last: () => string, code?: number): () => void;
}

/** 0 done, 1 problems in the user's files. */
export type Outcome = 0 | 1;

/** Options that every command on a portfolio takes. */
export interface CommonOptions {
  readonly dir?: string;
  readonly asOf?: string;
  readonly format?: string;
  readonly out?: string;
  readonly lang?: string;
  readonly quiet?: boolean;
  /** Seconds that another writer is waited for. */
  readonly wait?: number;
  /** False: nothing is taken from earlier runs, and nothing kept for later ones. */
  readonly cache?: boolean;
}
