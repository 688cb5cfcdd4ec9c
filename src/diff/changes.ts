import type { Portfolio } from '../model/portfolio.ts';
import { given } from '../model/reading.ts';
import type { Aspect } from './aspects.ts';
import type { Change, How } from './change.ts';
import { findRenames, nameBy, type Renames } from './renames.ts';
import { type Kind, type Thing, thingsOf } from './things.ts';
import { sortChanges, topicOf } from './topics.ts';

/** What a comparison is about, and what things of the earlier revision are called in the later one. */
export interface Compared {
  readonly changes: readonly Change[];
  readonly renames: Renames;
}

/**
 * What changed in meaning from one revision of a portfolio to another, what a board would ask about first at the top. What was
 * renamed is found by its content, unless it is told.
 */
export function compare(before: Portfolio, after: Portfolio, told?: Renames): Compared {
  const now = thingsOf(after, { language: languageOf(after), languages: after.languages, name: (_, id) => id });
  const read = (renames: Renames) =>
    thingsOf(before, { language: languageOf(before), languages: before.languages, name: nameBy(renames) });
  let renames: Renames = told ?? new Map();
  let old = read(renames);
  // A result that was renamed makes its indicators alike, and so on.
  for (let round = 0; told === undefined && round < 3; round++) {
    const found = findRenames(old, now, renames);
    if (found.size === renames.size) break;
    renames = found;
    old = read(renames);
  }
  const sides = { before: old, after: now, renames, unknown: unknownIn(before, after) };
  return { changes: sortChanges([...changesBetween(sides), ...levelOrders(sides)]), renames };
}

function languageOf({ languages }: Portfolio): string {
  return languages[0] ?? 'en';
}

interface Sides {
  readonly before: ReadonlyMap<string, Thing>;
  readonly after: ReadonlyMap<string, Thing>;
  readonly renames: Renames;
  /** Whether it cannot be known if there is such a thing in the other revision. */
  readonly unknown: (thing: Thing) => boolean;
}

/** What a file that cannot be read may hold is neither gone nor new. */
function unknownIn(before: Portfolio, after: Portfolio): Sides['unknown'] {
  const frameworks = new Set([...before.unknown.frameworks, ...after.unknown.frameworks]);
  const library = before.unknown.library || after.unknown.library;
  return ({ kind, id }) => {
    if (kind === 'library') return library;
    if (frameworks.size === 0) return false;
    return kind === 'framework' && (frameworks.has(id) || frameworks.has('*'));
  };
}

function* changesBetween(sides: Sides): Iterable<Change> {
  const { before, after } = sides;
  const revised = new Set<string>();
  for (const [key, old] of before) {
    const now = after.get(key);
    const changes =
      now !== undefined
        ? [...changesOf(old, now, sides)]
        : isTold(old, before, after) || isEndOfLink(old, sides) || hasUnknown(old, before, sides.unknown)
          ? []
          : [whole(old, 'removed', sides)];
    if (changes.some(isOfValue)) revised.add(key);
    yield* changes;
  }
  for (const [key, now] of after) {
    if (before.has(key) || isTold(now, after, before) || hasUnknown(now, after, sides.unknown)) continue;
    if (now.kind !== 'revision') revised.add(key);
    // A revision is told with what it revises.
    else if (revised.has(now.revises ?? '')) continue;
    yield whole(now, 'added', sides);
  }
}

/** The order of levels is the order of the chain: of those that both revisions have. */
function* levelOrders({ before, after }: Sides): Iterable<Change> {
  for (const now of after.values()) {
    if (now.kind !== 'framework') continue;
    const orders = [before, after].map((things) =>
      [...things.values()]
        .filter(({ kind, owner, id }) => kind === 'level' && owner === `framework ${now.id}` && isIn(id, before, after))
        .map(({ id }) => id.slice(now.id.length + 1))
        .join(', '),
    );
    const [was = '', is = ''] = orders;
    if (was === is) continue;
    const level = { ...named(now), what: 'level', how: 'moved', key: 'levels', before: was, after: is } as const;
    yield finished(level);
  }
}

function isIn(id: string, ...sides: readonly Sides['before'][]): boolean {
  return sides.every((things) => things.has(`level ${id}`));
}

