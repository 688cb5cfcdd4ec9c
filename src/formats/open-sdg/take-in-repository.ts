import { slug as slugOf } from '../../text/slug.ts';
import { UserError } from '../../text/user-error.ts';
import type { YamlData } from '../../text/yaml-document.ts';
import { writeYaml } from '../../text/yaml-document.ts';
import { newRegistry, type Registry } from '../iati/registry.ts';
import { noNames } from '../taken-in/names.ts';
import type { PortfolioFile } from '../taken-in/store-text.ts';
import { noRows, type RowTally, readData, type Series, short } from './data-file.ts';
import { isTranslationKey, type Keys, type KeyTallies, keysOf, type Place, tallyOf, textOf } from './fields.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type IndicatorFiles, type Part, parts, type Repository, sortFiles } from './repository.ts';
import { type MadeIndicator, takeInIndicator } from './take-in-indicator.ts';

/** What was taken in, for the report. */
export interface TakenIn {
  readonly registry: Registry;
  /** Of each folder: how many files there are, and how many were taken in. */
  readonly files: { readonly [part in Part]: { found: number; taken: number } };
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  readonly rows: RowTally;
  readonly keys: KeyTallies;
  /** Indicators of the repository, and those that they became: one for each series and unit. */
  readonly published: number;
  readonly made: number;
  readonly results: number;
}

interface Result {
  readonly level: 'goal' | 'target';
  readonly number: string;
  readonly goal?: string;
  statement?: string | undefined;
}

interface Work {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly taken: { readonly [part in Part]: { found: number; taken: number } };
  readonly leftOut: { path: string; reason: string }[];
  readonly rows: RowTally;
  readonly tallies: KeyTallies;
  readonly results: Map<string, Result>;
}

/**
 * Makes a portfolio of a repository: one framework, with its goals and targets as results. Files are handed to `write` an
 * indicator at a time. Throws a UserError, before the first, for a folder in another layout or beyond all bounds.
 */
export async function takeInRepository(
  repository: Repository,
  write: (files: readonly PortfolioFile[]) => void,
  { cumulation = 'point-in-time' }: { readonly cumulation?: string } = {},
): Promise<TakenIn> {
  const sorted = sortFiles(repository);
  const work: Work = {
    repository,
    registry: newRegistry('en'),
    taken: {
      data: { found: 0, taken: 0 },
      meta: { found: 0, taken: 0 },
      'indicator-config': { found: 0, taken: 0 },
    },
    leftOut: [...sorted.leftOut],
    rows: noRows(),
    tallies: new Map(),
    results: new Map(),
  };
  for (const { path } of repository.files) {
    const part = parts.find((one) => path.startsWith(`${one}/`));
    if (part !== undefined) work.taken[part].found += 1;
  }
  const framework = work.registry.frameworks.take(repository.name, 'indicators');
  const taking = { registry: work.registry, ids: noNames(['con', 'nul', 'prn', 'aux']), framework, cumulation };
  const made: MadeIndicator[] = [];
  let published = 0;
  for (const files of sorted.indicators) {
    const source = await readIndicator(files, work);
    if (source === undefined) continue;
    published += 1;
    const indicators = takeInIndicator(source, taking);
    made.push(...indicators.map(({ id, data }) => ({ id, data, files: [] })));
    write(indicators.flatMap((one) => one.files));
  }
  if (published === 0) throw nothingRead(repository.name, work);
  write([
    { path: `frameworks/${framework}.yaml`, text: writeYaml(frameworkData(framework, made, work)) },
    { path: 'plumbline.yaml', text: writeYaml(portfolioData(work)) },
  ]);
  return {
    registry: work.registry,
    files: work.taken,
    leftOut: work.leftOut.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    rows: work.rows,
    keys: work.tallies,
    published,
    made: made.length,
    results: work.results.size,
  };
}

function nothingRead(name: string, { leftOut }: Work): UserError {
  const first = leftOut.find(({ path }) => path.startsWith('data/')) ?? leftOut[0];
  const why = first === undefined ? '' : ` ${first.path}: ${first.reason}.`;
  return new UserError(
    `None of the ${leftOut.length} files of ${name} can be read.${why}`,
    'Data are read from CSV, metadata from YAML and Markdown: SDMX and workbooks are to be converted.',
  );
}

