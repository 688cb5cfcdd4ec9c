import { measuredIndicators } from '../../model/indicators.ts';
import { sameDays } from '../../model/period.ts';
import { keeps } from '../../model/planned.ts';
import type { Indicator, PlannedValue, Revision } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** A revision keeps the old value of a target or baseline that there is. */
export const tgtRevisionUnmatched: Rule = {
  id: 'tgt-revision-unmatched',
  reach: 'framework',
  severity: 'warning',
  summary: 'A revision belongs to a target or baseline that there is, and what it was differs from what it is.',
  why: 'The history of a target is only found at the period it names; an old value that equals the new one was overwritten.',
  fix: 'Correct the period or `was`; where the target was dropped, say so in the note.',
  *check({ portfolio }) {
    for (const { indicator } of measuredIndicators(portfolio)) {
      for (const [index, revision] of indicator.revisions.entries()) {
        const now = presentOf(revision, indicator);
        if (now === undefined) yield* astray(revision, indicator);
        else if (isLatest(revision, index, indicator)) yield* unchanged(revision, now, indicator);
      }
    }
  },
};

function presentOf({ kind, period }: Revision, { baseline, targets }: Indicator): PlannedValue | undefined {
  if (kind === 'target') return targets.find((target) => sameDays(target.period, period));
  return baseline?.kind === 'known' ? baseline : undefined;
}

/** A value may come back: only the last step of its history has to differ from what holds now. */
function isLatest({ kind, period, date }: Revision, index: number, { revisions }: Indicator): boolean {
  return !revisions.some(
    (other, place) =>
      other.kind === kind &&
      sameDays(other.period, period) &&
      (other.date > date || (other.date === date && place > index)),
  );
}

function* astray({ kind, period, at, note }: Revision, { id, targets }: Indicator): Iterable<Finding> {
  if (period === undefined || note !== undefined) return;
  const known = targets.map((target) => target.period.text).join(', ');
  yield {
    at: child(at, kind),
    message: `The revision of the ${kind} of ${id} for ${period.text} belongs to none: there is no such ${kind}.`,
    hint: `${kind === 'target' && known !== '' ? `Targets are for ${known}. ` : ''}Correct the period; where it was dropped, say so in the note.`,
  };
}

function* unchanged({ kind, period, was, at }: Revision, now: PlannedValue, { id }: Indicator): Iterable<Finding> {
  if (was === undefined || period === undefined || !keeps(was, now)) return;
  yield {
    at: child(at, 'was'),
    message: `The revision of the ${kind} of ${id} for ${period.text} keeps the value that still holds: nothing was revised.`,
    hint: 'Write the old value here, and the new one at its place.',
  };
}
