import { resolve } from '../../text/location.ts';
import { parseYaml } from '../../text/yaml.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import type { ParsedYaml } from '../../text/yaml-full.ts';
import { mendYaml } from './careless-yaml.ts';

/** What a file of metadata says. */
export interface Metadata {
  /** Keys with something in them, in the order of the file. */
  readonly said: ReadonlyMap<string, YamlData>;
  /** Keys without anything in them. */
  readonly blank: readonly string[];
  /** What stands below the front matter. */
  readonly text?: string;
  /** What of the file could not be kept exactly. */
  readonly doubts: readonly string[];
}

export type ReadMetadata = { readonly metadata: Metadata } | { readonly reason: string };

/** Signs that the values of a file may unfold into, whatever its aliases: four times the largest file. */
const mostSigns = 4 << 20;

/** Reads YAML, or the YAML at the head of a Markdown page. Never throws: what cannot be read becomes the reason. */
export async function readMetadata(path: string, written: string): Promise<ReadMetadata> {
  const { head, text } = partsOf(written);
  if (head === undefined) {
    if (/\.md$/i.test(path)) return { reason: 'it is a page without metadata at its head (between two lines of ---)' };
    return { reason: 'it has no metadata' };
  }
  const { source, value, problems, repeated } = await parse(path, head);
  const [problem] = problems;
  if (value === undefined) {
    const line = problem === undefined ? '' : `line ${resolve(problem.at).start.line}: `;
    return { reason: `${line}${problem?.message ?? `${source.file} is empty.`}`.replace(/\.$/, '') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'it holds no keys; expected a map of keys and values' };
  const said = new Map<string, YamlData>();
  const blank: string[] = [];
  const room = { left: mostSigns };
  for (const [key, one] of Object.entries(value)) {
    const kept = asPublished(one, room);
    if (room.left < 0) return { reason: 'its values unfold into more than can be kept' };
    if (isBlank(kept)) blank.push(key);
    else said.set(key, kept);
  }
  const below = text.trim();
  return {
    metadata: {
      said,
      blank,
      doubts: [
        ...problems.map(({ at, message }) => `line ${resolve(at).start.line}: ${message}`),
        ...repeated.map((key) => `The key ${key} stands twice; what stands last is read.`),
      ],
      ...(below === '' ? {} : { text: below }),
    },
  };
}

/** YAML as it is; where that cannot be read, as the build of Open SDG reads it. */
async function parse(path: string, head: string): Promise<ParsedYaml & { readonly repeated: readonly string[] }> {
  const parsed = await parseYaml(path, head);
  if (parsed.value !== undefined) return { ...parsed, repeated: [] };
  const { text, repeated } = mendYaml(head);
  if (text === head) return { ...parsed, repeated: [] };
  const mended = await parseYaml(path, text);
  return mended.value === undefined ? { ...parsed, repeated: [] } : { ...mended, repeated };
}

/** The YAML of a text, with its lines where they were, and what stands below it. */
function partsOf(written: string): { readonly head: string | undefined; readonly text: string } {
  const clean = written.startsWith('\uFEFF') ? written.slice(1) : written;
  const start = /^(?:[ \t]*\r?\n)*---[ \t]*\r?\n/.exec(clean);
  if (start === null) return { head: /^#{1,6} /.test(clean) ? undefined : clean, text: '' };
  const above = start[0].replaceAll(/[^\n]/g, '');
  const end = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(clean.slice(start[0].length));
  if (end === null) return { head: `${above}${clean.slice(start[0].length)}`, text: '' };
  const from = start[0].length + end.index;
  return { head: `${above}${clean.slice(start[0].length, from)}`, text: clean.slice(from + end[0].length) };
}

/** A value as it is kept: null becomes nothing, and a list in a list its JSON. */
function asPublished(value: unknown, room: { left: number }): YamlData {
  room.left -= typeof value === 'string' ? value.length + 1 : 8;
  if (room.left < 0 || value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return isShort(value) ? value : String(value);
  if (Array.isArray(value)) {
    return value.map((one): YamlData => {
      const kept = asPublished(one, room);
      return Array.isArray(kept) ? JSON.stringify(kept) : kept;
    });
  }
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      room.left -= key.length;
      return [key, asPublished(one, room)];
    }),
  );
}

/** A number that YAML of a portfolio may hold: no more than 15 digits, and no exponent. */
function isShort(value: number): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(String(value)) && String(value).replaceAll(/\D/g, '').length <= 15;
}

function isBlank(value: YamlData): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || 'toFixed' in value) return false;
  return Object.values(value).every(isBlank);
}
