import { buildFramework, buildLater } from './model/build-framework.ts';
import { buildLibraryEntry } from './model/build-indicator.ts';
import { buildNarrative } from './model/build-narrative.ts';
import { buildSetting } from './model/build-portfolio.ts';
import { buildIndicatorReview } from './model/build-review.ts';
import type { Mapping } from './model/mapping.ts';
import type { FiscalYear } from './model/period.ts';
import type { Framework, LibraryEntry, Narrative, Plan, Portfolio, Unknown } from './model/portfolio.ts';
import { type Data, type Entry, entries, given } from './model/reading.ts';
import type { KnownFacts } from './rules/facts.ts';
import { checkSchema } from './schema.ts';
import type { FileKind } from './schema-lookup.ts';
import { compareText, type Diagnostic, diagnose, type NotChecked, type Problem } from './text/finding.ts';
import { keyOf, type SourceFile } from './text/location.ts';
import { treeSource } from './text/tree.ts';
import { UserError } from './text/user-error.ts';
import { parseYaml, plainSource } from './text/yaml.ts';
import { parsePlainYaml } from './text/yaml-plain.ts';

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
  /** It stands in the plain subset. */
  readonly isPlain?: true;
  /** Of a framework that an earlier run has built without a problem: its id and summary. */
  readonly known?: FirstKnown;
}

type FirstKnown = Pick<Framework, 'id' | 'summary'>;

/** Values of texts that an earlier run has read, and the schema of their kind has accepted. */
export interface KnownValues {
  /** Undefined where it is not known. */
  recall(kind: FileKind, file: InputFile): unknown;
  keep(kind: FileKind, file: InputFile, value: unknown): void;
}

/** Version of the file format that this program reads. */
export const formatVersion = 1;