/** What the files of an indicator say; undefined where none of them can be read. */
async function readIndicator({ slug, data, meta, config }: IndicatorFiles, work: Work) {
  const said = { meta: await readAll('meta', meta, work), config: await readAll('config', config, work) };
  const series = data === undefined ? undefined : readSeries(data, work);
  if (series === undefined && said.meta === undefined && said.config === undefined) return undefined;
  const empty = new Map<string, YamlData>();
  const keys = keysOf({ meta: said.meta?.said ?? empty, config: said.config?.said ?? empty }, work.tallies);
  const result = resultOf(slug, keys, work);
  takeNumbers(slug, keys);
  const beside = {
    ...joined('text', said.meta?.texts),
    ...joined('config_text', said.config?.texts),
    others: { ...said.meta?.others, ...said.config?.others },
  };
  return { slug, keys, series: series ?? [], beside, result };
}

function joined(key: string, texts: readonly string[] = []): { readonly [key: string]: string } {
  return texts.length === 0 ? {} : { [key]: texts.join('\n\n') };
}

/** What the files of metadata of an indicator say together. */
interface Said {
  readonly said: Map<string, YamlData>;
  /** By file: what it says otherwise than one before it. */
  readonly others: { [path: string]: { readonly [key: string]: YamlData } };
  readonly texts: string[];
}

/** The files of metadata of an indicator as one; undefined where none can be read. */
async function readAll(place: Place, paths: readonly string[], work: Work): Promise<Said | undefined> {
  const { registry, taken, tallies, leftOut } = work;
  const all: Said = { said: new Map(), others: {}, texts: [] };
  let isAny = false;
  for (const path of paths) {
    const text = textAt(path, work);
    const read = text === undefined ? undefined : await readMetadata(path, text);
    if (read === undefined) continue;
    if ('reason' in read) {
      leftOut.push({ path, reason: read.reason });
      continue;
    }
    isAny = true;
    taken[place === 'meta' ? 'meta' : 'indicator-config'].taken += 1;
    const { blank, doubts, text: below } = read.metadata;
    for (const doubt of doubts) registry.oddities.add('metadata that cannot be kept exactly', `${path}: ${doubt}`);
    for (const key of blank) tallyOf(tallies, place, key).blank += 1;
    if (below !== undefined) all.texts.push(below);
    addTo(all, path, read.metadata, { place, work });
  }
  return isAny ? all : undefined;
}

function addTo(all: Said, path: string, { said }: Metadata, { place, work }: { place: Place; work: Work }): void {
  const otherwise = new Map<string, YamlData>();
  for (const [key, value] of said) {
    const known = all.said.get(key);
    if (known === undefined) all.said.set(key, value);
    else if (JSON.stringify(known) === JSON.stringify(value)) tallyOf(work.tallies, place, key).taken += 1;
    else {
      tallyOf(work.tallies, place, key).carried += 1;
      otherwise.set(key, value);
    }
  }
  if (otherwise.size === 0) return;
  all.others[path] = Object.fromEntries(otherwise);
  const names = short([...otherwise.keys()].join(', '), 300);
  work.registry.oddities.add(
    'files that say otherwise of the same indicator',
    `${path} says otherwise than a file before it: ${names}. What it says travels along as published.`,
  );
}

function readSeries(path: string, work: Work): readonly Series[] | undefined {
  const text = textAt(path, work);
  if (text === undefined) return undefined;
  const rows = noRows();
  const read = readData(path, text, work.registry.oddities, rows);
  for (const key of Object.keys(rows) as (keyof RowTally)[]) work.rows[key] += rows[key];
  if ('reason' in read) {
    work.leftOut.push({ path, reason: read.reason });
    return undefined;
  }
  work.taken.data.taken += 1;
  return read.series;
}

