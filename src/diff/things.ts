import { entryOf } from '../model/indicators.ts';
import type {
  Baseline,
  Framework,
  Indicator,
  Plan,
  PlannedValue,
  PlanRow,
  Portfolio,
  Revision,
} from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import { said } from '../rules/target/planned-words.ts';
import type { Location } from '../text/location.ts';
import { type Aspect, type Aspects, aspectsOf, type NamedKind, type Terms } from './aspects.ts';

/** A category is told with its dimension. */
export type Kind =
  | Exclude<NamedKind, 'category'>
  | 'portfolio'
  | 'rule'
  | 'limit'
  | 'waiver'
  | 'link'
  | 'baseline'
  | 'target'
  | 'revision'
  | 'plan'
  | 'mapping'
  | 'narrative'
  | 'review';

/** One thing that a portfolio says something of; two revisions are compared thing by thing. */
export interface Thing {
  readonly kind: Kind;
  /** Unique in its kind, with the framework before it; by the names of now. */
  readonly id: string;
  /** The id in its own revision. */
  readonly was: string;
  /** Its name for people. */
  readonly title: string;
  /** The thing it is a part of, as `kind id`. */
  readonly owner?: string;
  /** Of a target, the period; of a row of a plan or a revision what it is about. Then the id begins with its indicator's. */
  readonly about?: string;
  /** The target or baseline whose old value a revision keeps, as `kind id`. */
  readonly revises?: string;
  /** It was approved as final. */
  readonly final: boolean;
  readonly at: Location;
  readonly aspects: Aspects;
}

export interface Naming extends Terms {
  readonly languages: readonly string[];
}

/** Everything that a portfolio says, by `kind id`. */
export function thingsOf(portfolio: Portfolio, naming: Naming): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const thing of allThings(portfolio, naming)) {
    const key = `${thing.kind} ${thing.id}`;
    // A second thing of the same name is a finding of its own, and nothing to compare.
    if (!things.has(key)) things.set(key, thing);
  }
  return things;
}

function* allThings(portfolio: Portfolio, naming: Naming): Iterable<Thing> {
  yield* settings(portfolio, naming);
  for (const framework of portfolio.frameworks) yield* ofFramework(framework, portfolio, naming);
  for (const [id, entry] of portfolio.library) {
    yield {
      ...{ kind: 'library', id: naming.name('library', `library/${id}`), was: `library/${id}`, at: entry.at },
      ...{ title: say(entry.name, naming.languages) || id, final: entry.status === 'final' },
      aspects: aspectsOf(entry, naming, ['id']),
    };
  }
  for (const plan of portfolio.plans) yield* rowsOf(plan, portfolio, naming);
  for (const narrative of portfolio.narratives) {
    const { framework, period, at } = narrative;
    const id = `${naming.name('framework', framework)}/${period.text}`;
    const aspects = aspectsOf(narrative, inFramework(naming, framework), ['framework', 'period']);
    yield { kind: 'narrative', id, was: `${framework}/${period.text}`, title: period.text, final: false, at, aspects };
  }
  for (const review of portfolio.reviews) {
    const was = `${review.framework}/${review.indicator}`;
    const aspects = aspectsOf(review, inFramework(naming, review.framework), ['framework', 'indicator']);
    const id = naming.name('indicator', was);
    yield { kind: 'review', id, was, title: id, final: false, at: review.at, aspects };
  }
  for (const mapping of portfolio.mappings) {
    const id = mapping.at.source.file.replace(/^mappings\/|\.ya?ml$/g, '');
    yield {
      kind: 'mapping',
      id,
      was: id,
      title: id,
      final: false,
      at: mapping.at,
      aspects: aspectsOf(mapping, naming),
    };
  }
}

