import { join } from 'node:path';
import { compare } from '../diff/changes.ts';
import { isFile, isFolder, readText, writeAndMove } from '../io.ts';
import { type InputFile, kindOf, load } from '../load.ts';
import type { Framework, Portfolio } from '../model/portfolio.ts';
import { type Renamed, type RenamedKind, referencesIn } from '../model/references.ts';
import { parseCsv, writeCsv } from '../text/csv.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { parseYaml } from '../text/yaml.ts';
import { editYaml, type YamlEdit } from '../text/yaml-edit.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { type Opened, openForWork } from './open.ts';

export interface RenameOptions extends CommonOptions {
  readonly dryRun?: boolean;
  /** Where things of several kinds have the id. */
  readonly kind?: RenamedKind;
}

/** Gives a thing another id wherever it stands: in texts, and in the paths of files that belong to it. All of it or nothing. */
export async function rename(old: string, now: string, options: RenameOptions, context: Context): Promise<Outcome> {
  const opened = await openForWork(options, context);
  const broken = opened.loaded.notChecked.map(({ what }) => what);
  if (broken.length > 0) {
    throw new UserError(
      `${broken.join(', ')} cannot be read, and may hold the id.`,
      'plumbline validate shows where; correct it first.',
    );
  }
  const renamed = thingNamed(old, opened.portfolio, options.kind);
  const id = newId(now, renamed, opened.portfolio);
  const plan = await planOf(renamed, id, opened);
  await verify(plan, { renamed, id }, opened);
  if (options.dryRun !== true) await carryOut(plan, opened.dir);
  context.out(
    [...plan.texts.map(({ file }) => `${file}\n`), ...plan.moves.map(([from, to]) => `${from} → ${to}\n`)].join(''),
  );
  if (options.quiet !== true) {
    const kind = renamed.kind === 'library' ? 'shared indicator' : renamed.kind;
    const done = options.dryRun === true ? 'Nothing is changed; without --dry-run' : 'Done:';
    context.err(`${done} the ${kind} ${old} is ${id}.\n`);
  }
  return 0;
}

/** What is called that. Throws a UserError where nothing is, or things of several kinds are. */
function thingNamed(name: string, { frameworks, library }: Portfolio, wanted: RenamedKind | undefined): Renamed {
  const [owner = '', own] = name.split('/');
  const inside = frameworks.flatMap((framework) => thingsIn(framework));
  const all: readonly Renamed[] = [
    ...frameworks.map(({ id }) => ({ kind: 'framework', id }) as const),
    ...[...library.keys()].map((id) => ({ kind: 'library', id }) as const),
    ...inside,
  ];
  const isMeant = ({ kind, id, framework }: Renamed) => {
    if (own === undefined) return id === name;
    return id === own && (kind === 'library' ? owner === 'library' : framework === owner);
  };
  const found = all.filter((one) => isMeant(one) && (wanted === undefined || one.kind === wanted));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined) {
    const names = found.map(
      ({ kind, id, framework }) => `the ${kind} ${framework === undefined ? id : `${framework}/${id}`}`,
    );
    throw new UserError(
      `${name} may be ${names.join(' or ')}.`,
      'Name it with its framework (framework/id), or say which with --kind.',
    );
  }
  const known = all.map(({ kind, id, framework }) => {
    if (own === undefined) return id;
    return kind === 'library' ? `library/${id}` : framework === undefined ? id : `${framework}/${id}`;
  });
  throw new UserError(`Nothing is called ${name}.`, suggest(name, new Set(known)));
}

function thingsIn(framework: Framework): readonly Renamed[] {
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

/** The new id, without its framework. Throws a UserError where it has another form, or something is called that. */
function newId(now: string, { kind, framework }: Renamed, portfolio: Portfolio): string {
  const owner = kind === 'library' ? 'library' : framework;
  const [before, after] = now.includes('/') ? now.split('/') : [owner, now];
  if (before !== owner) throw new UserError(`${now} stands in another framework.`, 'A thing keeps its framework.');
  const id = after ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new UserError(`The new id is "${id}"; expected lower-case letters and digits, words joined by hyphens.`);
  }
  const taken =
    kind === 'framework'
      ? portfolio.frameworks.some((one) => one.id === id)
      : kind === 'library'
        ? portfolio.library.has(id)
        : portfolio.frameworks.some(
            (one) => one.id === framework && thingsIn(one).some((thing) => thing.kind === kind && thing.id === id),
          );
  if (taken) throw new UserError(`${id} is the id of another ${kind} already.`, 'Choose another id.');
  return id;
}

