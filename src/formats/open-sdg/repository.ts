import { UserError } from '../../text/user-error.ts';

/** A file below the folder; its path is relative, with `/`. A link is told and not followed. */
export interface RepositoryFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly isLink: boolean;
}

/** A folder in the layout of Open SDG. */
export interface Repository {
  readonly name: string;
  readonly files: readonly RepositoryFile[];
  /** The text of a file, or why there is none. */
  read(path: string): { readonly text: string; readonly unreadable?: string };
}

export const parts = ['data', 'meta', 'indicator-config'] as const;
export type Part = (typeof parts)[number];

/** The files of one indicator: one of data, and what there is of metadata. */
export interface IndicatorFiles {
  /** Its number as files are named after it, in lower case, with hyphens: `1-1-1`. */
  readonly slug: string;
  readonly data?: string;
  readonly meta: readonly string[];
  readonly config: readonly string[];
}

export interface SortedFiles {
  /** By number. */
  readonly indicators: readonly IndicatorFiles[];
  /** Files that are not read, each with the reason. */
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

const megabyte = 1 << 20;
const largest: Readonly<Record<Part, number>> = { data: 32 * megabyte, meta: megabyte, 'indicator-config': megabyte };
const mostFiles = 30_000;
const mostMetadata = 128 * megabyte;

/** Which file says what of which indicator. Throws a UserError for a folder in another layout, or one beyond all bounds. */
export function sortFiles({ name, files }: Repository): SortedFiles {
  if (!files.some(({ path }) => path.startsWith('data/'))) {
    throw new UserError(
      `${name} is no repository of Open SDG: it has no files in data/.`,
      'Name the folder that holds data/, meta/ and indicator-config/.',
    );
  }
  if (files.length > mostFiles)
    throw new UserError(`${name} has ${files.length} files; expected at most ${mostFiles}.`);
  const metadata = files.filter(({ path }) => !path.startsWith('data/')).reduce((sum, { size }) => sum + size, 0);
  if (metadata > mostMetadata) {
    throw new UserError(
      `${name} has metadata of ${Math.round(metadata / megabyte)} MB; expected at most ${mostMetadata / megabyte} MB.`,
    );
  }
  const leftOut: { path: string; reason: string }[] = [];
  const found = new Map<string, { data?: string; meta: string[]; config: string[] }>();
  const byName = files.toSorted((a, b) => rank(a.path) - rank(b.path));
  const described = new Set(byName.flatMap(({ path }) => metadataSlug(path) ?? []));
  for (const file of byName) {
    const { part, slug, reason } = placeOf(file, described);
    if (reason !== undefined) {
      leftOut.push({ path: file.path, reason });
      continue;
    }
    const indicator = found.get(slug) ?? { meta: [], config: [] };
    found.set(slug, indicator);
    if (part === 'meta') indicator.meta.push(file.path);
    else if (part === 'indicator-config') indicator.config.push(file.path);
    else if (indicator.data === undefined) indicator.data = file.path;
    else leftOut.push({ path: file.path, reason: `it is of the same indicator as ${indicator.data}` });
  }
  const indicators = [...found].map(([slug, own]) => ({ slug, ...own }));
  return { indicators: indicators.toSorted((a, b) => compareNumbers(a.slug, b.slug)), leftOut };
}

/** Of files that mean the same, the one comes first that is named as Open SDG names it now: with hyphens, and .yml. */
function rank(path: string): number {
  const isUsual = /^(?:data\/indicator_|meta\/|indicator-config\/)[a-z0-9]+(?:-[a-z0-9]+)*\.\w+$/.test(path);
  return (isUsual ? 0 : 2) + (path.endsWith('.md') ? 1 : 0);
}

type Placed =
  | { readonly part: Part; readonly slug: string; readonly reason?: undefined }
  | { readonly part?: undefined; readonly slug?: undefined; readonly reason: string };

function placeOf({ path, size, isLink }: RepositoryFile, described: ReadonlySet<string>): Placed {
  const [folder = '', , ...deeper] = path.split('/');
  const part = parts.find((one) => one === folder) ?? 'data';
  if (deeper.length > 0) return { reason: `it stands in a folder of ${folder}/; files there are not read` };
  if (isLink) return { reason: 'it is a link; links are not followed' };
  const slug = part === 'data' ? dataSlug(path, described) : metadataSlug(path);
  if (slug === undefined || slug === '') {
    return { reason: `expected ${part === 'data' ? 'indicator_<number>.csv' : '<number>.yml or <number>.md'}` };
  }
  if (size > largest[part]) {
    return {
      reason: `it has ${Math.ceil(size / megabyte)} MB; expected at most ${largest[part] / megabyte} MB in a file of ${part}/`,
    };
  }
  return { part, slug };
}

/** The number that a file of metadata is named after; undefined for another file, and for one in a folder of its own. */
function metadataSlug(path: string): string | undefined {
  return slugOf(/^(?:meta|indicator-config)\/([^/]+)\.(?:ya?ml|md)$/i.exec(path)?.[1]);
}

/** A file of data may be named by its number alone, or as the metadata of its indicator is. */
function dataSlug(path: string, described: ReadonlySet<string>): string | undefined {
  const [, prefix, stem] = /^data\/(indicator[_-])?([^/]+)\.csv$/i.exec(path) ?? [];
  const slug = slugOf(stem);
  const isNamed = prefix !== undefined || /^\d{1,2}(?:-[a-z0-9]{1,2})+$/.test(slug ?? '');
  return isNamed || described.has(slug ?? '') ? slug : undefined;
}

function slugOf(stem: string | undefined): string | undefined {
  return stem
    ?.toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** By the parts of the numbers: 2-1 before 10-1, 1-9-1 before 1-a-1. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('-'), b.split('-')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one = '', two = ''] = [left[index], right[index]];
    if (one === two) continue;
    const [isNumber, isToo] = [/^\d+$/.test(one), /^\d+$/.test(two)];
    if (isNumber && isToo && Number(one) !== Number(two)) return Number(one) - Number(two);
    if (isNumber !== isToo) return one === '' || (isNumber && two !== '') ? -1 : 1;
    return one < two ? -1 : 1;
  }
  return 0;
}
