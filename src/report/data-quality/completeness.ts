import { overlaps } from '../../model/period.ts';
import type { Narrative } from '../../model/portfolio.ts';
import type { Progress } from '../../progress/facts.ts';
import { type Badge, progressBadge } from '../badge.ts';
import { coverageView } from '../coverage.ts';
import { type Said, said } from '../edition.ts';
import type { Brief } from '../report.ts';
import type { words } from './words/en.ts';

/** How many of those that should have something have it. */
export interface Gauge {
  readonly label: string;
  readonly share: string;
  readonly meaning: string;
}

/** What an indicator has of what makes a figure usable. */
export interface CheckedIndicator {
  readonly id: string;
  readonly name: Said;
  readonly badge: Badge;
  readonly target: string;
  readonly reported: string;
  readonly evidence: string;
}

/** Three gauges: targets defined, of those due reported, of those reported with evidence. */
export function gauges(followed: readonly Progress[], { edition, words: own }: Brief<typeof words>): readonly Gauge[] {
  const { labels } = own;
  const due = followed.filter(isDue);
  const reported = due.filter(isReported);
  const narratives = edition.portfolio.narratives;
  const share = (some: readonly Progress[], all: readonly Progress[]) => own.shareOf(some.length, all.length);
  return [
    { label: labels.withTarget, share: share(followed.filter(hasTarget), followed), meaning: labels.targetMeaning },
    { label: labels.reported, share: share(reported, due), meaning: labels.reportedMeaning },
    {
      label: labels.evidence,
      share: share(
        reported.filter((each) => hasEvidence(each, narratives)),
        reported,
      ),
      meaning: labels.evidenceMeaning,
    },
  ];
}

export function checkedIndicator(progress: Progress, { edition, words: own }: Brief<typeof words>): CheckedIndicator {
  const { indicator, coverage } = progress;
  const word = (is: boolean) => (is ? `✓ ${own.has.yes}` : `✗ ${own.has.no}`);
  const covered = coverageView(coverage, edition);
  const reported = word(isReported(progress));
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    badge: progressBadge(progress, edition),
    target: word(hasTarget(progress)),
    reported: !isDue(progress)
      ? `– ${own.has.notDue}`
      : covered === null || covered.complete
        ? reported
        : `${reported} (${covered.text})`,
    evidence:
      isDue(progress) && isReported(progress)
        ? word(hasEvidence(progress, edition.portfolio.narratives))
        : `– ${own.has.nothing}`,
  };
}

function hasTarget({ indicator }: Progress): boolean {
  return indicator.targets.length > 0 || [...indicator.steps.values()].some(({ due }) => due !== undefined);
}

/** A target period has come that is rated, or would be. */
function isDue({ period, rating }: Progress): boolean {
  return period !== undefined && rating !== 'not-due';
}

function isReported({ rating }: Progress): boolean {
  return rating !== 'overdue' && rating !== 'no-data';
}

/** A narrative of the rated period, or of a part of it, names evidence for its result. */
function hasEvidence({ indicator, period }: Progress, narratives: readonly Narrative[]): boolean {
  return narratives.some(
    (one) =>
      one.framework === indicator.framework &&
      period !== undefined &&
      overlaps(one.period, period) &&
      one.results.get(indicator.result.id)?.evidence !== undefined,
  );
}