interface Plan {
  /** Files whose texts change, by their path before. */
  readonly texts: readonly InputFile[];
  /** Files and folders that get another path, relative to the portfolio. */
  readonly moves: readonly (readonly [from: string, to: string])[];
}

async function planOf(renamed: Renamed, id: string, { dir, files }: Opened): Promise<Plan> {
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
    const edited = editYaml(input.text, inOrder);
    if ('refused' in edited) throw new UserError(`${input.file}: ${edited.refused.message}`, edited.refused.hint);
    texts.push({ file: input.file, text: edited.text });
  }
  return { texts: [...texts, ...approvals(renamed, id, dir)], moves: movesOf(renamed, id, dir) };
}

/** approvals.csv names frameworks. */
function approvals({ kind, id: old }: Renamed, id: string, dir: string): readonly InputFile[] {
  const file = 'measurements/approvals.csv';
  if (kind !== 'framework' || !isFile(join(dir, file))) return [];
  const text = readText(join(dir, file));
  const { header, records, problems } = parseCsv(file, text);
  const column = header.indexOf('framework');
  if (problems.length > 0 || column < 0 || !records.some((record) => record.cells[column] === old)) return [];
  const rows = records.map(({ cells }) => cells.map((cell, index) => (index === column && cell === old ? id : cell)));
  return [{ file, text: writeCsv([header, ...rows]) }];
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

/** What the portfolio says afterwards is what it said, but for the one id. */
async function verify(
  { texts, moves }: Plan,
  { renamed, id }: { renamed: Renamed; id: string },
  opened: Opened,
): Promise<void> {
  const changed = new Map(texts.map(({ file, text }) => [file, text]));
  const files = opened.files.map((input) => ({
    ...input,
    file: moved(input.file, moves),
    text: changed.get(input.file) ?? input.text,
  }));
  const { portfolio, diagnostics } = await load(files);
  const { kind, framework } = renamed;
  const full = (own: string) =>
    kind === 'library' ? `library/${own}` : framework === undefined ? own : `${framework}/${own}`;
  const renames = new Map([[`${kind} ${full(renamed.id)}`, full(id)]]);
  // How a mapping reads is not compared id by id.
  const { changes } = compare(opened.portfolio, portfolio, renames);
  const other = changes.find(({ how, what }) => how !== 'renamed' && what !== 'mapping');
  if (other === undefined && diagnostics.length <= opened.loaded.diagnostics.length) return;
  const where = other?.at.source.file ?? diagnostics[0]?.file;
  throw new UserError(
    `${full(renamed.id)} cannot be renamed without changing something else in ${where}.`,
    'Rename it there by hand, and run plumbline validate.',
  );
}

function moved(file: string, moves: Plan['moves']): string {
  for (const [from, to] of moves) {
    if (file === from) return to;
    if (file.startsWith(`${from}/`)) return to + file.slice(from.length);
  }
  return file;
}

/** The store is changed while nobody else writes to it. */
async function carryOut({ texts, moves }: Plan, dir: string): Promise<void> {
  const apply = async () =>
    writeAndMove(
      texts.map(({ file, text }) => ({ path: join(dir, file), text })),
      moves.map(([from, to]) => ({ from: join(dir, from), to: join(dir, to) })),
    );
  if (![...texts.map(({ file }) => file), ...moves.flat()].some((path) => path.startsWith('measurements/')))
    return apply();
  const [{ withLock }, { recover }] = await Promise.all([
    import('../measurements/lock.ts'),
    import('../measurements/transaction.ts'),
  ]);
  await withLock(dir, async () => {
    recover(dir);
    await apply();
  });
}
