import type { Indicator } from '../../model/portfolio.ts';
import { dateText, periodText } from '../dates.ts';
import { nameOf, plainText, type Said, said } from '../edition.ts';
import { plannedText } from '../values.ts';
import type { SheetBrief } from './fields.ts';

/** A dated change of the definition, of a baseline or target, or of the indicator's status. */
export interface ChangeRow {
  readonly date: string;
  readonly what: Said;
  readonly who: string;
  readonly why: readonly Said[];
  /** Values before and after cannot be compared. */
  readonly breaksSeries: boolean;
}

interface Dated extends ChangeRow {
  /** `YYYY-MM-DD` */
  readonly on: string;
}

/** Everything that was changed, the earliest first. */
export function changesOf(indicator: Indicator, brief: SheetBrief): readonly ChangeRow[] {
  const rows = [
    ...definitionChanges(indicator, brief),
    ...revisions(indicator, brief),
    ...statusSteps(indicator, brief),
  ];
  return rows
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, ...row }) => ({ ...row, date: dateText(on, brief.edition.words) }));
}

function definitionChanges({ changes }: Indicator, { edition }: SheetBrief): readonly Dated[] {
  return changes.map((change) => ({
    on: change.date,
    date: '',
    what: said(change.what, edition),
    who: nameOf(change.who, edition),
    why: filled(said(change.why, edition)),
    breaksSeries: change.break === true,
  }));
}

function revisions(indicator: Indicator, { edition, words }: SheetBrief): readonly Dated[] {
  return indicator.revisions.map((revision) => {
    const was = revision.was === undefined ? '' : plannedText(revision.was, indicator, edition);
    const of =
      revision.period === undefined || revision.kind === 'baseline'
        ? edition.words.labels[revision.kind]
        : words.targetFor(periodText(revision.period, edition.words));
    return {
      on: revision.date,
      date: '',
      what: was === '' ? words.set(of) : words.changed(of, was),
      who: nameOf(revision.approvedBy, edition),
      why: filled(edition.words.revisionReason[revision.reason] ?? revision.reason, said(revision.note, edition)),
      breaksSeries: false,
    };
  });
}

function statusSteps({ id, framework }: Indicator, { edition, words }: SheetBrief): readonly Dated[] {
  const status = (key: string) => edition.words.status[key] ?? key;
  return edition.portfolio.reviews
    .filter((review) => review.framework === framework && review.indicator === id)
    .flatMap(({ log }) => log)
    .map((step) => ({
      on: step.date,
      date: '',
      what: words.statusChanged(status(step.from), status(step.to)),
      who: nameOf(step.actor, edition),
      why: filled(said(step.reason, edition)),
      breaksSeries: false,
    }));
}

function filled(...lines: readonly Said[]): readonly Said[] {
  return lines.filter((line) => plainText(line) !== '');
}