/** What plumbline.yaml says. */
function* settings(portfolio: Portfolio, naming: Naming): Iterable<Thing> {
  const { at, languages } = portfolio;
  const title = say(portfolio.title, languages);
  const said = ['title', 'note', 'languages', 'releases', 'fiscalYear', 'trend', 'profile', 'review'] as const;
  const general = Object.fromEntries(
    [...said, 'ratings', 'glossary', 'sources'].map((key) => [key, get(portfolio, key)]),
  );
  // The first language is the fallback: here the order does say something.
  const inOrder = { ...general, languages: languages.join(', ') };
  yield { kind: 'portfolio', id: '', was: '', title, final: false, at, aspects: aspectsOf(inOrder, naming) };
  for (const [id, setting] of portfolio.rules) yield single('rule', id, setting, at);
  for (const [id, limit] of Object.entries(portfolio.limits)) yield single('limit', id, JSON.stringify(limit), at);
  const named = {
    party: portfolio.parties,
    place: portfolio.places,
    dimension: portfolio.dimensions,
    line: portfolio.lines,
  };
  for (const kind of ['party', 'place', 'dimension', 'line'] as const) {
    for (const [id, one] of named[kind]) {
      const aspects = aspectsOf(one, kind === 'dimension' ? inDimension(naming, id) : naming, ['id']);
      const oneTitle = say(one.title, languages) || id;
      yield { kind, id: naming.name(kind, id), was: id, title: oneTitle, final: false, at: one.at, aspects };
    }
  }
  for (const waiver of portfolio.waivers) {
    const target = namedTarget(waiver.target, portfolio, naming);
    const id = `${waiver.rule} at ${target}`;
    const aspects = aspectsOf(waiver, naming, ['rule', 'target']);
    yield {
      kind: 'waiver',
      id,
      was: `${waiver.rule} at ${waiver.target}`,
      title: id,
      final: false,
      at: waiver.at,
      aspects,
    };
  }
}

function get(object: object, key: string): unknown {
  return (object as { readonly [key: string]: unknown })[key];
}

function single(kind: 'rule' | 'limit', id: string, value: string, at: Location): Thing {
  const aspects = new Map([[kind === 'rule' ? 'severity' : 'value', { said: value, same: value }]]);
  return { kind, id, was: id, title: id, final: false, at, aspects };
}

/** What a waiver is written for may be of any kind. */
function namedTarget(target: string, { frameworks }: Portfolio, { name }: Naming): string {
  const [owner = '', id = ''] = target.split('/');
  const framework = frameworks.find((one) => one.id === owner);
  if (owner === 'library') return name('library', target);
  if (framework === undefined || id === '') return name('framework', target);
  const kind = framework.indicators.has(id)
    ? 'indicator'
    : framework.results.has(id)
      ? 'result'
      : framework.assumptions.has(id)
        ? 'assumption'
        : 'risk';
  return name(kind, target);
}

/** The same naming, where categories are those of this dimension. */
function inDimension(naming: Naming, dimension: string): Naming {
  const name: Naming['name'] = (kind, id) => {
    if (kind !== 'category') return naming.name(kind, id);
    return naming.name(kind, `${dimension}/${id}`).split('/').at(-1) ?? id;
  };
  return { ...naming, name };
}

/** The same naming, where ids without a framework are those of this one. */
function inFramework(naming: Naming, framework: string): Naming {
  const own: ReadonlySet<NamedKind> = new Set(['level', 'result', 'indicator', 'assumption', 'risk']);
  return {
    ...naming,
    name: (kind, id) => {
      if (!own.has(kind)) return naming.name(kind, id);
      if (id.includes('/')) return naming.name(kind, id);
      const now = naming.name(kind, `${framework}/${id}`);
      const here = `${naming.name('framework', framework)}/`;
      return now.startsWith(here) ? now.slice(here.length) : now;
    },
  };
}

