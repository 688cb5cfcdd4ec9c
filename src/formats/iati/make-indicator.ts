import type { Exact } from '../../model/decimal.ts';
import { targetValue } from '../../model/planned.ts';
import type { Baseline, Indicator as ModelIndicator, PlanRow } from '../../model/portfolio.ts';
import { given } from '../../model/reading.ts';
import { say, type Text } from '../../model/text.ts';
import type { Progress } from '../../progress/facts.ts';
import type { Figure, Indicator, Narratives } from './activity.ts';
import { aggregationOf, ascendingOf, isInWords, measureCode, vocabularyCode } from './codes.ts';
import { type ExplainedFramework, explainIndicator } from './explain.ts';
import { baselineTime, digitsOf, merged, type Timed } from './figures.ts';
import type { Losses } from './losses.ts';
import { documentOf, evidenceLink, type IndicatorKeys, narrativesOf } from './published.ts';
import { type IatiSource, keysOf, type Part, type Remark, statusOf } from './source.ts';

interface Making {
  readonly source: IatiSource;
  readonly explained: ExplainedFramework;
  readonly used: Set<string>;
  readonly losses: Losses;
}

type Categories = Part['categories'];

/** What the figures of an indicator are made with. */
interface Around extends Making {
  readonly indicator: ModelIndicator;
  readonly id: string;
  readonly keys: IndicatorKeys;
  readonly inWords: boolean;
  readonly remarks: ReadonlyMap<string, readonly Remark[]>;
}

/** An indicator; where categories are to be indicators of their own, these after it. */
export function indicatorsOf(indicator: ModelIndicator, making: Making): readonly Indicator[] {
  const { source, explained, losses } = making;
  const keys = (indicator.iati ?? {}) as IndicatorKeys;
  const id = `${indicator.framework}/${indicator.id}`;
  if (indicator.name === undefined) {
    losses.add('indicators without a name', id);
    return [];
  }
  const code = keys.measure === undefined ? measureCode(indicator.measure) : String(keys.measure);
  const remarks = grouped(source.remarks.get(id) ?? []);
  const around: Around = { ...making, indicator, id, keys, inWords: isInWords(code), remarks };
  const progress = source.facts.indicators.find(
    (one) => one.indicator.id === indicator.id && one.framework.id === indicator.framework,
  );
  countLosses(progress, around);
  const { disaggregation } = source;
  const parts = source.parts.get(id) ?? [];
  const whole = [...wholeFigures(progress, around), ...placedFigures([], parts, around)];
  const groups = groupsOf(parts, around);
  const ofGroups = groups.map((categories) => placedFigures(categories, parts, around));
  if (disaggregation === 'none')
    for (const one of groups) losses.add('figures of categories', `${id} ${labelOf(one, around)}`);
  const own = disaggregation === 'dimensions' ? [...whole, ...ofGroups.flat()] : whole;
  const shape = {
    measure: code,
    ...given({
      ascending: ascendingOf(indicator.direction),
      aggregation: keys.aggregation_status === undefined ? aggregationOf(indicator) : statusOf(keys.aggregation_status),
    }),
    description: explainIndicator(indicator, explained),
    documents: (keys.document_links ?? []).map((one) => documentOf(one, explained.main)),
    references: indicator.references.map(({ vocabulary, code: written, uri }) => ({
      vocabulary: vocabularyCode(vocabulary),
      code: written,
      ...given({ uri }),
    })),
  };
  const title = narrativesOf(indicator.name, explained.main);
  const published = keys.published ?? [];
  const kept =
    disaggregation === 'dimensions' ? published : published.filter(({ dimensions = [] }) => dimensions.length === 0);
  for (const ref of kept.flatMap(({ locations = [] }) => locations)) {
    const place = [...source.portfolio.places.keys()].find((one) => refOf(one, explained) === ref);
    if (place !== undefined) making.used.add(place);
  }
  const first = { ...shape, title, ...merged(own, kept, explained.main) };
  if (disaggregation !== 'indicators') return [first];
  const apart = groups.map((categories, index) => ({
    ...shape,
    title: title.map(({ text, ...rest }) => ({ ...rest, text: `${text} (${labelOf(categories, around)})` })),
    ...merged((ofGroups[index] ?? []).map(withoutDimensions), [], explained.main),
  }));
  return [first, ...apart];
}

