import type { Portfolio } from '../model/portfolio.ts';
import { placesOf } from '../model/slice.ts';
import { partsIn } from '../progress/parts.ts';
import { editionOf } from '../report/edition.ts';
import type { Need, ReportInputs } from '../report/report.ts';
import { catalogue } from './catalogue.ts';
import type { CommonOptions, Context } from './context.ts';
import { factsOf } from './facts.ts';
import { judge } from './judge.ts';
import type { Opened } from './open.ts';

/** What reports are made from, and whether every file of the store could be read. `needs`: of all reports that are asked for. */
export async function inputsOf(
  opened: Opened,
  asOf: string,
  needs: ReadonlySet<Need>,
  options: CommonOptions,
  context: Context,
): Promise<{ readonly inputs: ReportInputs; readonly whole: boolean }> {
  const { environment } = context;
  const { facts, whole } = await factsOf(opened, asOf, options, context);
  const [edition, verdict, { readOrigin }] = await Promise.all([
    editionOf(facts, options.lang),
    judge(opened, { asOf, release: false, environment, chosen: catalogue(), facts }),
    import('../git.ts'),
  ]);
  const origin = (await readOrigin({ dir: opened.dir, environment })) ?? null;
  const parts = await partsOf(opened, asOf, needs, options, context);
  return { inputs: { facts, edition, verdict, origin, parts }, whole };
}

/** Figures of each place, and of each category: the facts are computed once for every one of them. */
async function partsOf(
  opened: Opened,
  asOf: string,
  needs: ReadonlySet<Need>,
  options: CommonOptions,
  context: Context,
): Promise<ReportInputs['parts']> {
  const { portfolio } = opened;
  const parts = new Map<string, ReturnType<typeof partsIn>>();
  const quiet = { ...options, quiet: true };
  const factsIn = async (slices: readonly Parameters<typeof partsIn>[0][number]['slice'][]) => {
    const known: Parameters<typeof partsIn>[0][number][] = [];
    for (const slice of slices)
      known.push({ slice, facts: (await factsOf(opened, asOf, quiet, context, { slice })).facts });
    return partsIn(known);
  };
  if (needs.has('places')) parts.set('place', await factsIn(placesOf(portfolio).map((place) => ({ place }))));
  if (!needs.has('categories')) return parts;
  for (const dimension of dimensionsUsed(portfolio)) {
    const categories = [...(portfolio.dimensions.get(dimension)?.categories.keys() ?? [])];
    parts.set(dimension, await factsIn(categories.map((category) => ({ category: { dimension, category } }))));
  }
  return parts;
}

/** Dimensions by which some indicator is told apart. */
function dimensionsUsed({ frameworks }: Portfolio): ReadonlySet<string> {
  const indicators = frameworks.flatMap((framework) => [...framework.indicators.values()]);
  return new Set(indicators.flatMap(({ disaggregateBy }) => disaggregateBy.map(({ id }) => id)));
}
