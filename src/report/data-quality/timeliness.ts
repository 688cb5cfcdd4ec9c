import { addDays } from '../../model/period.ts';
import type { Progress } from '../../progress/facts.ts';
import { coverageView } from '../coverage.ts';
import { dateText, periodText } from '../dates.ts';
import { type Edition, inSeries, partyName, type Said, said, told } from '../edition.ts';
import type { Brief } from '../report.ts';
import type { words } from './words/en.ts';

/** A value that has not come, or is still awaited. */
export interface LateView {
  readonly id: string;
  readonly name: Said;
  readonly period: string;
  /** The last day of grace. */
  readonly by: string;
  /** How many have reported and who is missing. */
  readonly who: string;
  readonly responsible: string;
}

/** How far an indicator is told apart by a dimension. */
export interface BrokenDown {
  readonly id: string;
  readonly name: Said;
  readonly dimension: string;
  /** `2 of 3` categories with a value. */
  readonly share: string;
  readonly missing: string;
  readonly complete: boolean;
}

/** Values of the rated period that are missing after their days of grace; events come when they come. */
export function overdueViews(followed: readonly Progress[], edition: Edition): readonly LateView[] {
  return followed.flatMap((progress): readonly LateView[] => {
    const { indicator, period, coverage, rating } = progress;
    if (period === undefined || indicator.collectionFrequency === 'event') return [];
    const isMissing = rating === 'overdue' || (coverage !== undefined && coverage.missing.length > 0);
    const by = addDays(period.end, indicator.dueAfterDays);
    return isMissing && edition.asOf > by ? [lateView(progress, period, by, edition)] : [];
  });
}

/** Values of a period that has ended, still within their days of grace. */
export function awaitedViews(followed: readonly Progress[], edition: Edition): readonly LateView[] {
  return followed.flatMap((progress): readonly LateView[] => {
    const { awaiting, indicator } = progress;
    if (awaiting === undefined) return [];
    const by = addDays(awaiting.end, indicator.dueAfterDays);
    return [{ ...lateView(progress, awaiting, by, edition), who: '' }];
  });
}

function lateView(
  { indicator, coverage }: Progress,
  period: NonNullable<Progress['period']>,
  by: string,
  edition: Edition,
): LateView {
  const covered = coverageView(coverage, edition);
  return {
    id: indicator.id,
    name: said(indicator.name ?? indicator.id, edition),
    period: periodText(period, edition.words),
    by: dateText(by, edition.words),
    who: covered === null ? '' : inSeries([covered.text, covered.missing], edition.words.labels),
    responsible: partyName(indicator.responsible.report ?? indicator.responsible.collect, edition),
  };
}

/** Each dimension by which a reported indicator is to be told apart; what was not recorded need not be there. */
export function brokenDown(
  followed: readonly Progress[],
  { parts, edition, words: own }: Brief<typeof words>,
): readonly BrokenDown[] {
  return followed.flatMap((progress) => {
    const { indicator } = progress;
    return indicator.disaggregateBy.map(({ id }): BrokenDown => {
      const dimension = edition.portfolio.dimensions.get(id);
      const present = new Set(
        (parts.get(id)?.(progress) ?? [])
          .filter(({ progress: { actual } }) => actual !== undefined)
          .map(({ slice }) => slice.category?.category),
      );
      const wanted = [...(dimension?.categories.values() ?? [])].filter(({ residual }) => !residual);
      const missing = wanted.filter((category) => !present.has(category.id));
      return {
        id: indicator.id,
        name: said(indicator.name ?? indicator.id, edition),
        dimension: told(dimension?.title ?? id, edition),
        share: own.shareOf(wanted.length - missing.length, wanted.length),
        missing: edition.words.listed(missing.map(({ title }) => told(title, edition))),
        complete: missing.length === 0,
      };
    });
  });
}