function isOfValue({ what, key }: Change): boolean {
  return (what === 'target' || what === 'baseline') && (key === undefined || key === 'value');
}

/** It goes or comes with what it is a part of. */
function isTold(thing: Thing, here: Sides['before'], there: Sides['before']): boolean {
  if (thing.owner === undefined) return false;
  if (!there.has(thing.owner)) return true;
  const owner = here.get(thing.owner);
  return owner !== undefined && isTold(owner, here, there);
}

/** Without a result there are no links to it. */
function isEndOfLink({ kind, id }: Thing, { before, after }: Sides): boolean {
  const to = `result ${id.split(' → ')[1]}`;
  return kind === 'link' && before.has(to) && !after.has(to);
}

function hasUnknown(thing: Thing, here: Sides['before'], unknown: Sides['unknown']): boolean {
  const owner = thing.owner === undefined ? undefined : here.get(thing.owner);
  return unknown(thing) || (owner !== undefined && hasUnknown(owner, here, unknown));
}

function whole(thing: Thing, how: 'added' | 'removed', sides: Sides): Change {
  const value = thing.aspects.get('value') ?? thing.aspects.get('severity');
  const said = value === undefined ? {} : { [how === 'added' ? 'after' : 'before']: value.said };
  return finished({ ...named(thing), how, ...said, ...revisionOf(thing, sides) });
}

/** Identity of a thing as a change gives it. */
function named({ kind, id, about, title, final, at }: Thing): Omit<Change, 'topic' | 'how'> {
  return { what: kind, id: about === undefined ? id : (id.split(' ')[0] ?? id), title, final, at, ...given({ about }) };
}

function* changesOf(old: Thing, now: Thing, sides: Sides): Iterable<Change> {
  const isRenamed = sides.renames.has(`${old.kind} ${old.was}`);
  const base = { ...named(now), final: old.final, ...(isRenamed ? { was: old.was } : {}) };
  if (isRenamed) yield finished({ ...base, how: wayOf(old, sides), before: old.was, after: old.id });
  for (const key of new Set([...old.aspects.keys(), ...now.aspects.keys()])) {
    const [before, after] = [old.aspects.get(key), now.aspects.get(key)];
    if (before?.same === after?.same || isSaidElsewhere(before, after)) continue;
    const said = given({ before: before?.said, after: after?.said });
    const revision = key === 'value' ? revisionOf(now, sides) : {};
    yield finished({ ...base, how: howOf(now.kind, key, { before, after }), key, ...said, ...revision });
  }
}

/** To another framework, or only to another name. */
function wayOf({ kind, id, was }: Thing, { renames }: Sides): How {
  const [framework = ''] = was.split('/');
  const owner = nameBy(renames)('framework', framework);
  return kind !== 'library' && was.includes('/') && owner !== id.split('/')[0] ? 'moved' : 'renamed';
}

function isSaidElsewhere(before: Aspect | undefined, after: Aspect | undefined): boolean {
  return (before === undefined || before.inherited === true) && (after === undefined || after.inherited === true);
}

function howOf(
  kind: Kind,
  key: string,
  { before, after }: { readonly before: Aspect | undefined; readonly after: Aspect | undefined },
): How {
  if ((kind === 'target' || kind === 'baseline' || kind === 'plan') && key === 'value') return 'retargeted';
  if (key === 'level' || key === 'parent' || (kind === 'indicator' && key === 'result')) return 'moved';
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before.prose && after.prose ? 'reworded' : 'changed';
}

function finished(change: Omit<Change, 'topic'>): Change {
  return { ...change, topic: topicOf(change) };
}

/** The revision that has come with the change of a target or baseline, and keeps the old one. */
function revisionOf({ kind, id }: Thing, { before, after }: Sides): Pick<Change, 'revision'> {
  for (const [key, one] of after) {
    if (one.revises !== `${kind} ${id}` || before.has(key)) continue;
    const [date, reason, approvedBy] = ['date', 'reason', 'approved_by'].map((name) => one.aspects.get(name)?.said);
    return { revision: { date: date ?? '', reason: reason ?? '', ...given({ approvedBy }) } };
  }
  return {};
}