function* ofFramework(framework: Framework, portfolio: Portfolio, naming: Naming): Iterable<Thing> {
  const { languages } = naming;
  const here = inFramework(naming, framework.id);
  const id = naming.name('framework', framework.id);
  const owner = `framework ${id}`;
  const full = (kind: NamedKind, own: string) => naming.name(kind, `${framework.id}/${own}`);
  const isFinal = framework.status === 'final';
  // The summary repeats what its parts say.
  const parts = ['id', 'summary', 'levels', 'results', 'assumptions', 'risks', 'indicators'];
  yield {
    ...{ kind: 'framework', id, was: framework.id, title: say(framework.title, languages), final: isFinal },
    at: framework.at,
    aspects: inherited(
      aspectsOf(framework, here, parts),
      aspectsOf(portfolio, here, Object.keys(portfolio).filter(isOwn)),
      ['ratings', 'trend', 'fiscal_year'],
    ),
  };
  for (const level of framework.levels) {
    if (!level.declared) continue;
    const aspects = aspectsOf(level, here, ['id', 'rank', 'declared']);
    const title = say(level.title, languages) || level.id;
    const at = level.at;
    yield {
      kind: 'level',
      id: full('level', level.id),
      was: `${framework.id}/${level.id}`,
      title,
      owner,
      final: isFinal,
      at,
      aspects,
    };
  }
  for (const result of framework.results.values()) {
    const now = full('result', result.id);
    const title = say(result.short ?? result.statement, languages) || result.id;
    const final = (result.status ?? framework.status) === 'final';
    const aspects = aspectsOf(result, here, ['id', 'contributesTo', 'activity']);
    yield { kind: 'result', id: now, was: `${framework.id}/${result.id}`, title, owner, final, at: result.at, aspects };
    for (const link of result.contributesTo) {
      const to = link.to.id.includes('/') ? naming.name('result', link.to.id) : full('result', link.to.id);
      const link_ = { id: `${now} → ${to}`, was: `${result.id} → ${link.to.id}` };
      const linkAspects = aspectsOf(link, here, ['to']);
      yield {
        kind: 'link',
        ...link_,
        title,
        owner: `result ${now}`,
        final,
        at: link.at,
        aspects: linkAspects,
      };
    }
  }
  for (const kind of ['assumption', 'risk'] as const) {
    for (const one of framework[`${kind}s`].values()) {
      const title = say(one.text, languages);
      const aspects = aspectsOf(one, here, ['id']);
      yield {
        kind,
        id: full(kind, one.id),
        was: `${framework.id}/${one.id}`,
        title,
        owner,
        final: isFinal,
        at: one.at,
        aspects,
      };
    }
  }
  for (const indicator of framework.indicators.values()) yield* ofIndicator(indicator, portfolio, naming);
}

/** What a framework and its portfolio both may say. */
function isOwn(key: string): boolean {
  return !['ratings', 'trend', 'fiscalYear'].includes(key);
}

/** Marks what is said at the source as well: of these keys, and what stands in them; without keys, of all. */
function inherited(aspects: Aspects, source: Aspects, keys?: readonly string[]): Aspects {
  const isMeant = (key: string) => keys === undefined || keys.some((one) => key === one || key.startsWith(`${one}.`));
  return new Map(
    [...aspects].map(([key, aspect]): [string, Aspect] => {
      const same = isMeant(key) && source.get(key)?.same === aspect.same;
      return [key, same ? { ...aspect, inherited: true } : aspect];
    }),
  );
}

function* ofIndicator(indicator: Indicator, portfolio: Portfolio, naming: Naming): Iterable<Thing> {
  const here = inFramework(naming, indicator.framework);
  const was = `${indicator.framework}/${indicator.id}`;
  const id = naming.name('indicator', was);
  const title = say(indicator.name, naming.languages) || indicator.id;
  const final = indicator.status === 'final';
  const parts = ['id', 'framework', 'baseline', 'targets', 'revisions'];
  const own = aspectsOf(indicator, here, parts);
  const entry = entryOf(indicator, portfolio);
  const aspects = entry === undefined ? own : inherited(own, aspectsOf(entry, here, ['id']));
  const owner = `framework ${naming.name('framework', indicator.framework)}`;
  yield { kind: 'indicator', id, was, title, owner, final, at: indicator.at, aspects };
  const part = { title, owner: `indicator ${id}`, final };
  if (indicator.baseline !== undefined) {
    const { at } = indicator.baseline;
    yield { kind: 'baseline', id, was, ...part, at, aspects: baselineAspects(indicator.baseline, indicator, here) };
  }
  for (const target of indicator.targets) {
    const { at, period, note } = target;
    const key = `${id} ${period.start}/${period.end}`;
    yield {
      kind: 'target',
      id: key,
      was: key,
      about: period.text,
      ...part,
      at,
      aspects: planAspects(target, indicator, { note }, here),
    };
  }
  for (const revision of indicator.revisions) yield { ...revisionThing(revision, id, here, indicator), ...part };
}