function withoutDimensions(timed: Timed): Timed {
  return { ...timed, figure: { ...timed.figure, dimensions: [] } };
}

/** Combinations of categories that have figures or plans, those of the plan last. */
function groupsOf(parts: readonly Part[], around: Around): readonly Categories[] {
  const planned = planRows(around).map(({ categories }) =>
    [...categories].map(([dimension, { id }]) => ({ dimension, category: id })),
  );
  const said = [...around.remarks.values()].flat().map(({ categories }) => categories);
  const found = new Map<string, Categories>();
  for (const categories of [...parts.map((part) => part.categories), ...planned, ...said]) {
    const key = categoryKey(categories);
    if (categories.length > 0 && !found.has(key)) found.set(key, categories);
  }
  return [...found.values()];
}

function categoryKey(categories: Categories): string {
  return categories
    .map(({ dimension, category }) => `${dimension}=${category}`)
    .toSorted()
    .join(' ');
}

/** What is planned for the whole, and what the facts say of it. */
function wholeFigures(progress: Progress | undefined, around: Around): readonly Timed[] {
  if (progress === undefined) return [];
  const { indicator, inWords } = around;
  // What is planned may be added up from places; facts know the indicator with that.
  const { baseline, targets } = progress.indicator;
  const figures: Timed[] = baseline === undefined ? [] : [...baselineOf(baseline, around)];
  for (const target of targets) {
    const value = targetValue(target, progress.indicator);
    const figure = figureOf(inWords ? undefined : value, narrativesOf(target.note, around.explained.main));
    const isSaid = figure.value !== undefined || (inWords && figure.comment.length > 0);
    if (isSaid) figures.push({ of: 'target', ...spanOf(target.period), figure });
    else around.losses.add('targets without a value of their own', `${around.id} ${target.period.text}`);
    if (target.min !== undefined || target.max !== undefined || target.tolerance !== undefined)
      around.losses.add('bands of targets', `${around.id} ${target.period.text}`);
  }
  for (const { period, actual } of progress.series) {
    if (actual === undefined || actual.marks.includes('carried') || isOfWholePlace(around)) continue;
    figures.push(actualOf(actual.value, period, undefined, [], around));
  }
  if (indicator.measure === 'milestone') figures.push(...stepsOf(around));
  else if (inWords) figures.push(...saidOnly(undefined, [], around));
  return figures;
}

/** The whole is reported by a place that stands for it: its own figure is the figure. */
function isOfWholePlace({ explained, source, id }: Around): boolean {
  const { whole } = keysOf(explained.framework);
  const figures = (source.parts.get(id) ?? []).find(({ categories }) => categories.length === 0)?.figures ?? [];
  return whole !== undefined && figures.some(({ place }) => place === whole);
}

function baselineOf(baseline: Baseline, around: Around): readonly Timed[] {
  if (baseline.kind !== 'known') {
    around.losses.add('baselines that are planned or do not apply', around.id);
    return [];
  }
  const { main } = around.explained;
  const comment = joined([baseline.note, baseline.source], main);
  const figure = figureOf(around.inWords ? undefined : baseline.value, comment);
  if (figure.value === undefined && !(around.inWords && comment.length > 0)) return [];
  return [{ of: 'baseline', ...baselineTime(baseline.period), figure }];
}

/** Two texts one after the other, in each language of the first; the second in the language that is spoken there. */
function joined([first, second]: readonly [Text | undefined, Text | undefined], main: string): Narratives {
  const one = narrativesOf(first, main);
  const other = narrativesOf(second, main);
  if (one.length === 0 || other.length === 0) return [...one, ...other];
  return one.map(({ language, text }) => ({
    ...given({ language }),
    text: `${text.trim()} ${say(second, [language ?? main, main])}`,
  }));
}

