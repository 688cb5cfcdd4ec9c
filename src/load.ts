import { buildFramework } from './model/build-framework.ts';
import { buildLibraryEntry } from './model/build-indicator.ts';
import { buildNarrative } from './model/build-narrative.ts';
import { buildSetting } from './model/build-portfolio.ts';
import { buildIndicatorReview } from './model/build-review.ts';
import type { FiscalYear } from './model/period.ts';
import type { Framework, LibraryEntry, Narrative, Plan, Portfolio, Unknown } from './model/portfolio.ts';
import { type Data, type Entry, entries } from './model/reading.ts';
import { checkSchema } from './schema.ts';
import type { FileKind } from './schema-lookup.ts';
import { compareText, type Diagnostic, diagnose, type NotChecked, type Problem } from './text/finding.ts';
import { keyOf, type SourceFile } from './text/location.ts';
import type { Places } from './text/plain-places.ts';
import { treeSource } from './text/tree.ts';
import { UserError } from './text/user-error.ts';
import { parseYaml, plainSource } from './text/yaml.ts';

/** A text of the portfolio; `file` is relative to it, with `/`. */
export interface InputFile {
  readonly file: string;
  readonly text: string;
  /** Why its bytes are not text in UTF-8. */
  readonly unreadable?: string;
}

/** What the texts of a portfolio say, and what is wrong with them as texts. */
export interface Loaded {
  readonly portfolio: Portfolio;
  /** Of reading and of the schemas; rules add theirs. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notChecked: readonly NotChecked[];
  /** How many files were read. */
  readonly files: number;
  /** What each text says: a later load of the same texts takes it from here. */
  readonly read: ReadOnce;
}

type ReadOnce = ReadonlyMap<InputFile, Read>;

/** A text that was parsed and held against its schema. */
interface Read {
  /** Absent where anything is wrong with it; then the id that it would have had, where that can be read. */
  readonly entry?: Entry;
  readonly id?: string;
  readonly problems: readonly Problem[];
}

/** Values of texts that an earlier run has read, and the schema of their kind has accepted. */
export interface KnownValues {
  /** Undefined where it is not known. */
  recall(kind: FileKind, file: InputFile): unknown;
  /** Where everything stands in the text of a known value; undefined where that is to be worked out when it is asked for. */
  places?(file: InputFile): Places | undefined;
  keep(kind: FileKind, file: InputFile, value: unknown, places: Places): void;
}

/** Version of the file format that this program reads. */
export const formatVersion = 1;

interface Valid {
  readonly kind: FileKind;
  readonly source: SourceFile;
  readonly entry: Entry;
}

/** A file that was left out of the model, with the id it would have had where that can be read. */
interface LeftOut {
  readonly kind: FileKind;
  readonly file: string;
  readonly id: string | undefined;
}

/** Where the file that says what FY2015 means cannot be read, any fiscal year will do to go on checking the rest. */
const anyYear: FiscalYear = { starts: '01-01', namedBy: 'end' };

/** Builds the model from texts. A file with a syntax or schema error is left out; everything else goes on. */
export async function load(
  files: readonly InputFile[],
  known: ReadOnce = new Map(),
  remembered?: KnownValues,
): Promise<Loaded> {
  const problems: Problem[] = [];
  const valid: Valid[] = [];
  const leftOut: LeftOut[] = [];
  const reads = new Map<InputFile, Read>();
  for (const file of files.toSorted((a, b) => compareText(a.file, b.file))) {
    const kind = kindOf(file.file);
    if (kind === undefined) continue;
    const read =
      known.get(file) ?? readAgain({ file, kind, remembered }) ?? (await readFile({ file, kind, remembered }));
    reads.set(file, read);
    problems.push(...read.problems);
    if (read.entry === undefined) leftOut.push({ kind, file: file.file, id: read.id });
    else valid.push({ kind, source: read.entry.at.source, entry: read.entry });
  }
  const built = buildPortfolio(valid, leftOut, problems);
  const { plans, unread } = await readPlans(files, built, problems);
  return {
    portfolio: { ...built, plans },
    diagnostics: problems.map((problem) => diagnose(problem, problem.rule, 'error')),
    notChecked: [
      ...leftOut.map(({ file, kind }) => ({ what: file, why: whyNot[kind] })),
      ...valid.filter(({ kind }) => kind === 'mapping').map(unused),
      ...unread,
    ],
    files: files.length,
    read: reads,
  };
}

