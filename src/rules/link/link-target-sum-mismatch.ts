import { digits, type Exact, sum, zero } from '../../model/decimal.ts';
import { isAdditive } from '../../model/measure.ts';
import { contains, overlaps } from '../../model/period.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';
import { areAll, nameOf, placesShown, rollUpsByParent } from '../../model/roll-ups.ts';
import type { Rule } from '../rule.ts';
import { missingRollUps } from './twins.ts';

/** Where a figure is the sum of others, its target is the sum of theirs. */
export const linkTargetSumMismatch: Rule = {
  id: 'link-target-sum-mismatch',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Where an indicator is the sum of those that roll up to it, its targets are the sums of theirs.',
  why: 'A target of the programme has to be delivered by somebody, and the systems in use leave it to people to compare the two (DevResults says so).',
  fix: 'Agree on the targets again; limits.target_sum_tolerance in plumbline.yaml says how far they may differ.',
  reach: 'outline',
  *check({ portfolio, limits, measured }) {
    // A child that ought to roll up is not in the sum: link-rollup-missing says it.
    const lacking = new Set(missingRollUps(portfolio).map(({ parent }) => parent));
    for (const [parent, rollUps] of rollUpsByParent(portfolio)) {
      const children = rollUps.map(({ child }) => child);
      if (!isSum(parent, children) || !areAll(portfolio, parent) || lacking.has(parent)) continue;
      // Beside its children the parent counts rows of its own, for which its target leaves room (calculation contract, 1.5).
      const hasOwn = parent.places !== undefined || measured.has(nameOf(parent));
      for (const target of parent.targets) {
        const parts = partsOf(target, children);
        if (target.value === undefined || parts === undefined) continue;
        const total = sum(parts.map(({ value }) => value));
        const off = total.minus(target.value);
        if (off.abs().lte(target.value.abs().times(limits.targetSumTolerance)) || (hasOwn && off.isNegative()))
          continue;
        const who =
          children.length === 1
            ? `The target of ${nameOf(children[0] as Indicator)}`
            : `The targets of the ${children.length} indicators`;
        yield {
          at: target.at,
          message: `${who} that ${children.length === 1 ? 'rolls' : 'roll'} up to ${nameOf(parent)} ${children.length === 1 ? 'is' : 'add up to'} ${digits(total)} for ${target.period.text}; its own target is ${digits(target.value)}.`,
          hint: `Expected ${hasOwn ? 'at least ' : ''}their sum. Correct one of the targets, or allow for a difference with limits: {target_sum_tolerance: …} in plumbline.yaml.`,
          related: parts
            .flatMap(({ targets }) => targets)
            .slice(0, placesShown)
            .map(({ at }) => ({ at, message: 'A target that goes into the sum.' })),
        };
      }
    }
  },
};

/** Numbers and amounts that are added, and whose targets mean the same. */
function isSum(parent: Indicator, children: readonly Indicator[]): boolean {
  const { aggregation, measure, cumulation } = parent;
  if (aggregation.frameworks !== 'sum' || !isAdditive(parent)) return false;
  return children.every((child) => child.measure === measure && child.cumulation === cumulation);
}

interface Part {
  readonly value: Exact;
  readonly targets: readonly Target[];
}

/** What each child brings to a target of its parent; undefined where it cannot be said of one of them. */
function partsOf(target: Target, children: readonly Indicator[]): readonly Part[] | undefined {
  const parts = children.map((child) => partOf(target, child));
  const known = parts.flatMap((part) => part ?? []);
  // Nobody plans for this period: the targets of the children stand elsewhere.
  if (known.length < parts.length || known.every(({ targets }) => targets.length === 0)) return undefined;
  return known;
}

function partOf({ period }: Target, { targets, cumulation }: Indicator): Part | undefined {
  const same = targets.filter((own) => own.period.start === period.start && own.period.end === period.end);
  const inside = targets.filter((own) => contains(period, own.period));
  const finer = cumulation === 'incremental' && areApart(inside) ? inside : [];
  const found = same.length > 0 ? same : finer;
  if (found.length > 0) {
    const values = found.flatMap(({ value }) => value ?? []);
    return values.length === found.length ? { value: sum(values), targets: found } : undefined;
  }
  return outside(period, targets, cumulation);
}

/** A child that begins later brings nothing yet; one that has ended brings what a running total reached, or nothing new. */
function outside(
  period: Target['period'],
  targets: readonly Target[],
  cumulation: Indicator['cumulation'],
): Part | undefined {
  const [first, last] = [targets[0], targets.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (period.end < first.period.start) return { value: zero, targets: [] };
  if (period.start <= last.period.end) return undefined;
  if (cumulation === 'incremental') return { value: zero, targets: [] };
  const running = cumulation === 'cumulative-targets' || cumulation === 'cumulative-values';
  return running && last.value !== undefined ? { value: last.value, targets: [last] } : undefined;
}

function areApart(targets: readonly Target[]): boolean {
  return targets.every((one, index) => targets.slice(index + 1).every((other) => !overlaps(one.period, other.period)));
}
