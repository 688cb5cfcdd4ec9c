const frameworkKinds = ['framework', 'level', 'result', 'indicator', 'assumption', 'risk', 'library'] as const;
const settingKinds = ['party', 'place', 'dimension', 'category', 'line'] as const;

/** What stands in a framework, or is one, and what the library shares. */
export type FrameworkKind = (typeof frameworkKinds)[number];

/** What plumbline.yaml defines for all frameworks. */
export type SettingKind = (typeof settingKinds)[number];

/** What can be renamed. */
export type RenamedKind = FrameworkKind | SettingKind;

export const renamedKinds: readonly RenamedKind[] = [...frameworkKinds, ...settingKinds];

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
  return settingKinds.some((one) => one === kind);
}