/** Mappings are not used yet: nobody follows what they name. */
function unused({ source }: Valid): NotChecked {
  return { what: `the columns and names in ${source.file}`, why: 'Mapping files are only checked for their form yet.' };
}

const whyNot: Readonly<Record<FileKind, string>> = {
  portfolio: 'It cannot be read; neither can references to parties, places, dimensions and lines be checked.',
  framework: 'It cannot be read; neither can references into it be checked.',
  library: 'It cannot be read; neither can indicators that use it be checked.',
  mapping: 'It cannot be read.',
  review: 'It cannot be read.',
  narrative: 'It cannot be read.',
};

/** What kind of file a path of the portfolio holds; undefined for what the model does not read. */
export function kindOf(file: string): FileKind | undefined {
  if (file === 'plumbline.yaml') return 'portfolio';
  if (!/\.ya?ml$/.test(file)) return undefined;
  if (file.startsWith('frameworks/')) return 'framework';
  if (/^library\/[^/]+$/.test(file)) return 'library';
  if (/^mappings\/[^/]+$/.test(file)) return 'mapping';
  if (/^reviews\/[^/]+\/[^/]+$/.test(file)) return 'review';
  if (/^narratives\/[^/]+\/[^/]+$/.test(file)) return 'narrative';
  return undefined;
}

interface Unread {
  readonly file: InputFile;
  readonly kind: FileKind;
  readonly remembered: KnownValues | undefined;
}

/** A file whose value is known from an earlier run: it was plain, and without problems. */
function readAgain({ file, kind, remembered }: Unread): Read | undefined {
  const value = remembered?.recall(kind, file);
  if (value === undefined) return undefined;
  const source = plainSource(file.file, file.text, remembered?.places?.(file));
  return { entry: { data: value as Data, at: { source, path: [] } }, problems: [] };
}

async function readFile({ file, kind, remembered }: Unread): Promise<Read> {
  const { source, value, problems, places } = await parseYaml(file.file, file.text);
  const at = { source, path: [] };
  if (file.unreadable !== undefined) {
    return { problems: [{ rule: 'file-encoding', at, message: file.unreadable, hint: 'Save it again as UTF-8.' }] };
  }
  if (value === undefined || problems.length > 0) return { ...idOf(value), problems };
  if (kind === 'portfolio') refuseNewer(value);
  const complaints = await checkSchema(kind, source, value);
  if (complaints.length > 0) return { ...idOf(value), problems: complaints };
  // plumbline.yaml is read anew each time: whether its format is ours is asked before its schema is.
  if (places !== undefined && kind !== 'portfolio') remembered?.keep(kind, file, value, places);
  return { entry: { data: value as Data, at }, problems: [] };
}

function idOf(value: unknown): { id?: string } {
  const id = (value as Data | null | undefined)?.id;
  return typeof id === 'string' ? { id } : {};
}

function refuseNewer(value: unknown): void {
  const version = (value as Data | null)?.plumbline;
  if (typeof version === 'number' && version > formatVersion) {
    throw new UserError(
      `plumbline.yaml is written for file format ${version}; this program reads format ${formatVersion}.`,
      'Install a newer plumbline-cli.',
    );
  }
}

