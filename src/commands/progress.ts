import type { Portfolio } from '../model/portfolio.ts';
import type { PlanEdition } from '../progress/case.ts';
import type { Facts, Progress } from '../progress/facts.ts';
import { factsJson } from '../progress/facts-json.ts';
import { editionOf } from '../report/edition.ts';
import { writeJson } from '../text/json.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { factsOf } from './facts.ts';
import { asOfDate, openForWork } from './open.ts';
import { progressTable } from './progress-table.ts';

export interface ProgressOptions extends CommonOptions {
  /** The targets and baselines that are compared with. */
  readonly against?: PlanEdition;
}

/** Prints where indicators stand: all of them, or those named by their id or framework/id. */
export async function progress(names: readonly string[], options: ProgressOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  const wanted = chooseIndicators(names, opened.portfolio);
  const { facts, whole } = await factsOf(opened, asOf, options, context, options.against);
  const shown = wanted === undefined ? facts.indicators : facts.indicators.filter((each) => wanted.has(idOf(each)));
  const edition = editionOf(facts, options.lang);
  context.out(
    options.format === 'json'
      ? writeJson(factsJson({ ...facts, indicators: shown }, edition.languages))
      : progressTable({ facts, shown, whole: wanted === undefined }, edition, context),
  );
  return whole && isWhole(opened.portfolio) ? 0 : 1;
}

/** The named indicators by framework/id; undefined where none is named. Throws a UserError for a name that nothing has. */
function chooseIndicators(names: readonly string[], { frameworks }: Portfolio): ReadonlySet<string> | undefined {
  if (names.length === 0) return undefined;
  const known = frameworks.flatMap((framework) =>
    [...framework.indicators.keys()].map((id) => ({ id, full: `${framework.id}/${id}` })),
  );
  return new Set(
    names.flatMap((name) => {
      const found = known.filter(({ id, full }) => name === id || name === full);
      if (found.length > 0) return found.map(({ full }) => full);
      const words = name.includes('/') ? known.map(({ full }) => full) : known.map(({ id }) => id);
      throw new UserError(`There is no indicator ${name}.`, suggest(name, new Set(words)));
    }),
  );
}

function idOf({ framework, indicator }: Progress): string {
  return `${framework.id}/${indicator.id}`;
}

/** Every file that figures rest on could be read. */
function isWhole({ unknown }: Facts['portfolio']): boolean {
  return !unknown.portfolio && !unknown.library && unknown.frameworks.size === 0;
}
