import type { Portfolio } from '../model/portfolio.ts';
import { placesOf, type Slice } from '../model/slice.ts';
import type { PlanEdition } from '../progress/case.ts';
import type { Facts, Progress } from '../progress/facts.ts';
import { factsCsv } from '../progress/facts-csv.ts';
import { factsJson } from '../progress/facts-json.ts';
import { type Part, partsIn } from '../progress/parts.ts';
import { editionOf } from '../report/edition.ts';
import { writeJson } from '../text/json.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { factsOf } from './facts.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';
import { progressTable } from './progress-table.ts';

export interface ProgressOptions extends CommonOptions {
  /** The targets and baselines that are compared with. */
  readonly against?: PlanEdition;
  /** Figures of this place alone. */
  readonly place?: string;
  /** `place`, or a dimension: what each indicator is told apart by. */
  readonly by?: string;
  /** Ratings and states, with commas between. */
  readonly only?: string;
  /** Every column, however narrow the terminal is. */
  readonly wide?: boolean;
}

/** Prints where indicators stand: all of them, or those named by their id or framework/id. */
export async function progress(names: readonly string[], options: ProgressOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const asOf = asOfDate(options, context);
  const wanted = chooseIndicators(names, opened.portfolio);
  const slice = options.place === undefined ? {} : { place: placeNamed(options.place, opened.portfolio) };
  const plan = options.against ?? 'current';
  const { facts, whole } = await factsOf(opened, asOf, options, context, { plan, slice });
  const partsOf = await partsBy(options.by, { opened, asOf, options, context, plan, slice });
  const only = chosenRatings(options.only, facts);
  const shown = facts.indicators.filter(
    (each) => (wanted === undefined || wanted.has(idOf(each))) && (only === undefined || only.has(each.rating)),
  );
  const edition = await editionOf(facts, options.lang);
  const choice = { ...facts, indicators: shown };
  if (options.format === 'json') context.out(writeJson(factsJson(choice, edition.languages, partsOf)));
  else if (options.format === 'csv') context.out(factsCsv(choice, edition.languages, partsOf));
  else {
    const isAll = wanted === undefined && only === undefined;
    const width = options.wide === true ? undefined : context.width;
    context.out(
      progressTable({ facts, shown, whole: isAll, partsOf, place: options.place }, edition, { ...context, width }),
    );
  }
  return whole && isWhole(opened.portfolio) ? 0 : 1;
}

interface Asked {
  readonly opened: Opened;
  readonly asOf: string;
  readonly options: ProgressOptions;
  readonly context: Context;
  readonly plan: PlanEdition;
  readonly slice: Slice;
}

/** Facts of every place, or of every category of a dimension. Throws a UserError for a name that is neither. */
async function partsBy(
  by: string | undefined,
  { opened, asOf, options, context, plan, slice }: Asked,
): Promise<(progress: Progress) => readonly Part[]> {
  if (by === undefined) return () => [];
  const { portfolio } = opened;
  const quiet = { ...options, quiet: true };
  const parts: { slice: Slice; facts: Facts }[] = [];
  for (const part of slicesBy(by, portfolio, slice)) {
    const { facts } = await factsOf(opened, asOf, quiet, context, { plan, slice: part });
    parts.push({ slice: part, facts });
  }
  return partsIn(parts);
}

function slicesBy(by: string, portfolio: Portfolio, slice: Slice): readonly Slice[] {
  if (by === 'place') return placesOf(portfolio).map((place) => ({ ...slice, place }));
  const dimension = portfolio.dimensions.get(by);
  if (dimension !== undefined) {
    return [...dimension.categories.keys()].map((category) => ({ ...slice, category: { dimension: by, category } }));
  }
  const known = ['place', ...portfolio.dimensions.keys()];
  throw new UserError(
    `--by is "${by}"; expected place or a dimension of plumbline.yaml.`,
    suggest(by, known) ?? `There are ${known.join(', ')}.`,
  );
}

function placeNamed(name: string, { places }: Portfolio): string {
  if (places.has(name)) return name;
  throw new UserError(`There is no place ${name}.`, suggest(name, places.keys()) ?? 'plumbline.yaml lists the places.');
}

/** The words of --only. Throws a UserError for one that is neither a rating nor a state. */
function chosenRatings(only: string | undefined, { portfolio }: Facts): ReadonlySet<string> | undefined {
  if (only === undefined) return undefined;
  const bands = [portfolio.ratings, ...portfolio.frameworks.map(({ ratings }) => ratings)].flatMap(({ bands: all }) =>
    all.map(({ rating }) => rating),
  );
  const scales = portfolio.frameworks.flatMap(({ indicators }) =>
    [...indicators.values()].flatMap(({ scale }) => scale.flatMap(({ rating }) => rating ?? [])),
  );
  const known = new Set([...bands, ...scales, ...states]);
  const words = only.split(',').map((word) => word.trim());
  const strange = words.find((word) => !known.has(word));
  if (strange === undefined) return new Set(words);
  throw new UserError(
    `--only is "${only}"; there is no rating or state "${strange}".`,
    suggest(strange, known) ?? `There are ${[...known].join(', ')}.`,
  );
}

const states = ['no-data', 'overdue', 'not-due', 'incomplete', 'no-target', 'cannot-compute', 'context', 'retired'];

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
      throw new UserError(
        `There is no indicator ${name}.`,
        suggest(name, new Set(words)) ?? 'plumbline progress without a name shows all.',
      );
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