/** The tables of plans/. Their reader is only loaded where there are any. */
async function readPlans(
  files: readonly InputFile[],
  { dimensions, frameworks, unknown }: Omit<Portfolio, 'plans'>,
  problems: Problem[],
): Promise<{ readonly plans: readonly Plan[]; readonly unread: readonly NotChecked[] }> {
  const tables = files.filter(({ file }) => /^plans\/.+\.csv$/.test(file));
  if (tables.length === 0) return { plans: [], unread: [] };
  const { buildPlan, planFile } = await import('./model/plan-table.ts');
  const years = new Map(frameworks.map((framework) => [framework.id, framework.fiscalYear]));
  const plans: Plan[] = [];
  const unread: NotChecked[] = [];
  for (const table of tables.toSorted((a, b) => compareText(a.file, b.file))) {
    const named = planFile(table, problems);
    const plan =
      named &&
      buildPlan(named, {
        problems,
        fiscalYear: years.has(named.framework) ? years.get(named.framework) : anyYear,
        dimensions: unknown.portfolio ? undefined : [...dimensions.keys()],
      });
    if (plan === undefined) unread.push({ what: table.file, why: 'It cannot be read.' });
    else plans.push(plan);
  }
  return { plans, unread };
}

function buildPortfolio(
  valid: readonly Valid[],
  leftOut: readonly LeftOut[],
  problems: Problem[],
): Omit<Portfolio, 'plans'> {
  const of = (kind: FileKind) => valid.filter((file) => file.kind === kind).map(({ entry }) => entry);
  const [top] = of('portfolio');
  const empty: Entry = { data: {}, at: { source: treeSource('plumbline.yaml', '', () => undefined), path: [] } };
  const written = buildSetting(top ?? empty, { problems, fiscalYear: undefined });
  const setting = top === undefined ? { ...written, fiscalYear: anyYear } : written;
  const library = buildLibrary(of('library'), setting.fiscalYear, problems);
  const frameworks = of('framework').map((entry) => buildFramework(entry, setting, library, problems));
  return {
    ...setting,
    library,
    frameworks: withoutTwins(frameworks, problems),
    narratives: of('narrative').flatMap((entry): Narrative[] =>
      buildNarrative(entry, { problems, fiscalYear: setting.fiscalYear }),
    ),
    reviews: of('review').map((entry) => buildIndicatorReview(entry, { problems, fiscalYear: setting.fiscalYear })),
    unknown: unknownOf(top === undefined, leftOut),
  };
}

function unknownOf(portfolio: boolean, leftOut: readonly LeftOut[]): Unknown {
  const frameworks = leftOut.filter(({ kind }) => kind === 'framework').map(({ id }) => id ?? '*');
  return { portfolio, library: leftOut.some(({ kind }) => kind === 'library'), frameworks: new Set(frameworks) };
}

function buildLibrary(
  files: readonly Entry[],
  fiscalYear: FiscalYear | undefined,
  problems: Problem[],
): ReadonlyMap<string, LibraryEntry> {
  const library = new Map<string, LibraryEntry>();
  for (const entry of files.flatMap((file) => entries(file, 'indicators'))) {
    const first = library.get(entry.id);
    if (first === undefined) {
      library.set(entry.id, buildLibraryEntry(entry, { problems, fiscalYear }));
      continue;
    }
    problems.push({
      rule: 'chain-id-duplicate',
      at: keyOf(entry.at),
      message: `The library has two indicators ${entry.id}.`,
      hint: 'Ids are unique over all library files; rename one of the two.',
      related: [{ at: keyOf(first.at), message: 'The first one.' }],
    });
  }
  return library;
}

/** Frameworks by id; a second one of the same id is a problem and left out. */
function withoutTwins(frameworks: readonly Framework[], problems: Problem[]): readonly Framework[] {
  const byId = new Map<string, Framework>();
  for (const framework of frameworks) {
    const first = byId.get(framework.id);
    if (first === undefined) {
      byId.set(framework.id, framework);
      continue;
    }
    problems.push({
      rule: 'chain-id-duplicate',
      at: { source: framework.at.source, path: ['id'] },
      message: `Two files hold a framework ${framework.id}.`,
      hint: 'Give one of them another id.',
      related: [{ at: { source: first.at.source, path: ['id'] }, message: 'The first one.' }],
    });
  }
  return [...byId.values()].toSorted((a, b) => compareText(a.id, b.id));
}
