import type { Framework, Portfolio } from '../model/portfolio.ts';
import { fullId, type Renamed, type RenamedKind } from '../model/renamed.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';

/** What people call a kind of thing. */
export function nameOfKind(kind: RenamedKind): string {
  return kind === 'library' ? 'shared indicator' : kind;
}

/** What is called that. Throws a UserError where nothing is, or several things are. */
export function thingNamed(name: string, portfolio: Portfolio, wanted: RenamedKind | undefined): Renamed {
  const all = thingsIn(portfolio).filter(({ kind }) => wanted === undefined || kind === wanted);
  const found = all.filter((one) => (name.includes('/') ? fullId(one, one.id) : one.id) === name);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    const names = found.map((one) => `the ${nameOfKind(one.kind)} ${fullId(one, one.id)}`);
    throw new UserError(`${name} may be ${names.join(' or ')}.`, howToTell(found));
  }
  const known = all.map((one) => (name.includes('/') ? fullId(one, one.id) : one.id));
  const what = wanted === undefined ? 'Nothing' : `No ${nameOfKind(wanted)}`;
  throw new UserError(`${what} is called ${name}.`, suggest(name, new Set(known)));
}

/** By the full id, where that is another one for each; else by the kind. */
function howToTell(found: readonly Renamed[]): string {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const byKind = `say which with --kind ${kinds.join(' or --kind ')}`;
  const areApart = new Set(found.map((one) => fullId(one, one.id))).size === found.length;
  const owner = found.every(({ kind }) => kind === 'category') ? 'dimension/category' : 'framework/id';
  if (kinds.length === 1) return `Name it in full: ${owner}.`;
  return areApart ? `Name it in full (${owner}), or ${byKind}.` : `S${byKind.slice(1)}.`;
}

function thingsIn(portfolio: Portfolio): readonly Renamed[] {
  const { frameworks, library, parties, places, dimensions, lines } = portfolio;
  return [
    ...frameworks.map(({ id }) => ({ kind: 'framework', id }) as const),
    ...[...library.keys()].map((id) => ({ kind: 'library', id }) as const),
    ...frameworks.flatMap(thingsOfFramework),
    ...[...parties.keys()].map((id) => ({ kind: 'party', id }) as const),
    ...[...places.keys()].map((id) => ({ kind: 'place', id }) as const),
    ...[...dimensions.values()].flatMap(({ id: dimension, categories }) => [
      { kind: 'dimension', id: dimension } as const,
      ...[...categories.keys()].map((id) => ({ kind: 'category', id, dimension }) as const),
    ]),
    ...[...lines.keys()].map((id) => ({ kind: 'line', id }) as const),
  ];
}

function thingsOfFramework(framework: Framework): readonly Renamed[] {
  const of = (kind: RenamedKind, ids: Iterable<string>) =>
    [...ids].map((id) => ({ kind, id, framework: framework.id }));
  return [
    ...of('result', framework.results.keys()),
    ...of('indicator', framework.indicators.keys()),
    ...of('assumption', framework.assumptions.keys()),
    ...of('risk', framework.risks.keys()),
    ...of(
      'level',
      framework.levels.filter(({ declared }) => declared).map(({ id }) => id),
    ),
  ];
}

/** The new id, without what it stands in. Throws a UserError where it has another form, or something is called that. */
export function newId(now: string, renamed: Renamed, portfolio: Portfolio): string {
  const { kind } = renamed;
  const before = fullId(renamed, '');
  const id = before !== '' && now.startsWith(before) ? now.slice(before.length) : now;
  if (id.includes('/') && before !== '') {
    const owner = kind === 'category' ? 'dimension' : 'framework';
    throw new UserError(`${now} stands in another ${owner}.`, `A thing keeps its ${owner}.`);
  }
  refuseOtherForm(id, kind);
  const isTaken = thingsIn(portfolio).some((one) => one.kind === kind && fullId(one, one.id) === fullId(renamed, id));
  if (isTaken) throw new UserError(`${id} is the id of another ${nameOfKind(kind)} already.`, 'Choose another id.');
  return id;
}

function refuseOtherForm(id: string, kind: RenamedKind): void {
  if (kind !== 'party' && kind !== 'place') {
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return;
    throw new UserError(`The new id is "${id}"; expected lower-case letters and digits, words joined by hyphens.`);
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id)) {
    throw new UserError(
      `The new id is "${id}"; expected letters, digits, hyphens, underscores and full stops, a letter or digit first.`,
    );
  }
  if (kind === 'party' && id === 'none') {
    throw new UserError('The new id is "none", which means that nobody is accountable.', 'Choose another id.');
  }
}