/** Plans and values of each place in one combination of categories; of no category, those of places alone. */
function placedFigures(categories: Categories, parts: readonly Part[], around: Around): readonly Timed[] {
  const key = categoryKey(categories);
  const isTotal = categories.length === 0;
  const rows = planRows(around).filter(
    ({ categories: found, place, period, kind }) =>
      categoryKey([...found].map(([dimension, { id }]) => ({ dimension, category: id }))) === key &&
      !(isTotal && place === undefined && isSaidOfWhole(kind, period, around)),
  );
  const planned = rows.flatMap((row) => planOf(row, categories, around));
  const figures = parts.filter((part) => categoryKey(part.categories) === key).flatMap((part) => part.figures);
  const actuals = figures
    .filter(({ place }) => !isTotal || place !== undefined)
    .map(({ place, period, value }) => actualOf(value, period, place, categories, around));
  const said = around.inWords && around.indicator.measure !== 'milestone';
  return [...planned, ...actuals, ...(said ? saidOnly('placed', categories, around) : [])];
}

function planRows({ source, indicator }: Around): readonly PlanRow[] {
  const plan = source.portfolio.plans.find(
    (one) => one.framework === indicator.framework && one.indicator === indicator.id,
  );
  return (plan?.rows ?? []).filter(({ reporter }) => reporter === undefined);
}

/** The baseline and the targets of the whole are known to the facts, with what a plan adds. */
function isSaidOfWhole(kind: PlanRow['kind'], period: PlanRow['period'], { source, indicator }: Around): boolean {
  if (kind === 'target') return true;
  const known = source.facts.indicators.find(
    (one) => one.indicator.id === indicator.id && one.framework.id === indicator.framework,
  )?.indicator.baseline;
  return known?.kind === 'known' && known.period.start === period.start && known.period.end === period.end;
}

function planOf(row: PlanRow, categories: Categories, around: Around): readonly Timed[] {
  const { main } = around.explained;
  const figure: Figure = {
    ...figureOf(around.inWords ? undefined : row.value, narrativesOf(row.note, main)),
    ...about(row.place?.id, categories, around),
  };
  if (figure.value === undefined && !(around.inWords && figure.comment.length > 0)) return [];
  if (row.kind === 'baseline') return [{ of: 'baseline', ...baselineTime(row.period), figure }];
  return [{ of: 'target', ...spanOf(row.period), figure }];
}

function actualOf(
  value: Exact,
  period: { readonly start: string; readonly end: string },
  place: string | undefined,
  categories: Categories,
  around: Around,
): Timed {
  const remark = remarkAt(period, place, categories, around);
  const said = remark === undefined ? [] : saidBy(remark, around);
  const comment = around.inWords && said.length === 0 ? levelOf(value, around) : said;
  const figure: Figure = {
    ...figureOf(around.inWords ? undefined : value, comment),
    ...about(place, categories, around),
    documents: documentsOf(remark),
  };
  return { of: 'actual', ...spanOf(period), figure };
}

/** The level of a scale in words. */
function levelOf(value: Exact, { indicator, explained }: Around): Narratives {
  const level = indicator.scale.find((one) => one.value.eq(value));
  return level === undefined ? [{ text: value.toFixed() }] : narrativesOf(level.label, explained.main);
}

/** What rows of words without a value say. */
function saidOnly(which: 'placed' | undefined, categories: Categories, around: Around): readonly Timed[] {
  const key = categoryKey(categories);
  return [...around.remarks.values()].flat().flatMap((remark): readonly Timed[] => {
    if (remark.hasValue || remark.comment === undefined || categoryKey(remark.categories) !== key) return [];
    const isWhole = remark.place === undefined && categories.length === 0;
    if (isWhole === (which === 'placed')) return [];
    const figure: Figure = {
      ...figureOf(undefined, saidBy(remark, around)),
      ...about(remark.place, categories, around),
      documents: documentsOf(remark),
    };
    return [{ of: 'actual', ...spanOf(remark), figure }];
  });
}

/** Steps in words: what is due as targets, what is done as actuals. */
function stepsOf(around: Around): readonly Timed[] {
  const { indicator, explained } = around;
  const due = [...indicator.steps.values()].flatMap(({ text, due: period }): readonly Timed[] =>
    period === undefined
      ? []
      : [{ of: 'target', ...spanOf(period), figure: figureOf(undefined, narrativesOf(text, explained.main)) }],
  );
  const done = [...around.remarks.values()].flat().flatMap((remark): readonly Timed[] => {
    const step = remark.hasValue ? indicator.steps.get(remark.step ?? '') : undefined;
    if (step === undefined) return [];
    const figure: Figure = {
      ...figureOf(undefined, narrativesOf(step.text, explained.main)),
      ...about(remark.place, remark.categories, around),
      documents: documentsOf(remark),
    };
    return [{ of: 'actual', ...spanOf(remark), figure }];
  });
  return [...due, ...done];
}

