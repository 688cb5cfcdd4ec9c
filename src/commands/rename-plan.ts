import { join } from 'node:path';
import { isFile, isFolder, readText } from '../io.ts';
import { type InputFile, kindOf } from '../load.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { referencesIn } from '../model/references.ts';
import { isSetting, type Renamed } from '../model/renamed.ts';
import { UserError } from '../text/user-error.ts';
import { parseYaml } from '../text/yaml.ts';
import { editYaml, type YamlEdit } from '../text/yaml-edit.ts';
import type { Opened } from './open.ts';
import { renamedTables } from './rename-tables.ts';

/** What is to be written where something gets another id. */
export interface Plan {
  /** Files whose texts change, by their path before. */
  readonly texts: readonly InputFile[];
  /** Files and folders that get another path, relative to the portfolio. */
  readonly moves: readonly (readonly [from: string, to: string])[];
}

/** Throws a UserError where a file cannot be changed in place, or one stands in the way. */
export async function planOf(renamed: Renamed, id: string, { dir, files }: Opened): Promise<Plan> {
  const texts: InputFile[] = [];
  for (const input of files) {
    if (kindOf(input.file) === undefined) continue;
    const { value } = await parseYaml(input.file, input.text);
    const edits = referencesIn({ file: input.file, value }, renamed).map(({ path, part, now }): YamlEdit => {
      return part === 'key' ? { kind: 'rename', path, name: now(id) } : { kind: 'set', path, value: now(id) };
    });
    if (edits.length === 0) continue;
    // Keys last: until then the paths of the others lead where they led.
    const inOrder = edits.toSorted((a, b) => Number(a.kind === 'rename') - Number(b.kind === 'rename'));
    const edited = editYaml(input.text, inOrder, 'kept');
    if ('refused' in edited) throw new UserError(`${input.file}: ${edited.refused.message}`, edited.refused.hint);
    texts.push({ file: input.file, text: edited.text });
  }
  return { texts: [...texts, ...renamedTables(renamed, id, dir)], moves: movesOf(renamed, id, dir) };
}

/** Files and folders that are called after the thing. */
function movesOf({ kind, id: old, framework }: Renamed, id: string, dir: string): Plan['moves'] {
  const folders = ['measurements', 'corrections', 'plans', 'reviews', 'narratives'];
  const candidates = folders.flatMap((folder): (readonly [string, string])[] => {
    if (kind === 'framework') return [[`${folder}/${old}`, `${folder}/${id}`]];
    if (kind !== 'indicator' || folder === 'narratives') return [];
    const endings = folder === 'reviews' ? ['yaml', 'yml'] : ['csv'];
    return endings.map((ending) => [
      `${folder}/${framework}/${old}.${ending}`,
      `${folder}/${framework}/${id}.${ending}`,
    ]);
  });
  const moves = candidates.filter(([from]) => isFile(join(dir, from)) || isFolder(join(dir, from)));
  const [taken] = moves.filter(([, to]) => isFile(join(dir, to)) || isFolder(join(dir, to)));
  if (taken === undefined) return moves;
  throw new UserError(
    `${taken[1]} is there already, and ${taken[0]} would take its place.`,
    'Move or delete one of them.',
  );
}

/** The files of the store that were in its order are in it again, by the ids of now. */
export async function withStoreInOrder(
  plan: Plan,
  renamed: Renamed,
  { dir, before, after }: { readonly dir: string; readonly before: Portfolio; readonly after: Portfolio },
): Promise<Plan> {
  if (!isSetting(renamed.kind)) return plan;
  const { canonicalText } = await import('../measurements/canonical.ts');
  const texts = plan.texts.map(({ file, text }) => {
    const [, framework, indicator] = /^measurements\/([^/]+)\/([^/]+)\.csv$/.exec(file) ?? [];
    if (framework === undefined || indicator === undefined) return { file, text };
    const stored = { source: { file }, owner: { framework, indicator } };
    const old = readText(join(dir, file));
    if (canonicalText({ ...stored, text: old }, before) !== old) return { file, text };
    return { file, text: canonicalText({ ...stored, text }, after) ?? text };
  });
  return { ...plan, texts };
}
