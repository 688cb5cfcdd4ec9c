import { once } from './once.ts';
import { sameDays } from './period.ts';
import type { Baseline, Indicator, Revision, Target } from './portfolio.ts';

/** The indicator with the targets and the baseline it began with: what the first revision of each replaced. */
export const originalOf = once((indicator: Indicator): Indicator => {
  const first = firstRevisions(indicator);
  if (first.length === 0) return indicator;
  const { baseline: current, ...rest } = indicator;
  const ofBaseline = first.find(({ kind }) => kind === 'baseline');
  const baseline = ofBaseline === undefined ? current : baselineBefore(ofBaseline, current);
  const revised = first.filter(({ kind }) => kind === 'target');
  const kept = indicator.targets.filter(({ period }) => !revised.some((one) => sameDays(one.period, period)));
  const targets = [...kept, ...revised.flatMap(targetBefore)].toSorted((a, b) =>
    a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : a.period.start < b.period.start ? -1 : 1,
  );
  return { ...rest, targets, ...(baseline === undefined ? {} : { baseline }) };
});

/** The earliest revision of the baseline, and of the target of each period. */
function firstRevisions({ revisions }: Indicator): readonly Revision[] {
  const first = new Map<string, Revision>();
  for (const revision of revisions.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const { kind, period } = revision;
    if (kind === 'target' && period === undefined) continue;
    const key = kind === 'baseline' ? kind : `${period?.start}/${period?.end}`;
    if (!first.has(key)) first.set(key, revision);
  }
  return [...first.values()];
}

/** None where the revision added it. */
function targetBefore({ at, period, was }: Revision): readonly Target[] {
  return was === undefined || period === undefined ? [] : [{ at, period, ...was }];
}

function baselineBefore({ at, period, was }: Revision, current: Baseline | undefined): Baseline | undefined {
  const when = period ?? (current?.kind === 'known' ? current.period : undefined);
  if (was === undefined || when === undefined) return undefined;
  const { value, truth, numerator, denominator, qualifier, note } = was;
  return {
    ...{ kind: 'known', at, period: when },
    ...(value === undefined ? {} : { value }),
    ...(truth === undefined ? {} : { truth }),
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(note === undefined ? {} : { note }),
  };
}
