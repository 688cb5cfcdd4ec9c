import type { NotChecked } from '../text/finding.ts';
import type { Change } from './change.ts';
import type { MovedFigures } from './figures.ts';

/** One side of a comparison, for people and programs. */
export interface Side {
  /** As it was asked for: a revision, a folder; `working tree`. */
  readonly name: string;
  /** Full name of the commit; undefined for a folder. */
  readonly commit?: string;
}

/** Everything that `plumbline diff` prints. */
export interface Comparison {
  readonly from: Side;
  readonly to: Side;
  /** `YYYY-MM-DD`: the day that the figures are of. */
  readonly asOf: string;
  readonly changes: readonly Change[];
  readonly figures: readonly MovedFigures[];
  readonly notCompared: readonly NotChecked[];
  /** Languages of the texts. */
  readonly languages: readonly string[];
}

/** A revision with the beginning of its commit. */
export function sideName({ name, commit }: Side): string {
  return commit === undefined || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 7)})`;
}

/** Changes of the same thing, together. */
export function byThing(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = `${change.topic} ${owner(change)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()];
}

/** A link is told under its result; what has a period, under its indicator. */
function owner({ what, id }: Change): string {
  if (what === 'baseline' || what === 'target' || what === 'plan' || what === 'revision') return `indicator ${id}`;
  return what === 'link' ? `result ${id.split(' → ')[0]}` : `${what} ${id}`;
}