interface Valid extends Pick<Read, 'isPlain' | 'known'> {
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

/**
 * Builds the model from texts. A file with a syntax or schema error is left out; everything else goes on. With `facts` a
 * framework that an earlier run has built is only read and built where something of it is asked for.
 */
export async function load(
  files: readonly InputFile[],
  known: ReadOnce = new Map(),
  remembered?: KnownValues,
  facts?: KnownFacts,
): Promise<Loaded> {
  const problems: Problem[] = [];
  const valid: Valid[] = [];
  const leftOut: LeftOut[] = [];
  const reads = new Map<InputFile, Read>();
  const later = readLater(files, remembered, facts);
  for (const file of files.toSorted((a, b) => compareText(a.file, b.file))) {
    const kind = kindOf(file.file);
    if (kind === undefined) continue;
    // The values of frameworks are many, and kept together: for the few that are read now they are better left where they are.
    const unread = { file, kind, remembered: kind === 'framework' && later.size > 0 ? undefined : remembered };
    const read = known.get(file) ?? later.get(file) ?? readAgain(unread) ?? (await readFile(unread));
    reads.set(file, read);
    problems.push(...read.problems);
    if (read.entry === undefined) leftOut.push({ kind, file: file.file, id: read.id });
    else valid.push({ ...read, kind, source: read.entry.at.source, entry: read.entry });
  }
  const built = buildPortfolio(valid, leftOut, { problems, facts });
  const { plans, unread } = await readPlans(files, built, problems);
  const mappings = await buildMappings(valid, { ...built, plans, mappings: [] }, problems);
  return {
    portfolio: { ...built, plans, mappings },
    diagnostics: problems.map((problem) => diagnose(problem, problem.rule, 'error')),
    notChecked: [...leftOut.map(({ file, kind }) => ({ what: file, why: whyNot[kind] })), ...unread],
    files: files.length,
    read: reads,
  };
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

/** The frameworks of which an earlier run has said what others have to know of them. */
function readLater(
  files: readonly InputFile[],
  remembered: KnownValues | undefined,
  facts: KnownFacts | undefined,
): ReadonlyMap<InputFile, Read> {
  const reads = new Map<InputFile, Read>();
  for (const file of facts === undefined ? [] : files) {
    if (kindOf(file.file) !== 'framework' || file.unreadable !== undefined) continue;
    const said = facts?.recall(file.file, ['summary']);
    if (said === undefined) continue;
    const entry = entryLater(plainSource(file.file, file.text), () => remembered?.recall('framework', file));
    reads.set(file, { entry, problems: [], isPlain: true, known: JSON.parse(said) as FirstKnown });
  }
  return reads;
}

function entryLater(source: SourceFile, recall: () => unknown): Entry {
  let value: unknown;
  return {
    at: { source, path: [] },
    get data() {
      value ??= recall() ?? parsePlainYaml(source.text)?.value;
      return value as Data;
    },
  };
}

/** A file whose value is known from an earlier run: it was plain, and without problems. */
function readAgain({ file, kind, remembered }: Unread): Read | undefined {
  const value = file.unreadable === undefined ? remembered?.recall(kind, file) : undefined;
  if (value === undefined) return undefined;
  const at = { source: plainSource(file.file, file.text), path: [] };
  return { entry: { data: value as Data, at }, problems: [], isPlain: true };
}

async function readFile({ file, kind, remembered }: Unread): Promise<Read> {
  const { source, value, problems, isPlain } = await parseYaml(file.file, file.text);
  const at = { source, path: [] };
  if (file.unreadable !== undefined) {
    return { problems: [{ rule: 'file-encoding', at, message: file.unreadable, hint: 'Save it again as UTF-8.' }] };
  }
  if (value === undefined || problems.length > 0) return { ...idOf(value), problems };
  if (kind === 'portfolio') refuseNewer(value);
  const complaints = await checkSchema(kind, source, value);
  if (complaints.length > 0) return { ...idOf(value), problems: complaints };
  // plumbline.yaml is read anew each time: whether its format is ours is asked before its schema is.
  if (isPlain === true && kind !== 'portfolio') remembered?.keep(kind, file, value);
  return { entry: { data: value as Data, at }, problems: [], ...given({ isPlain }) };
}

/** Others mean a misspelt id by another name: then it is not known either. */
function idOf(value: unknown): { id?: string } {
  const id = (value as Data | null | undefined)?.id;
  return typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? { id } : {};
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
  { dimensions, frameworks, unknown }: Omit<Portfolio, 'plans' | 'mappings'>,
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

/** Mappings, held against what they name. Their builder is only loaded where there are any. */
async function buildMappings(
  valid: readonly Valid[],
  portfolio: Portfolio,
  problems: Problem[],
): Promise<readonly Mapping[]> {
  const written = valid.filter(({ kind }) => kind === 'mapping');
  if (written.length === 0) return [];
  const { buildMapping } = await import('./model/build-mapping.ts');
  const { mappingProblems } = await import('./model/mapping-problems.ts');
  return written.map(({ entry }) => {
    const mapping = buildMapping(entry, problems);
    problems.push(...mappingProblems(mapping, portfolio));
    return mapping;
  });
}

/** A mapping by itself, wherever it stands; undefined where anything is wrong with it. */
export async function loadMapping(
  file: InputFile,
  portfolio: Portfolio,
): Promise<{ readonly mapping?: Mapping; readonly diagnostics: readonly Diagnostic[] }> {
  const { entry, problems } = await readFile({ file, kind: 'mapping', remembered: undefined });
  const all = [...problems];
  const valid = entry === undefined ? [] : [{ kind: 'mapping', source: entry.at.source, entry } as const];
  const [mapping] = await buildMappings(valid, portfolio, all);
  const diagnostics = all.map((problem) => diagnose(problem, problem.rule, 'error'));
  return mapping === undefined || all.length > 0 ? { diagnostics } : { mapping, diagnostics };
}

interface Building {
  readonly problems: Problem[];
  readonly facts: KnownFacts | undefined;
}

function buildPortfolio(
  valid: readonly Valid[],
  leftOut: readonly LeftOut[],
  { problems, facts }: Building,
): Omit<Portfolio, 'plans' | 'mappings'> {
  const of = (kind: FileKind) => valid.filter((file) => file.kind === kind).map(({ entry }) => entry);
  const [top] = of('portfolio');
  const empty: Entry = { data: {}, at: { source: treeSource('plumbline.yaml', '', () => undefined), path: [] } };
  const written = buildSetting(top ?? empty, { problems, fiscalYear: undefined });
  const setting = top === undefined ? { ...written, fiscalYear: anyYear } : written;
  const library = buildLibrary(of('library'), setting.fiscalYear, problems);
  const frameworks = valid
    .filter(({ kind }) => kind === 'framework')
    .map((file) =>
      buildOrLater(file, (into) => buildFramework(file.entry, setting, library, into), { problems, facts }),
    );
  const alone = withoutTwins(frameworks, problems);
  return {
    ...setting,
    library,
    frameworks: alone,
    narratives: of('narrative').flatMap((entry): Narrative[] =>
      buildNarrative(entry, { problems, fiscalYear: setting.fiscalYear }),
    ),
    reviews: of('review').map((entry) => buildIndicatorReview(entry, { problems, fiscalYear: setting.fiscalYear })),
    terms: new Set([...setting.glossary.keys(), ...alone.flatMap(({ summary }) => summary.terms)]),
    unknown: unknownOf(top === undefined, leftOut),
  };
}

function buildOrLater(
  { entry, known, isPlain }: Valid,
  build: (problems: Problem[]) => Framework,
  { problems, facts }: Building,
): Framework {
  // What was known beside another plumbline.yaml says nothing of problems beside this one.
  if (known !== undefined && facts !== undefined) return buildLater({ at: entry.at, ...known }, entry, () => build([]));
  const before = problems.length;
  const framework = build(problems);
  const { id, summary } = framework;
  if (isPlain === true && problems.length === before)
    facts?.keep(entry.at.source.file, ['summary'], JSON.stringify({ id, summary }));
  return framework;
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
