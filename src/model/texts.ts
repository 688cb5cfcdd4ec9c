import { child, type Location, parent } from '../text/location.ts';
import { once } from './once.ts';
import type { Definition, Framework, Indicator, LibraryEntry, Narrative, Portfolio, Result } from './portfolio.ts';
import type { Text } from './text.ts';

/** A text that a reader sees, and what it says of what. */
export interface FieldText {
  /** Id of the thing, or of the framework. */
  readonly of: string;
  /** The key it stands under in the file. */
  readonly key: string;
  readonly text: Text;
  readonly at: Location;
}

/** Every text of the portfolio, its frameworks, library and narratives; a shared definition's once. Of a part, what is in its framework. What reviewers say to each other is left out. */
export function textsOf(portfolio: Portfolio): Iterable<FieldText> {
  return portfolio.isPart === true ? textsOfPart(portfolio) : gatherTexts(portfolio);
}

/** Several rules read each part. The texts of the whole, kept, would weigh more than gathering them again. */
const textsOfPart = once((part: Portfolio): readonly FieldText[] => [...gatherTexts(part)]);

function* gatherTexts(portfolio: Portfolio): Iterable<FieldText> {
  for (const framework of portfolio.frameworks) yield* textsOfFramework(framework, portfolio);
  if (portfolio.isPart === true) return;
  yield* fields('the portfolio', portfolio, portfolio.at, ['title', 'note']);
  const named = [portfolio.parties, portfolio.places, portfolio.lines, portfolio.dimensions];
  for (const map of named) for (const one of map.values()) yield* fields(one.id, one, one.at, ['title']);
  yield* background('the portfolio', portfolio);
  for (const entry of portfolio.library.values()) yield* textsOfDefinition(entry.id, entry, entry.at);
  for (const narrative of portfolio.narratives) yield* textsOfNarrative(narrative);
}

function* textsOfFramework(framework: Framework, { library }: Portfolio): Iterable<FieldText> {
  const { id, at } = framework;
  yield* fields(id, framework, at, ['title', 'note', 'narrative', 'version', 'approvedBy']);
  yield* background(id, framework);
  for (const level of framework.levels) {
    if (!level.declared) continue;
    yield* fields(level.id, level, parent(level.at), ['title', 'accountability', 'together', 'note']);
  }
  for (const result of framework.results.values()) yield* textsOfResult(result);
  for (const one of framework.assumptions.values())
    yield* fields(one.id, one, one.at, ['text', 'signal', 'evidence', 'note']);
  for (const one of framework.risks.values()) yield* fields(one.id, one, one.at, ['text', 'response', 'note']);
  for (const indicator of framework.indicators.values()) yield* textsOfIndicator(indicator, library);
}

function* textsOfResult(result: Result): Iterable<FieldText> {
  yield* fields(result.id, result, result.at, ['statement', 'short', 'note']);
  for (const link of result.contributesTo) yield* fields(result.id, link, link.at, ['because', 'evidence']);
}

function* textsOfIndicator(indicator: Indicator, library: ReadonlyMap<string, LibraryEntry>): Iterable<FieldText> {
  const { id, at, baseline, uses } = indicator;
  const shared = uses && library.get(uses.id.replace(/^library\//, ''));
  if (shared === undefined) yield* textsOfDefinition(id, indicator, at);
  if (shared !== undefined && indicator.source !== shared.source) yield* fields(id, indicator, at, ['source']);
  if (shared !== undefined && indicator.note !== shared.note) yield* fields(id, indicator, at, ['note']);
  if (baseline?.kind === 'known') yield* fields(id, baseline, baseline.at, ['source', 'method', 'note']);
  if (baseline?.kind === 'not-applicable')
    yield { of: id, key: 'not_applicable', text: baseline.reason, at: child(baseline.at, 'not_applicable') };
  for (const target of indicator.targets) yield* fields(id, target, target.at, ['note']);
  for (const revision of indicator.revisions) yield* fields(id, revision, revision.at, ['note', 'approvedBy']);
}

function* textsOfDefinition(id: string, definition: Definition, at: Location): Iterable<FieldText> {
  yield* fields(id, definition, at, [
    'name',
    'proxy',
    'definition',
    'unit',
    'numerator',
    'denominator',
    'formula',
    'rationale',
    'informationUse',
    'targetRationale',
    'source',
    'method',
    'knownLimitations',
    'note',
  ]);
  const { aggregation, cost, dataQualityAssessment, retired } = definition;
  yield* fields(id, aggregation, child(at, 'aggregation'), ['meanBecause', 'deduplicated']);
  if (aggregation.weightsSource !== undefined)
    yield { of: id, key: 'source', text: aggregation.weightsSource, at: child(at, 'aggregation', 'weights', 'source') };
  for (const level of definition.scale) yield* fields(id, level, level.at, ['label', 'descriptor']);
  for (const step of definition.steps.values()) yield* fields(id, step, step.at, ['text']);
  yield* list(id, 'quality_assurance', definition.qualityAssurance, at);
  for (const change of definition.changes) yield* fields(id, change, change.at, ['what', 'why', 'who']);
  if (cost) yield* fields(id, cost, child(at, 'cost'), ['note']);
  if (dataQualityAssessment) yield* fields(id, dataQualityAssessment, dataQualityAssessment.at, ['findings', 'by']);
  if (retired) yield* fields(id, retired, child(at, 'retired'), ['reason']);
}

function* textsOfNarrative(narrative: Narrative): Iterable<FieldText> {
  const of = narrative.framework;
  yield* fields(of, narrative, narrative.at, ['title', 'summary']);
  for (const [id, one] of narrative.results) yield* fields(id, one, one.at, ['progress', 'evidence']);
  for (const [id, one] of narrative.indicators) yield* fields(id, one, one.at, ['deviation', 'cause', 'action']);
  for (const [id, one] of [...narrative.assumptions, ...narrative.risks]) yield* fields(id, one, one.at, ['note']);
  yield* list(of, 'lessons', narrative.lessons, narrative.at);
  yield* list(of, 'decisions', narrative.decisions, narrative.at);
}

/** Glossary and sources. */
function* background(of: string, thing: Pick<Framework, 'at' | 'glossary' | 'sources'>): Iterable<FieldText> {
  for (const [term, text] of thing.glossary) yield { of, key: 'glossary', text, at: child(thing.at, 'glossary', term) };
  for (const [index, source] of thing.sources.entries())
    yield* fields(of, source, child(thing.at, 'sources', index), ['title', 'note']);
}

function* list(of: string, key: string, texts: readonly Text[], at: Location): Iterable<FieldText> {
  for (const [index, text] of texts.entries()) yield { of, key, text, at: child(at, key, index) };
}

/** The texts under these properties; a key in the file is the property's name with `_` for a capital. */
function* fields<T, K extends keyof T & string>(
  of: string,
  thing: T & { readonly [name in K]?: Text },
  at: Location,
  names: readonly K[],
): Iterable<FieldText> {
  for (const name of names) {
    const text: Text | undefined = thing[name];
    if (text === undefined) continue;
    const key = keyOf(name);
    yield { of, key, text, at: child(at, key) };
  }
}

/** The key of a property, made once: there are a few dozen of them, and very many texts. */
function keyOf(name: string): string {
  const before = keys.get(name);
  if (before !== undefined) return before;
  const key = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  keys.set(name, key);
  return key;
}

const keys = new Map<string, string>();
