import type { Indicator, Revision } from '../../model/portfolio.ts';
import { dateText, periodText } from '../dates.ts';
import { type Edition, nameOf, type Said, said, told } from '../edition.ts';
import type { Brief } from '../report.ts';
import { plannedText } from '../values.ts';
import type { words } from './words/en.ts';

/** A target or baseline that was changed. */
export interface RevisionView {
  readonly id: string;
  readonly name: Said;
  /** `Target 2017`, `Baseline`. */
  readonly what: string;
  readonly was: string;
  readonly now: string;
  readonly date: string;
  readonly reason: string;
  readonly note: Said;
  readonly approvedBy: string;
  /** Changed when its period had ended. */
  readonly late: boolean;
}

/** The last look at how good the data of an indicator are. */
export interface AssessmentView {
  readonly id: string;
  readonly name: Said;
  readonly date: string;
  readonly by: string;
  readonly findings: Said;
  readonly next: string;
  /** The next one was due before the date of the report. */
  readonly overdue: boolean;
}

export function revisionViews(indicators: readonly Indicator[], brief: Brief<typeof words>): readonly RevisionView[] {
  return indicators.flatMap((indicator) =>
    indicator.revisions.map((revision) => revisionView(revision, indicator, brief.edition)),
  );
}

function revisionView(revision: Revision, indicator: Indicator, edition: Edition): RevisionView {
  const { words } = edition;
  const { kind, period, was, date, reason, note, approvedBy } = revision;
  const when = period === undefined ? '' : periodText(period, words);
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    what: kind === 'baseline' ? words.labels.baseline : `${words.labels.target} ${when}`.trim(),
    was: was === undefined ? '' : plannedText(was, indicator, edition),
    now: presentText(revision, indicator, edition),
    date: dateText(date, words),
    reason: words.revisionReason[reason] ?? reason,
    note: said(note, edition),
    approvedBy: nameOf(approvedBy, edition),
    late: kind === 'target' && period !== undefined && date > period.end,
  };
}

function presentText({ kind, period }: Revision, indicator: Indicator, edition: Edition): string {
  if (kind === 'target') {
    const target = indicator.targets.find((one) => one.period.text === period?.text);
    return target === undefined ? '' : plannedText(target, indicator, edition);
  }
  return indicator.baseline?.kind === 'known' ? plannedText(indicator.baseline, indicator, edition) : '';
}

export function assessmentViews(indicators: readonly Indicator[], edition: Edition): readonly AssessmentView[] {
  return indicators.flatMap((indicator): readonly AssessmentView[] => {
    const assessed = indicator.dataQualityAssessment;
    if (assessed === undefined) return [];
    const day = (date: string | undefined) => (date === undefined ? '' : dateText(date, edition.words));
    return [
      {
        id: indicator.id,
        name: said(indicator.name ?? indicator.id, edition),
        date: day(assessed.date),
        by:
          assessed.by === undefined
            ? ''
            : told(edition.portfolio.parties.get(assessed.by)?.title ?? assessed.by, edition),
        findings: said(assessed.findings, edition),
        next: day(assessed.next),
        overdue: assessed.next !== undefined && assessed.next < edition.asOf,
      },
    ];
  });
}
