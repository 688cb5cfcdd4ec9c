import { join, relative, resolve } from 'node:path';
import { findRepository, folders, isFile, isFolder, readText } from '../io.ts';
import { reporters } from '../reporters/index.ts';
import { type RuleDescription, summarise, type Verdict } from '../rules/verdict.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { catalogue } from './catalogue.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { judgeOrRecall } from './judge.ts';
import { asOfDate, findFiles } from './open.ts';

export interface ValidateOptions extends CommonOptions {
  readonly all?: boolean;
  /** Run these rules alone. */
  readonly rule?: readonly string[];
  /** Judge everything as if it were final. */
  readonly release?: boolean;
  readonly failOn?: 'error' | 'warning';
  /** At most so many findings in lists for people. */
  readonly max?: number;
  /** Only what is found in these files; empty: in all. */
  readonly files?: readonly string[];
}

/** Reads everything, runs the rules, checks the store, prints the verdict. Fails on findings that no waiver accepts. */
export async function validate(options: ValidateOptions, context: Context): Promise<Outcome> {
  const chosen = chosenRules(options.rule);
  const found = findFiles(options, context);
  const whole = await judgeOrRecall(found, chosen, {
    asOf: asOfDate(options, context),
    release: options.release === true,
    environment: context.environment,
  });
  const verdict = inFiles(whole, options.files ?? [], found.dir, context);
  const report = reporters[options.format ?? 'text'] ?? reporters.text;
  const style = {
    colour: context.colour,
    showInfos: options.all === true,
    max: options.max,
    failOn: options.failOn ?? 'error',
    prefix: prefixOf(found.dir),
    version: context.version,
    lines: (file: string) => linesOf(found.dir, file),
  };
  context.out(report?.(verdict, style) ?? '');
  found.memory?.values.save();
  found.memory?.facts.save();
  found.memory?.findings.save();
  const { errors, warnings } = summarise(verdict.diagnostics);
  return errors > 0 || (style.failOn === 'warning' && warnings > 0) ? 1 : 0;
}

/**
 * Everything is judged, and what is found in the named files and folders shown. Throws a UserError for one that is not there: who
 * misspells a name is not to take nothing found for nothing wrong.
 */
function inFiles(verdict: Verdict, names: readonly string[], dir: string, { cwd }: Context): Verdict {
  if (names.length === 0) return verdict;
  const paths = names.map((name) => {
    const path = resolve(cwd, name);
    if (!isFile(path) && !isFolder(path)) {
      throw new UserError(
        `${name}: there is no such file.`,
        'plumbline validate without a name shows all that it finds.',
      );
    }
    return relative(dir, path).replaceAll('\\', '/');
  });
  const isNamed = (file: string) => paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  const others = paths.filter((path) => !/^$|^plumbline\.yaml$/.test(path) && !read.has(path.split('/')[0] ?? ''));
  return {
    ...verdict,
    diagnostics: verdict.diagnostics.filter(({ file }) => isNamed(file)),
    notChecked: [
      ...verdict.notChecked,
      ...others.map((what) => ({
        what,
        why: 'It is no part of what validate reads; plumbline ingest looks at CSVs that came in.',
      })),
    ],
  };
}

/** The folders that a portfolio is checked in. */
const read: ReadonlySet<string> = new Set([...folders, 'measurements', 'corrections']);

/** CI servers know files by their path in the repository; outside of one, by their path in the portfolio. */
function prefixOf(dir: string): string {
  const top = findRepository(dir);
  const path = top === undefined ? '' : relative(top, dir).replaceAll('\\', '/');
  return path === '' ? '' : `${path}/`;
}

/** The rules of the run: all, or those named. Throws a UserError for a name that no rule has. */
function chosenRules(names: readonly string[] | undefined): readonly RuleDescription[] {
  const all = catalogue();
  if (names === undefined || names.length === 0) return all;
  const ids = all.map(({ id }) => id);
  const strange = names.find((name) => !ids.includes(name));
  if (strange !== undefined) {
    const hint = suggest(strange, ids) ?? 'plumbline explain lists the rules.';
    throw new UserError(`There is no rule ${strange}.`, hint);
  }
  return all.filter(({ id }) => names.includes(id));
}

function linesOf(dir: string, file: string): readonly string[] | undefined {
  try {
    return readText(join(dir, file))
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return undefined;
  }
}
