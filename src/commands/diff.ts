import { join, resolve } from 'node:path';
import { compare } from '../diff/changes.ts';
import type { Comparison, Side } from '../diff/comparison.ts';
import { type MovedFigures, type Moving, measuredAnew, movedFigures } from '../diff/figures.ts';
import { nameBy } from '../diff/renames.ts';
import { isFile, listFiles, readPortfolio, readText, withTemporaryFolder } from '../io.ts';
import { type InputFile, type Loaded, load } from '../load.ts';
import { planned } from '../model/slice.ts';
import type { NotChecked } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { factsOf } from './facts.ts';
import { asOfDate, findFiles } from './open.ts';

/** A portfolio as one side of the comparison has it; its store stands in `dir`. */
interface Edition {
  readonly side: Side;
  readonly dir: string;
  readonly loaded: Loaded;
}

/** Tells what changed in meaning between two revisions or folders, and which figures move. */
export async function diff(
  from: string,
  to: string | undefined,
  options: CommonOptions,
  context: Context,
): Promise<Outcome> {
  const asOf = asOfDate(options, context);
  return withEdition(from, options, context, (before) =>
    withEdition(to, options, context, async (after) => {
      const comparison = await compareEditions(before, after, { asOf, options, context });
      context.out(await printed(comparison, options, context));
      return comparison.notCompared.length > 0 ? 1 : 0;
    }),
  );
}

async function printed(comparison: Comparison, { format }: CommonOptions, context: Context): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../diff/diff-json.ts')).diffJson(comparison);
    case 'md':
      return (await import('../diff/diff-markdown.ts')).diffMarkdown(comparison);
    default:
      return (await import('./diff-text.ts')).diffText(comparison, context);
  }
}

interface Terms {
  readonly asOf: string;
  readonly options: CommonOptions;
  readonly context: Context;
}

async function compareEditions(before: Edition, after: Edition, terms: Terms): Promise<Comparison> {
  const [old, now] = [before.loaded.portfolio, after.loaded.portfolio];
  const { changes, renames } = compare(old, now);
  const name = nameBy(renames);
  const left = [...leftOut(before), ...leftOut(after)];
  const { lang } = terms.options;
  return {
    from: before.side,
    to: after.side,
    asOf: terms.asOf,
    changes,
    // A total without one of its frameworks is another total.
    figures: left.length === 0 ? await figuresOf(before, after, name, terms) : [],
    notCompared: left.length === 0 ? [] : [...left, { what: 'figures', why: 'They rest on all files.' }],
    languages: [...(lang === undefined ? [] : [lang]), ...now.languages],
  };
}

async function figuresOf(
  before: Edition,
  after: Edition,
  name: Moving['name'],
  terms: Terms,
): Promise<readonly MovedFigures[]> {
  const [old, now] = [await factsIn(before, terms), await factsIn(after, terms)];
  const anew = measuredAnew(storeTexts(before.dir), storeTexts(after.dir), name);
  return movedFigures(old.facts, now.facts, { name, isMeasuredAnew: (id) => anew.has(id) });
}

function factsIn({ loaded, dir }: Edition, { asOf, options, context }: Terms) {
  return factsOf({ portfolio: planned(loaded.portfolio), dir }, asOf, { ...options, quiet: true }, context);
}

function leftOut({ side, loaded }: Edition): readonly NotChecked[] {
  return loaded.notChecked.map(({ what }) => ({ what, why: `The file of ${side.name} cannot be read.` }));
}

/** The text of each file of a store, by framework/indicator. */
function storeTexts(dir: string): ReadonlyMap<string, string> {
  const names = listFiles(dir, 'measurements').filter((file) => /^measurements\/[^/]+\/[^/]+\.csv$/.test(file));
  return new Map(names.map((file) => [file.slice('measurements/'.length, -'.csv'.length), readText(join(dir, file))]));
}

/** Does the work on a revision, or a folder with a portfolio; without a name, on the working tree. */
async function withEdition<T>(
  name: string | undefined,
  options: CommonOptions,
  context: Context,
  work: (edition: Edition) => Promise<T>,
): Promise<T> {
  const folder = name === undefined ? undefined : resolve(context.cwd, name);
  if (name !== undefined && folder !== undefined && isFile(join(folder, 'plumbline.yaml'))) {
    return work(await editionOf({ name }, folder, readPortfolio(folder)));
  }
  const { dir, files } = findFiles({ ...options, cache: false }, context);
  if (name === undefined) return work(await editionOf({ name: 'the working tree' }, dir, files));
  const { readRevision } = await import('../git.ts');
  const revision = await readRevision(name, { dir, environment: context.environment });
  if ('reason' in revision) {
    throw new UserError(
      `${name} cannot be compared with. ${revision.reason}`,
      'Expected a tag, a branch or a commit of the repository, or a folder with a plumbline.yaml.',
    );
  }
  return withTemporaryFolder(revision.stored, async (store) =>
    work(await editionOf({ name, commit: revision.commit }, store, revision.files)),
  );
}

async function editionOf(side: Side, dir: string, files: readonly InputFile[]): Promise<Edition> {
  const loaded = await load(files);
  const first = loaded.diagnostics.find(({ file }) => file === 'plumbline.yaml');
  if (loaded.portfolio.unknown.portfolio) {
    throw new UserError(`The plumbline.yaml of ${side.name} cannot be read: ${first?.message ?? ''}`);
  }
  return { side, dir, loaded };
}