function figureOf(value: Exact | undefined, comment: Narratives): Figure {
  return {
    ...(value === undefined ? {} : { value: digitsOf(value) }),
    locations: [],
    dimensions: [],
    comment,
    documents: [],
  };
}

function spanOf({ start, end }: { readonly start: string; readonly end: string }) {
  return { start, end };
}

/** The location and the dimensions of a figure, by the names that readers see. */
function about(place: string | undefined, categories: Categories, { source, explained, used }: Around) {
  const { portfolio } = source;
  const keys = keysOf(explained.framework);
  const isPlace = place !== undefined && place !== keys.whole;
  if (isPlace) used.add(place);
  const languages = [keys.language ?? explained.main, explained.main];
  return {
    locations: isPlace ? [refOf(place, explained)] : [],
    dimensions: categories.map(({ dimension, category }) => {
      const found = portfolio.dimensions.get(dimension);
      return {
        name: say(found?.title, languages) || dimension,
        value: say(found?.categories.get(category)?.title, languages) || category,
      };
    }),
  };
}

/** What IATI calls a place. */
function refOf(place: string, { framework }: ExplainedFramework): string {
  return keysOf(framework).locations?.[place] ?? place;
}

function labelOf(categories: Categories, around: Around): string {
  return about(undefined, categories, around)
    .dimensions.map(({ value }) => value)
    .join(', ');
}

function grouped(remarks: readonly Remark[]): ReadonlyMap<string, readonly Remark[]> {
  const groups = new Map<string, Remark[]>();
  for (const remark of remarks) {
    const key = remarkKey(remark, remark.place, remark.categories);
    groups.set(key, [...(groups.get(key) ?? []), remark]);
  }
  return groups;
}

function remarkKey(
  { start, end }: { readonly start: string; readonly end: string },
  place: string | undefined,
  categories: Categories,
): string {
  return `${start} ${end} ${place ?? ''} ${categoryKey(categories)}`;
}

/** The one row behind a figure; none where several rows are in it. */
function remarkAt(
  period: { readonly start: string; readonly end: string },
  place: string | undefined,
  categories: Categories,
  { remarks }: Around,
): Remark | undefined {
  const found = remarks.get(remarkKey(period, place, categories)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

function saidBy({ comment, source, evidence }: Remark, { explained }: Around): Narratives {
  const parts = [
    ...(comment === undefined ? [] : [comment]),
    ...(source === undefined ? [] : [`Source: ${source}`]),
    ...(evidence === undefined || isAddress(evidence) ? [] : [`Evidence: ${evidence}`]),
  ];
  return parts.length === 0 ? [] : [{ text: parts.join(' '), language: explained.main }];
}

function documentsOf(remark: Remark | undefined): Figure['documents'] {
  const evidence = remark?.evidence;
  return evidence !== undefined && isAddress(evidence) ? [evidenceLink(evidence)] : [];
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

function countLosses(progress: Progress | undefined, { indicator, id, losses, remarks, inWords }: Around): void {
  for (const { kind } of indicator.revisions) losses.add(`revisions of ${kind}s`, id);
  const figures = progress?.series.flatMap(({ actual }) => actual ?? []) ?? [];
  if (figures.some(({ qualifiers }) => qualifiers.length > 0)) losses.add('qualifiers of values (at least, about)', id);
  if (figures.some(({ marks }) => marks.includes('provisional') || marks.includes('estimated')))
    losses.add('marks of provisional and estimated values', id);
  if (figures.some(({ numerator }) => numerator !== undefined)) losses.add('numerators and denominators', id);
  if (figures.some(({ lower, upper }) => lower !== undefined || upper !== undefined))
    losses.add('survey intervals', id);
  if (indicator.rollsUpTo !== undefined) losses.add('roll-ups to other frameworks', id);
  const silent = [...remarks.values()].flat().filter(({ hasValue, comment }) => !hasValue && comment !== undefined);
  if (!inWords && silent.length > 0) losses.add('comments on values that are missing', id);
}
