import type { Observed } from '../measurements/observation.ts';
import { planned, type Slice } from '../model/slice.ts';
import type { PlanEdition } from '../progress/case.ts';
import type { Facts } from '../progress/facts.ts';
import type { CommonOptions, Context } from './context.ts';
import type { Opened } from './open.ts';

/** The facts of a portfolio, and whether every file of its store could be read. */
export interface Known {
  readonly facts: Facts;
  readonly whole: boolean;
}

/**
 * The facts of a portfolio as of a date (`YYYY-MM-DD`): what every command that shows figures reads. Files of the store that
 * cannot be read are named on stderr. The engine is loaded here, and its native part only where something is stored.
 */
export async function factsOf(
  { portfolio, dir }: Pick<Opened, 'portfolio' | 'dir'>,
  asOf: string,
  options: CommonOptions,
  context: Context,
  { plan = 'current', slice = {} }: { readonly plan?: PlanEdition; readonly slice?: Slice } = {},
): Promise<Known> {
  const part = planned(portfolio, slice);
  const [{ observed, whole }, { computeFacts }] = await Promise.all([
    observedOf({ portfolio: part, dir }, asOf, options, context, slice),
    import('../progress/compute.ts'),
  ]);
  return { facts: computeFacts(part, observed, asOf, plan), whole };
}

/** What the store says as of a date, and whether every file of it could be read. */
export async function observedOf(
  { portfolio, dir }: Pick<Opened, 'portfolio' | 'dir'>,
  asOf: string,
  options: CommonOptions,
  context: Context,
  slice: Slice = {},
): Promise<{ readonly observed: ReadonlyMap<string, Observed>; readonly whole: boolean }> {
  const { observe } = await import('../measurements/engine.ts');
  const unread = new Set<string>();
  const observed = await observe(portfolio, dir, asOf, {
    slice,
    leftOut: ({ at }) => unread.add(at.source.file),
  });
  if (unread.size > 0 && options.quiet !== true) {
    context.err(`The store cannot be read whole; left out: ${[...unread].join(', ')}. plumbline validate shows why.\n`);
  }
  return { observed, whole: unread.size === 0 };
}