function baselineAspects(baseline: Baseline, indicator: Indicator, terms: Terms): Aspects {
  if (baseline.kind !== 'known') {
    const said = baseline.kind === 'planned' ? `planned for ${baseline.when.text}` : 'not applicable';
    const more = aspectsOf(baseline, terms, ['kind', 'when']);
    return new Map([['value', { said, same: said }], ...more]);
  }
  const { period, lower, upper, source, method, note } = baseline;
  const more = planAspects(baseline, indicator, { period, lower, upper, source, method, note }, terms);
  return more;
}

/** The value by itself; what is said beside it, and the parts it comes from, each for itself. */
function planAspects(planned: PlannedValue, indicator: Indicator, beside: object, terms: Terms): Aspects {
  const { numerator, denominator, ...value } = planned;
  const same = JSON.stringify(
    (['value', 'min', 'max', 'tolerance'] as const)
      .map((key): unknown => planned[key]?.toFixed() ?? null)
      .concat([planned.qualifier ?? null, planned.change?.amount.toFixed() ?? null, planned.change?.relative ?? null]),
  );
  const parts = numerator !== undefined || denominator !== undefined;
  const partsSaid = `${numerator?.toFixed() ?? '?'} ÷ ${denominator?.toFixed() ?? '?'}`;
  return new Map<string, Aspect>([
    ['value', { said: said(value, indicator), same }],
    ...(parts ? ([['parts', { said: partsSaid, same: partsSaid }]] as const) : []),
    ...aspectsOf(beside, terms),
  ]);
}

function revisionThing(
  revision: Revision,
  indicator: string,
  terms: Terms,
  owner: Indicator,
): Omit<Thing, 'title' | 'final'> {
  const { kind, period, was, date, at } = revision;
  const days = period === undefined ? '' : `${period.start}/${period.end}`;
  const old = was === undefined ? { said: 'none', same: 'none' } : planAspects(was, owner, {}, terms).get('value');
  const aspects = new Map(aspectsOf(revision, terms, ['kind', 'period', 'was']));
  if (old !== undefined) aspects.set('was', old);
  const id = `${indicator} ${kind} ${days} ${date} ${old?.same}`;
  const revises = `${kind} ${indicator}${kind === 'target' ? ` ${days}` : ''}`;
  return { kind: 'revision', id, was: id, about: `${kind} ${period?.text ?? ''}`.trim(), revises, at, aspects };
}

function* rowsOf({ framework, indicator, rows }: Plan, { frameworks }: Portfolio, naming: Naming): Iterable<Thing> {
  const was = `${framework}/${indicator}`;
  const owned = frameworks.find(({ id }) => id === framework)?.indicators.get(indicator);
  const here = inFramework(naming, framework);
  const name = naming.name('indicator', was);
  for (const row of rows) {
    const about = aboutRow(row, here);
    const { kind, period, at } = row;
    const title = `${owned === undefined ? indicator : say(owned.name, naming.languages) || indicator}`;
    const { value, min, max, note } = row;
    const plain: PlannedValue = planned({ value, min, max });
    const aspects =
      owned === undefined ? aspectsOf({ value, min, max, note }, here) : planAspects(plain, owned, { note }, here);
    yield {
      ...{
        kind: 'plan',
        id: `${name} ${kind} ${period.start}/${period.end} ${about}`,
        was,
        about: `${kind} ${period.text} ${about}`.trim(),
      },
      ...{ title, owner: `indicator ${name}`, final: owned?.status === 'final', at, aspects },
    };
  }
}

function planned(row: { [K in 'value' | 'min' | 'max']: PlanRow[K] | undefined }): PlannedValue {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** Place, reporter and categories of a row. */
function aboutRow({ place, reporter, categories }: PlanRow, naming: Naming): string {
  const { name } = naming;
  const cells = [...categories].map(
    ([dimension, { id }]) => `${name('dimension', dimension)}=${inDimension(naming, dimension).name('category', id)}`,
  );
  return [
    ...(place === undefined ? [] : [name('place', place.id)]),
    ...(reporter === undefined ? [] : [name('party', reporter.id)]),
    ...cells.toSorted(),
  ].join(', ');
}
