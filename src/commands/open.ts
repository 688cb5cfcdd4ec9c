import { join, resolve } from 'node:path';
import { build } from 'plumbline:build';
import { type Cache, fingerprint, openCache } from '../cache.ts';
import { findPortfolio, isFolder, readPortfolio } from '../io.ts';
import { type InputFile, type Loaded, load } from '../load.ts';
import { isDate } from '../model/period.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { valuesIn } from '../remembered.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context } from './context.ts';

/** What earlier runs worked out of a portfolio. */
export interface Memory {
  /** Texts as data. */
  readonly values: Cache;
  /** Frameworks, as far as others have to know of them. */
  readonly facts: Cache;
  /** What rules found. */
  readonly findings: Cache;
}

/** A portfolio as a command works on it. */
export interface Opened {
  /** Absolute path of the portfolio. */
  readonly dir: string;
  readonly loaded: Loaded;
  /** The texts it was built from. */
  readonly files: readonly InputFile[];
  readonly portfolio: Portfolio;
}

/** The texts of a portfolio. */
export interface Found {
  /** Absolute path of the portfolio. */
  readonly dir: string;
  readonly files: readonly InputFile[];
  /** What earlier runs worked out; undefined where that is not wanted, or not worth it. */
  readonly memory: Memory | undefined;
}

/** Finds and reads the portfolio. Throws a UserError where there is none. */
export async function openPortfolio(options: CommonOptions, context: Context): Promise<Opened> {
  const found = findFiles(options, context);
  const { files, memory } = found;
  const loaded = await load(files, undefined, memory && valuesIn(memory.values));
  memory?.values.save();
  return withModel(found, loaded);
}

export function withModel({ dir, files }: Found, loaded: Loaded): Opened {
  return { dir, files, loaded, portfolio: loaded.portfolio };
}

/** Finds the portfolio and reads its texts. Throws a UserError where there is none. */
export function findFiles(options: CommonOptions, context: Context): Found {
  const from = resolve(context.cwd, options.dir ?? '.');
  if (!isFolder(from)) throw new UserError(`--dir is "${options.dir}"; there is no such folder.`);
  const dir = findPortfolio(from);
  if (dir === undefined) {
    throw new UserError(
      `There is no plumbline.yaml in ${from} or above it.`,
      'Go into a portfolio, name one with --dir, or make one: plumbline init my-programme.',
    );
  }
  const files = readPortfolio(dir);
  const folder = options.cache === false ? undefined : context.cache;
  return { dir, files, memory: folder === undefined ? undefined : memoryOf({ dir, files }, folder, context.version) };
}

/** Below so many characters reading is as fast as remembering. */
const large = 300_000;

/** The cache of a portfolio: three files named after its folder, because most runs need only the last. */
function memoryOf({ dir, files }: Omit<Found, 'memory'>, folder: string, version: string): Memory | undefined {
  if (files.reduce((sum, { text }) => sum + text.length, 0) < large) return undefined;
  const name = join(folder, fingerprint(dir));
  const program = `${version} ${build}`;
  const open = (kind: keyof Memory) => openCache(`${name}.${kind}`, program);
  return { values: open('values'), facts: open('facts'), findings: open('findings') };
}

/**
 * The same for a command that needs the model: counts what validate would report on stderr, and says which files are missing
 * from its product. Throws a UserError where plumbline.yaml itself cannot be read.
 */
export async function openForWork(options: CommonOptions, context: Context): Promise<Opened> {
  const opened = await openPortfolio(options, context);
  const { diagnostics, notChecked } = opened.loaded;
  const broken = new Set(notChecked.map(({ what }) => what));
  if (broken.has('plumbline.yaml')) {
    const first = diagnostics.find(({ file }) => file === 'plumbline.yaml');
    throw new UserError(`plumbline.yaml cannot be read: ${first?.message ?? ''}`, 'plumbline validate shows where.');
  }
  if (diagnostics.length > 0 && options.quiet !== true) {
    const left = broken.size === 0 ? '' : `; left out: ${[...broken].join(', ')}`;
    context.err(
      `${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'} in the files${left}. plumbline validate shows them.\n`,
    );
  }
  return opened;
}

/** The as-of date: what was asked for, else today. Throws a UserError where it is no day. */
export function asOfDate(options: CommonOptions, context: Context): string {
  const date = options.asOf ?? context.today;
  if (!isDate(date)) throw new UserError(`--as-of is "${date}"; expected a day, YYYY-MM-DD.`);
  return date;
}
