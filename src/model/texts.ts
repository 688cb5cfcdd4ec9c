import { child, type Location, parent } from '../text/location.ts';
import { walk } from './part.ts';
import type { Definition, Framework, Indicator, Narrative, Portfolio, Result } from './portfolio.ts';
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
export const textsOf = walk(function* (portfolio): Iterable<FieldText> {
  for (const framework of portfolio.frameworks) yield* textsOfFramework(framework, portfolio.library);
  if (portfolio.isPart !== true) yield* besideFrameworks(portfolio);
});

/** One list, added to: handed up from generator to generator, very many texts take several times as long. */
type Texts = FieldText[];

function besideFrameworks(portfolio: Portfolio): readonly FieldText[] {
  const texts: Texts = [];
  fields(texts, 'the portfolio', portfolio, portfolio.at, ['title', 'note']);
  const named = [portfolio.parties, portfolio.places, portfolio.lines, portfolio.dimensions];
  for (const map of named) for (const one of map.values()) fields(texts, one.id, one, one.at, ['title']);
  background(texts, 'the portfolio', portfolio);
  for (const entry of portfolio.library.values()) textsOfDefinition(texts, entry.id, entry, entry.at);
  for (const narrative of portfolio.narratives) textsOfNarrative(texts, narrative);
  return texts;
}

function textsOfFramework(framework: Framework, library: Portfolio['library']): readonly FieldText[] {
  const { id, at } = framework;
  const texts: Texts = [];
  fields(texts, id, framework, at, ['title', 'note', 'narrative', 'version', 'approvedBy']);
  background(texts, id, framework);
  for (const level of framework.levels) {
    if (!level.declared) continue;
    fields(texts, level.id, level, parent(level.at), ['title', 'accountability', 'together', 'note']);
  }
  for (const result of framework.results.values()) textsOfResult(texts, result);
  for (const one of framework.assumptions.values())
    fields(texts, one.id, one, one.at, ['text', 'signal', 'evidence', 'note']);
  for (const one of framework.risks.values()) fields(texts, one.id, one, one.at, ['text', 'response', 'note']);
  for (const indicator of framework.indicators.values()) textsOfIndicator(texts, indicator, library);
  return texts;
}

function textsOfResult(texts: Texts, result: Result): void {
  fields(texts, result.id, result, result.at, ['statement', 'short', 'note']);
  for (const link of result.contributesTo) fields(texts, result.id, link, link.at, ['because', 'evidence']);
}

function textsOfIndicator(texts: Texts, indicator: Indicator, library: Portfolio['library']): void {
  const { id, at, baseline, uses } = indicator;
  const shared = uses && library.get(uses.id.replace(/^library\//, ''));
  if (shared === undefined) textsOfDefinition(texts, id, indicator, at);
  if (shared !== undefined && indicator.source !== shared.source) fields(texts, id, indicator, at, ['source']);
  if (shared !== undefined && indicator.note !== shared.note) fields(texts, id, indicator, at, ['note']);
  if (baseline?.kind === 'known') fields(texts, id, baseline, baseline.at, ['source', 'method', 'note']);
  if (baseline?.kind === 'not-applicable')
    texts.push({ of: id, key: 'not_applicable', text: baseline.reason, at: child(baseline.at, 'not_applicable') });
  for (const target of indicator.targets) fields(texts, id, target, target.at, ['note']);
  for (const revision of indicator.revisions) fields(texts, id, revision, revision.at, ['note', 'approvedBy']);
}

function textsOfDefinition(texts: Texts, id: string, definition: Definition, at: Location): void {
  fields(texts, id, definition, at, [
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
  fields(texts, id, aggregation, child(at, 'aggregation'), ['meanBecause', 'deduplicated']);
  if (aggregation.weightsSource !== undefined)
    texts.push({
      of: id,
      key: 'source',
      text: aggregation.weightsSource,
      at: child(at, 'aggregation', 'weights', 'source'),
    });
  for (const level of definition.scale) fields(texts, id, level, level.at, ['label', 'descriptor']);
  for (const step of definition.steps.values()) fields(texts, id, step, step.at, ['text']);
  list(texts, id, 'quality_assurance', definition.qualityAssurance, at);
  for (const change of definition.changes) fields(texts, id, change, change.at, ['what', 'why', 'who']);
  if (cost) fields(texts, id, cost, child(at, 'cost'), ['note']);
  if (dataQualityAssessment) fields(texts, id, dataQualityAssessment, dataQualityAssessment.at, ['findings', 'by']);
  if (retired) fields(texts, id, retired, child(at, 'retired'), ['reason']);
}

function textsOfNarrative(texts: Texts, narrative: Narrative): void {
  const of = narrative.framework;
  fields(texts, of, narrative, narrative.at, ['title', 'summary']);
  for (const [id, one] of narrative.results) fields(texts, id, one, one.at, ['progress', 'evidence']);
  for (const [id, one] of narrative.indicators) fields(texts, id, one, one.at, ['deviation', 'cause', 'action']);
  for (const [id, one] of [...narrative.assumptions, ...narrative.risks]) fields(texts, id, one, one.at, ['note']);
  list(texts, of, 'lessons', narrative.lessons, narrative.at);
  list(texts, of, 'decisions', narrative.decisions, narrative.at);
}

/** Glossary and sources. */
function background(texts: Texts, of: string, thing: Pick<Framework, 'at' | 'glossary' | 'sources'>): void {
  for (const [term, text] of thing.glossary)
    texts.push({ of, key: 'glossary', text, at: child(thing.at, 'glossary', term) });
  for (const [index, source] of thing.sources.entries())
    fields(texts, of, source, child(thing.at, 'sources', index), ['title', 'note']);
}

function list(texts: Texts, of: string, key: string, listed: readonly Text[], at: Location): void {
  for (const [index, text] of listed.entries()) texts.push({ of, key, text, at: child(at, key, index) });
}

/** The texts under these properties; a key in the file is the property's name with `_` for a capital. */
function fields<T, K extends keyof T & string>(
  texts: Texts,
  of: string,
  thing: T & { readonly [name in K]?: Text },
  at: Location,
  names: readonly K[],
): void {
  for (const name of names) {
    const text: Text | undefined = thing[name];
    if (text === undefined) continue;
    const key = keyOf(name);
    texts.push({ of, key, text, at: child(at, key) });
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
