/** What stands in a framework, or is one, and what the library shares. */
export type FrameworkKind = 'framework' | 'level' | 'result' | 'indicator' | 'assumption' | 'risk' | 'library';

/** What plumbline.yaml defines for all frameworks. */
export type SettingKind = 'party' | 'place' | 'dimension' | 'category' | 'line';

/** What can be renamed. */
export type RenamedKind = FrameworkKind | SettingKind;

/** A thing by its kind and id, with the framework, or of a category the dimension, that it stands in. */
export interface Renamed {
  readonly kind: RenamedKind;
  readonly id: string;
  readonly framework?: string;
  readonly dimension?: string;
}

/** A file of the portfolio as data: plumbline.yaml, a framework, a narrative, … */
export interface DataFile {
  readonly file: string;
  readonly value: unknown;
}

/** How a thing is named in full: with what it stands in before it. */
export function fullId({ kind, framework, dimension }: Renamed, id: string): string {
  const owner = kind === 'library' ? 'library' : (framework ?? dimension);
  return owner === undefined ? id : `${owner}/${id}`;
}

export function isSetting(kind: RenamedKind): kind is SettingKind {
  return ['party', 'place', 'dimension', 'category', 'line'].includes(kind);
}
