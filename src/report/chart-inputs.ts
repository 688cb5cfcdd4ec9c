import { type Exact, one, zero } from '../model/decimal.ts';
import { originalOf } from '../model/original.ts';
import { contains, innermost, overlaps, sameDays } from '../model/period.ts';
import type { Baseline, Indicator, Target } from '../model/portfolio.ts';
import type { Figure, Progress } from '../progress/facts.ts';
import type { Part } from '../progress/parts.ts';
import type { Bar, BarsInput } from './charts/bar-chart.ts';
import type { BulletInput } from './charts/bullet.ts';
import type { ProgressInput, TimedValue } from './charts/course.ts';
import type { SparklineInput } from './charts/sparkline.ts';
import { dateText, periodText } from './dates.ts';
import { type Edition, told } from './edition.ts';
import { signsOf } from './figures.ts';
import { number, valueText } from './values.ts';

/** An indicator's course as its chart needs it: each period's own value against the target of that period. */
export function progressInputOf(progress: Progress, edition: Edition): ProgressInput {
  const { indicator } = progress;
  const original = originalOf(indicator);
  const baseline = baselineOf(progress, edition);
  return {
    title: told(indicator.name ?? indicator.id, edition),
    unit: unitOf(indicator, edition),
    actuals: actualsOf(progress, edition),
    targets: targetsOf(progress, edition),
    originals: sameTargets(original, indicator) ? [] : originalCourse(original, edition),
    ...levelsOf(indicator),
    ...(baseline === undefined ? {} : { baseline }),
    asOf: { date: edition.asOf, label: dateText(edition.asOf, edition.words) },
    fromZero: isAmount(indicator),
    format: (value) => valueText(value, indicator, edition),
    short: (value) =>
      indicator.measure === 'currency' ? number(value, edition) : valueText(value, indicator, edition),
  };
}

/**
 * Twice as much is twice as high: true of counts, money, shares and ratios. A drawing of these that began elsewhere would make a small
 * change look large; an index and a scale have no zero that means nothing of it.
 */
function isAmount({ measure, aggregation }: Indicator): boolean {
  // Places where something is so, counted or as a share of all.
  if (typeof aggregation.places === 'object') return true;
  return measure !== 'index' && measure !== 'ordinal' && measure !== 'qualitative';
}

/** With its currency, and how it is counted where a value is not that of all time so far. */
function unitOf({ unit, measure, currency = '', cumulation }: Indicator, edition: Edition): string {
  const named = told(unit, edition);
  const money = measure !== 'currency' || named.includes(currency) ? '' : currency;
  const counted = cumulation === 'incremental' ? edition.words.cumulation[cumulation] : '';
  return [money, named, counted].filter((part) => part !== '').join(', ');
}

/**
 * The course as a sparkline, from the baseline to the latest value, against the target of the rated period. What is counted in each
 * period has neither beside it: baseline and target are sums there.
 */
export function sparklineInputOf(progress: Progress, edition: Edition): SparklineInput {
  const { indicator, target } = progress;
  const isCounted = indicator.cumulation === 'incremental';
  const actuals = actualsOf(progress, edition);
  const start = isCounted ? undefined : baselineOf(progress, edition);
  const values = start === undefined || start.date >= (actuals[0]?.date ?? '') ? actuals : [start, ...actuals];
  return {
    values,
    fromZero: isAmount(indicator),
    format: (value) => valueText(value, indicator, edition),
    ...(isCounted || target === undefined ? {} : { target: target.value }),
  };
}

/** Where an indicator stands as a bullet bar; undefined where its rated period has no target in figures. */
export function bulletInputOf(progress: Progress, tone: string | undefined, edition: Edition): BulletInput | undefined {
  const { framework, indicator, actual, target, baseline, expected } = progress;
  if (target === undefined) return undefined;
  return {
    title: told(indicator.name ?? indicator.id, edition),
    target: target.value,
    format: (value) => valueText(value, indicator, edition),
    ...(actual === undefined ? {} : { value: actual.value }),
    ...(baseline === undefined ? {} : { baseline: baseline.value }),
    ...(expected === undefined || framework.ratings.against !== 'expected' ? {} : { expected }),
    ...(tone === undefined ? {} : { tone }),
  };
}

/** The value of the rated period in each category, a section a dimension; undefined where no category has one. */
export function barsInputOf(
  progress: Progress,
  parts: ReadonlyMap<string, (progress: Progress) => readonly Part[]>,
  edition: Edition,
): BarsInput | undefined {
  const { indicator, actual } = progress;
  if (actual === undefined) return undefined;
  const sections = indicator.disaggregateBy.flatMap(({ id }) => {
    const bars = (parts.get(id)?.(progress) ?? []).map((part) => barOf(part, actual.period, edition));
    const { title } = edition.portfolio.dimensions.get(id) ?? {};
    return bars.some(({ value }) => value !== null) ? [{ title: told(title ?? id, edition), bars }] : [];
  });
  if (sections.length === 0) return undefined;
  return {
    title: edition.words.chart.groups(periodText(actual.period, edition.words)),
    unit: told(indicator.unit, edition),
    sections,
    format: (value) => valueText(value, indicator, edition),
  };
}

function barOf({ slice, progress }: Part, period: Figure['period'], edition: Edition): Bar {
  const { actual, target } = progress;
  const { dimension = '', category = '' } = slice.category ?? {};
  const { title } = edition.portfolio.dimensions.get(dimension)?.categories.get(category) ?? {};
  const isOf = (figure: Figure | undefined) => figure !== undefined && sameDays(figure.period, period);
  return {
    label: told(title ?? category, edition),
    value: isOf(actual) ? (actual?.value ?? null) : null,
    ...(isOf(actual) ? signOf(actual?.qualifiers) : {}),
    ...(target !== undefined && isOf(target) ? { target: target.value } : {}),
  };
}

