import { Decimal } from 'decimal.js';
import { definitionOf, type Known, type Plain, targetsOf } from './facts.ts';
import { percentText } from './written.ts';

/** Counts and shares of several indicators, counted anew from their ratings. */

const good = ['exceeded', 'achieved', 'on-track'];
const order = [
  ...good,
  ...['at-risk', 'off-track', 'regressed'],
  ...['overdue', 'not-due', 'no-data', 'incomplete', 'no-target', 'cannot-compute', 'context', 'retired'],
];
const unrated = order.slice(6);
const names: Readonly<Record<string, string>> = {
  'not-due': 'Not due',
  'no-data': 'No data',
  'no-target': 'No target',
  'cannot-compute': 'Not rated',
  context: 'For information',
};

const count = (facts: readonly Plain[], rating: string) => facts.filter((one) => one.rating === rating).length;

/** Ratings that occur, in the order of a report. */
function present(facts: readonly Plain[]): readonly string[] {
  return order.filter((rating) => count(facts, rating) > 0);
}

/** The numbers of a headline's sentence. */
export function sentence(facts: readonly Plain[]): string {
  if (facts.length === 0) return '';
  const counts = (ratings: readonly string[]) => ratings.map((rating) => count(facts, rating)).join(' ');
  const rated = facts.filter(({ rating }) => !unrated.includes(rating));
  if (rated.length === 0) return facts.length === 1 ? '' : `${facts.length} ${counts(present(facts))}`;
  const onTrack = rated.filter(({ rating }) => good.includes(rating)).length;
  return `${onTrack} ${facts.length} ${counts(present(facts).filter((rating) => !good.includes(rating)))}`;
}

/** The legend: `1 Exceeded`. */
export function legend(facts: readonly Plain[]): readonly string[] {
  return present(facts).map((rating) => {
    const name = names[rating] ?? `${rating[0]?.toUpperCase()}${rating.slice(1).replace('-', ' ')}`;
    return `${count(facts, rating)} ${name}`;
  });
}

/** Start and width of each piece of the bar, in percent with three decimals. */
export function bar(facts: readonly Plain[]): string {
  let start = new Decimal(0);
  return present(facts)
    .map((rating) => {
      const width = new Decimal(count(facts, rating)).times(100).div(facts.length);
      const text = `${start.toFixed(3)}% ${width.toFixed(3)}%`;
      start = start.plus(width);
      return text;
    })
    .join(' ');
}

const idle = ['not-due', 'no-target', 'context', 'retired'];

/** How a result's indicators stand together: the share, rated of due, the share of the weight. */
export function together(facts: readonly Plain[], known: Known): string {
  const due = facts.filter((one) => !idle.includes(one.rating) && methodOf(definitionOf(one, known)) !== 'On a scale');
  const rated = due.filter(({ rating }) => !unrated.includes(rating));
  const weight = (one: Plain) => new Decimal(definitionOf(one, known).weight ?? 1);
  const total = (all: readonly Plain[]) => all.reduce((sum, one) => sum.plus(weight(one)), new Decimal(0));
  const covered = total(rated).div(total(due));
  const score = rated
    .map((one) =>
      weight(one).times(Decimal.min(1, Decimal.max(0, one.achievement ?? (one.rating === 'achieved' ? 1 : 0)))),
    )
    .reduce((sum, one) => sum.plus(one), new Decimal(0))
    .div(total(rated));
  const share = (ratio: Decimal) => percentText(ratio.toFixed(), known.language);
  return [
    covered.gte('0.7') ? `${share(score)} together` : '',
    `${rated.length} of ${due.length} due rated`,
    covered.lt(1) ? `${share(covered)} of the weight` : '',
  ].join(' ');
}

/** The name of the way in which progress is computed: calculation contract, section 3. */
export function methodOf(own: Plain): string {
  const { direction, achievement, class: role, measure, cumulation } = own;
  const { places } = own.aggregation ?? {};
  const isCounted = typeof places === 'object';
  const startsFromZero =
    cumulation === 'incremental' ||
    (cumulation === 'cumulative-targets' && own.targets_include_baseline !== true) ||
    (cumulation === 'cumulative-values' && own.baseline?.not_applicable !== undefined);
  const usual = () => {
    if (!isCounted && measure === 'boolean') return 'binary';
    if (!isCounted && measure === 'milestone') return 'steps';
    if (!isCounted && (measure === 'ordinal' || measure === 'qualitative')) return 'scale';
    if (direction === 'maintain') return 'within-band';
    return startsFromZero ? 'ratio-to-target' : 'from-baseline';
  };
  const isShownOnly = role === 'context' || direction === 'none';
  return methodNames[isShownOnly ? 'none' : (achievement ?? usual())] ?? '';
}

const methodNames: Readonly<Record<string, string>> = {
  'from-baseline': 'From the baseline',
  'ratio-to-target': 'Share of the target',
  'within-band': 'Within a band',
  binary: 'Yes or no',
  steps: 'Steps completed',
  scale: 'On a scale',
  none: 'For information',
};

/** What a framework's file holds, in the sentence of its results framework. */
export function summary(framework: Plain): string {
  const results = Object.values<Plain>(framework.results ?? {});
  const activities = Object.values<Plain>(framework.activities ?? {});
  const levels = new Set([...results.map(({ level }) => level), ...activities.map(() => 'activity')]);
  const indicators = Object.values<Plain>(framework.indicators);
  const scope = `${results.length + activities.length} ${levels.size} ${indicators.length}`;
  const withBaseline = indicators.filter(({ baseline }) => baseline?.period !== undefined).length;
  const withTarget = indicators.filter((one) => targetsOf(one).length > 0).length;
  const isPlain =
    [withBaseline, withTarget].every((each) => each === 0) ||
    [withBaseline, withTarget].every((each) => each === indicators.length);
  if (isPlain) return scope;
  return `${scope} ${withBaseline} ${indicators.length} ${withTarget} ${indicators.length}`;
}