function textAt(path: string, { repository, leftOut }: Work): string | undefined {
  const { text, unreadable } = repository.read(path);
  if (unreadable === undefined) return text;
  leftOut.push({ path, reason: unreadable.replace(/\.$/, '').replace(`${path} is`, 'it is') });
  return undefined;
}

/** The result that an indicator measures: its target, or its goal where its number has two parts or one. */
function resultOf(slug: string, keys: Keys, { results, registry }: Work): string {
  const [goal = '', ...rest] = slug.split('-');
  const goalId = `goal-${slugOf(goal) || 'other'}`;
  const isStatement = (text: string) => !isTranslationKey(text) && !/^[\d.,%-]+$/.test(text);
  const state = (id: string, made: Result, from: readonly string[]) => {
    const result = results.get(id) ?? made;
    results.set(id, result);
    const accepts = (text: string) =>
      isStatement(text) && (result.statement === undefined || result.statement === text);
    const text = keys.text(`statement of the ${made.level}`, from, accepts);
    result.statement ??= text;
    const other = from.map((key) => textOf(keys.peek(key))).find((one) => one !== undefined && isStatement(one));
    if (other !== undefined)
      registry.oddities.add(
        'statements that indicators say differently',
        `${slug}: "${short(other)}", where another indicator says "${short(result.statement ?? '')}"; it travels along as published.`,
      );
  };
  state(goalId, { level: 'goal', number: goal }, ['SDG_GOAL', 'goal_name']);
  if (rest.length < 2) return goalId;
  const number = `${goal}.${rest[0]}`;
  const targetId = `target-${slugOf(number) || 'other'}`;
  state(targetId, { level: 'target', number, goal: goalId }, ['SDG_TARGET', 'target_name', 'target']);
  return targetId;
}

/** Keys that say of the number what the names of the files say. */
function takeNumbers(slug: string, keys: Keys): void {
  const parts = slug.split('-');
  const said: Readonly<Record<string, string>> = {
    indicator: parts.join('.'),
    indicator_number: parts.join('.'),
    target_id: parts.slice(0, 2).join('.'),
    target_number: parts.slice(0, 2).join('.'),
    sdg_goal: parts[0] ?? '',
    goal_number: parts[0] ?? '',
  };
  for (const [key, number] of Object.entries(said)) {
    keys.text('number', [key], (text) => text.toLowerCase() === number);
  }
}

function frameworkData(
  id: string,
  indicators: readonly MadeIndicator[],
  work: Work,
): { readonly [key: string]: YamlData } {
  const { results, repository, registry } = work;
  return {
    id,
    title: repository.name,
    status: 'draft',
    levels: [
      { id: 'target', title: 'Targets', generic: 'outcome' },
      { id: 'goal', title: 'Goals', generic: 'impact' },
    ],
    results: Object.fromEntries(
      [...results].map(([key, { level, number, goal, statement }]) => {
        const name = `${level === 'goal' ? 'Goal' : 'Target'} ${number}`;
        if (statement === undefined)
          registry.oddities.add(
            'texts that are missing',
            `${name} has no statement in the metadata; it is called by its number.`,
          );
        return [
          key,
          {
            level,
            statement: statement ?? name,
            ...(statement === undefined ? {} : { short: name }),
            ...(goal === undefined ? {} : { contributes_to: [goal] }),
          },
        ];
      }),
    ),
    indicators: Object.fromEntries(indicators.map((one) => [one.id, one.data])),
  };
}

function portfolioData({ registry, repository }: Work): { readonly [key: string]: YamlData } {
  const { places, dimensions, whole } = registry;
  const listed = Object.fromEntries([...places.values()].map(({ id, title }) => [id, { title } as YamlData]));
  return {
    plumbline: 1,
    title: repository.name,
    languages: ['en'],
    places: whole === undefined ? listed : { [whole]: { title: 'The whole', places: listed } },
    dimensions: Object.fromEntries(
      [...dimensions.values()].map(({ id, title, categories }) => [
        id,
        {
          title,
          categories: Object.fromEntries([...categories.values()].map((one) => [one.id, { title: one.title }])),
        },
      ]),
    ),
  };
}
