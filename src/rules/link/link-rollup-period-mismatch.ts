import { contains, type Period } from '../../model/period.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';
import { nameOf, type RollUp, rollUpsOf } from '../../model/roll-ups.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** The target periods of an indicator fit those of the one it rolls up to. */
export const linkRollupPeriodMismatch: Rule = {
  id: 'link-rollup-period-mismatch',
  severity: { draft: 'warning', reviewed: 'warning', final: 'error' },
  summary:
    'The target periods of an indicator fit into those of the one it rolls up to, and none is left out in between.',
  why: 'A value goes into the period of the parent in which it ends: a fiscal year puts half of its figure into the wrong calendar year, a year puts all of it into the last quarter (akvo-rsr 2951, 4108).',
  fix: 'Write the targets of both for the same periods, or those of the child for finer ones; convert fiscal years before reporting.',
  reach: 'outline',
  *check({ portfolio }) {
    for (const rollUp of rollUpsOf(portfolio)) {
      const { child, parent } = rollUp;
      if (child.targets.length === 0 || parent.targets.length === 0 || child.cumulation !== parent.cumulation) continue;
      const misfit = addsUpInside(child) ? outsideAll(rollUp) : neverMeets(rollUp);
      if (misfit !== undefined) yield misfit;
      else yield* hole(rollUp);
    }
  },
};

/** Where values inside a period are put together it matters where they begin; of a level or a running total only the end counts. */
function addsUpInside({ cumulation, aggregation }: Indicator): boolean {
  return cumulation === 'incremental' || (aggregation.periods !== undefined && aggregation.periods !== 'latest');
}

function outsideAll({ child, parent }: RollUp) {
  const [start, end] = spanOf(parent.targets);
  const misfits = child.targets.filter(
    // What comes before the parent's first period or after its last one is not its concern.
    ({ period }) =>
      period.end >= start && period.start <= end && !parent.targets.some((target) => contains(target.period, period)),
  );
  const [first] = misfits;
  if (first === undefined) return undefined;
  const receiving = parent.targets.find(({ period }) => endsIn(period, first.period));
  const others = misfits.length === 1 ? '' : ` (and ${misfits.length - 1} more)`;
  return {
    at: keyOf(first.at),
    message: `The target period ${first.period.text}${others} of ${nameOf(child)} fits into no target period of ${nameOf(parent)}, to which it rolls up${receiving === undefined ? '' : `: it ends in ${receiving.period.text}, but begins before`}.`,
    hint: `Expected periods such as ${parent.targets
      .map(({ period }) => period.text)
      .slice(0, 3)
      .join(', ')}, or parts of them.`,
    related: [placeOf(receiving ?? parent.targets[0], parent)].flat(),
  };
}

function neverMeets({ child, parent }: RollUp) {
  const meets = child.targets.some(({ period }) => parent.targets.some((target) => endsIn(target.period, period)));
  const [first] = child.targets;
  if (meets || first === undefined) return undefined;
  return {
    at: keyOf(first.at),
    message: `No target period of ${nameOf(child)} ends in one of ${nameOf(parent)}, to which it rolls up.`,
    hint: `Expected periods such as ${parent.targets
      .map(({ period }) => period.text)
      .slice(0, 3)
      .join(', ')}.`,
    related: placeOf(parent.targets[0], parent),
  };
}

/** A target period of the parent between the child's first and last for which the child has nothing. */
function* hole({ child, parent }: RollUp) {
  const [start, end] = spanOf(child.targets);
  const missing = parent.targets.filter(
    ({ period }) =>
      period.start >= start && period.end <= end && !child.targets.some((target) => endsIn(period, target.period)),
  );
  if (missing.length === 0) return;
  yield {
    at: { source: child.at.source, path: [...child.at.path, 'targets'] },
    message: `${nameOf(child)} has no target for ${missing.map(({ period }) => period.text).join(', ')}, but ${nameOf(parent)}, to which it rolls up, has.`,
    hint: 'Add the target, 0 where nothing is planned.',
    related: placeOf(missing[0], parent),
  };
}

function endsIn(outer: Period, inner: Period): boolean {
  return outer.start <= inner.end && inner.end <= outer.end;
}

function spanOf(targets: readonly Target[]): readonly [start: string, end: string] {
  const starts = targets.map(({ period }) => period.start).toSorted();
  const ends = targets.map(({ period }) => period.end).toSorted();
  return [starts[0] ?? '', ends.at(-1) ?? ''];
}

function placeOf(target: Target | undefined, parent: Indicator) {
  return target === undefined ? [] : [{ at: keyOf(target.at), message: `A target period of ${nameOf(parent)}.` }];
}