function actualsOf({ series, indicator }: Progress, edition: Edition): readonly TimedValue[] {
  return windowsOf(series, indicator)
    .map(({ period, actual }) => timed(period, actual, edition))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

type Series = Progress['series'];

/**
 * The windows that make one line. A state at the end of a window can stand beside that of a longer one; what is counted or pooled
 * within a window cannot: there, windows that have a target come first, and of others those that hold no shorter one. Counts of
 * windows of different length are not joined at all.
 */
function windowsOf(series: Series, { cumulation, aggregation }: Indicator): Series {
  const isState = cumulation !== 'incremental' && (aggregation.periods ?? 'latest') === 'latest';
  if (isState) {
    const byEnd = new Map<string, Series[number]>();
    for (const fact of series)
      if (fact.target !== undefined || !byEnd.has(fact.period.end)) byEnd.set(fact.period.end, fact);
    const distinct = [...byEnd.values()];
    const said = new Set(distinct.map((fact) => saidAgain(fact, distinct)));
    return distinct.filter((fact) => !said.has(fact));
  }
  const planned = series.filter(({ target, actual }) => target !== undefined && actual !== undefined);
  if (planned.length === 0) return innermost(series);
  // A count of less time than the others would look like a fall.
  if (cumulation === 'incremental') return planned;
  const rest = series.filter(({ period }) => !planned.some((other) => overlaps(other.period, period)));
  return [...planned, ...innermost(rest)];
}

/** The latest window within one that has a target: what it says is the value of that one. */
function saidAgain({ period, target, actual }: Series[number], all: Series): Series[number] | undefined {
  if (target === undefined || actual === undefined) return undefined;
  const latest = all
    .filter((other) => !sameDays(other.period, period) && contains(period, other.period))
    .reduce<Series[number] | undefined>((a, b) => (a === undefined || a.period.end < b.period.end ? b : a), undefined);
  return latest?.target === undefined && latest?.actual?.value.equals(actual.value) === true ? latest : undefined;
}

/** Measures that have no values between their levels. */
function levelsOf({ measure, scale }: Indicator): { readonly levels?: readonly Exact[] } {
  if (measure === 'boolean') return { levels: [zero, one] };
  return measure === 'ordinal' && scale.length > 1
    ? { levels: scale.map(({ value }) => value).toSorted((a, b) => a.comparedTo(b)) }
    : {};
}

function sameTargets(a: Indicator, b: Indicator): boolean {
  return a.targets.length === b.targets.length && a.targets.every((target, index) => target === b.targets[index]);
}

/** Targets as the framework has them, and those that plans add up to. */
function targetsOf({ indicator, target, finalTarget }: Progress, edition: Edition): readonly TimedValue[] {
  const written = indicator.targets.flatMap((each) => targetOf(each, edition));
  // What is counted in each period is added up to be rated: a sum to date is no target of one period.
  if (written.length > 0 || indicator.cumulation === 'incremental') return written;
  return [target, finalTarget]
    .filter((figure) => figure !== undefined)
    .filter((figure, index, all) => index === 0 || figure.period.end !== all[0]?.period.end)
    .map((figure) => timed(figure.period, figure, edition));
}

function timed(period: Figure['period'], figure: Figure | undefined, edition: Edition): TimedValue {
  const { words } = edition;
  const marks = (figure?.marks ?? []).filter((mark) => mark === 'provisional' || mark === 'estimated');
  const mark = marks.map((each) => words.chart.mark[each] ?? each).join(', ');
  return {
    label: periodText(period, words),
    date: period.end,
    value: figure?.value ?? null,
    ...(figure?.lower === undefined ? {} : { lower: figure.lower }),
    ...(figure?.upper === undefined ? {} : { upper: figure.upper }),
    ...(mark === '' ? {} : { mark }),
    ...signOf(figure?.qualifiers),
  };
}

function signOf(qualifiers: Figure['qualifiers'] = []): Pick<TimedValue, 'sign'> {
  const sign = signsOf(qualifiers).join(' ');
  return sign === '' ? {} : { sign };
}

/** Nothing where the target is not a figure. */
function targetOf({ period, value, min, max, qualifier }: Target, { words }: Edition): readonly TimedValue[] {
  const limit = value ?? (max === undefined ? min : min === undefined ? max : undefined);
  if (limit === undefined && (min === undefined || max === undefined)) return [];
  return [
    {
      label: periodText(period, words),
      date: period.end,
      value: limit ?? null,
      ...signOf(qualifier === undefined ? [] : [qualifier]),
      ...(min === undefined || max === undefined ? {} : { lower: min, upper: max }),
    },
  ];
}

function baselineOf({ baseline }: Progress, { words }: Edition): TimedValue | undefined {
  if (baseline === undefined) return undefined;
  const { period, value, qualifiers } = baseline;
  return { label: periodText(period, words), date: period.end, value, ...signOf(qualifiers) };
}

/** The way as it was planned at first, from the baseline of then. */
function originalCourse(original: Indicator, edition: Edition): readonly TimedValue[] {
  const targets = original.targets.flatMap((target) => targetOf(target, edition));
  return targets.length === 0 ? [] : [...startOf(original.baseline, edition), ...targets];
}

function startOf(baseline: Baseline | undefined, { words }: Edition): readonly TimedValue[] {
  if (baseline?.kind !== 'known' || baseline.value === undefined) return [];
  return [{ label: periodText(baseline.period, words), date: baseline.period.end, value: baseline.value }];
}
