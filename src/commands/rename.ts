import { join } from 'node:path';
import { compare } from '../diff/changes.ts';
import { isFolder, writeAndMove } from '../io.ts';
import { load } from '../load.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { fullId, type Renamed, type RenamedKind } from '../model/renamed.ts';
import { columnOf } from '../model/setting-references.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { type Opened, openForWork } from './open.ts';
import { nameOfKind, newId, thingNamed } from './rename-names.ts';
import { type Plan, planOf, withStoreInOrder } from './rename-plan.ts';
import { isInTables } from './rename-tables.ts';

export interface RenameOptions extends CommonOptions {
  readonly dryRun?: boolean;
  /** Where things of several kinds have the id. */
  readonly kind?: RenamedKind;
}

/** Gives a thing another id wherever it stands: in texts, tables, and the paths of files that belong to it. All of it or nothing. */
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
  const plan =
    options.dryRun === true
      ? await checkedPlan(renamed, id, opened)
      : await whileNobodyWrites(renamed, opened.dir, async () =>
          carryOut(await checkedPlan(renamed, id, opened), opened.dir),
        );
  context.out(
    [...plan.texts.map(({ file }) => `${file}\n`), ...plan.moves.map(([from, to]) => `${from} → ${to}\n`)].join(''),
  );
  if (options.quiet !== true) {
    const done = options.dryRun === true ? 'Nothing is changed; without --dry-run' : 'Done:';
    context.err(`${done} the ${nameOfKind(renamed.kind)} ${old} is ${id}.\n${aboutIncoming(renamed, id, opened.dir)}`);
  }
  return 0;
}

/** Files as they were received keep the old id, and the next ones will have it too. */
function aboutIncoming(renamed: Renamed, id: string, dir: string): string {
  if (!isFolder(join(dir, 'incoming'))) return '';
  const column = renamed.kind === 'dimension' ? renamed.id : columnOf(renamed);
  if (column === undefined) return '';
  const mapping =
    renamed.kind === 'dimension' ? `columns: {${column}: ${id}}` : `values: {${column}: {${renamed.id}: ${id}}}`;
  return `Files in incoming/ stay as they were received. Where they say ${renamed.id}, a mapping tells what it is now: ${mapping}.\n`;
}

/** What the portfolio says afterwards is what it said, but for the one id. */
async function checkedPlan(renamed: Renamed, id: string, opened: Opened): Promise<Plan> {
  const plan = await planOf(renamed, id, opened);
  const after = await verify(plan, { renamed, id }, opened);
  return withStoreInOrder(plan, renamed, { dir: opened.dir, before: opened.portfolio, after });
}

/** The portfolio as it will be. Throws a UserError where it would say something else. */
async function verify(
  { texts, moves }: Plan,
  { renamed, id }: { renamed: Renamed; id: string },
  opened: Opened,
): Promise<Portfolio> {
  const changed = new Map(texts.map(({ file, text }) => [file, text]));
  const files = opened.files.map((input) => ({
    ...input,
    file: moved(input.file, moves),
    text: changed.get(input.file) ?? input.text,
  }));
  const { portfolio, diagnostics } = await load(files);
  const [old, now] = [fullId(renamed, renamed.id), fullId(renamed, id)];
  const more = diagnostics.length > opened.loaded.diagnostics.length;
  const said = new Set(opened.loaded.diagnostics.map(({ message }) => message));
  const news = more ? diagnostics.find(({ message }) => !said.has(message)) : undefined;
  if (news !== undefined) throw new UserError(`${old} cannot become ${now}. ${news.message}`, news.hint);
  // How a mapping reads is not compared id by id; a dimension without a title is called by its id.
  const { changes } = compare(opened.portfolio, portfolio, new Map([[`${renamed.kind} ${old}`, now]]));
  const other = changes.find(
    ({ how, what, key, before, after }) =>
      how !== 'renamed' &&
      what !== 'mapping' &&
      !(what === 'dimension' && key === 'title' && before === renamed.id && after === id),
  );
  if (other === undefined && !more) return portfolio;
  const where = other?.at.source.file ?? diagnostics[0]?.file;
  throw new UserError(
    `${old} cannot be renamed without changing something else in ${where}.`,
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

function carryOut(plan: Plan, dir: string): Plan {
  writeAndMove(
    plan.texts.map(({ file, text }) => ({ path: join(dir, file), text })),
    plan.moves.map(([from, to]) => ({ from: join(dir, from), to: join(dir, to) })),
  );
  return plan;
}

/** The store is read and changed while nobody else writes to it. */
async function whileNobodyWrites(renamed: Renamed, dir: string, work: () => Promise<Plan>): Promise<Plan> {
  if (!isInTables(renamed) || !isFolder(join(dir, 'measurements'))) return work();
  const [{ writingTo }, { withLock }, { recover }] = await Promise.all([
    import('../measurements/disk.ts'),
    import('../measurements/lock.ts'),
    import('../measurements/transaction.ts'),
  ]);
  return writingTo(dir, () =>
    withLock(dir, async () => {
      recover(dir);
      return work();
    }),
  );
}
