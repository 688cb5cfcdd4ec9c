import { entryOf } from '../../model/indicators.ts';
import { daysBetween } from '../../model/period.ts';
import type { Framework, Indicator, Portfolio } from '../../model/portfolio.ts';
import { child, type Location } from '../../text/location.ts';

/** A draft indicator, and when its sheet was last touched. */
export interface Draft {
  readonly indicator: Indicator;
  readonly since?: { readonly date: string; readonly at: Location };
}

/** The drafts of a framework. The dates of a shared sheet say nothing of one that is a draft in its framework alone. */
export function draftsIn({ indicators }: Framework, portfolio: Portfolio): readonly Draft[] {
  return [...indicators.values()].flatMap((indicator): Draft[] => {
    if (indicator.status !== 'draft') return [];
    if (indicator.uses !== undefined && entryOf(indicator, portfolio)?.status !== 'draft') return [];
    const { updated, created, definitionAt } = indicator;
    const date = updated ?? created;
    if (date === undefined) return [{ indicator }];
    return [{ indicator, since: { date, at: child(definitionAt, updated === undefined ? 'created' : 'updated') } }];
  });
}

/** Whether an indicator that has values has been a draft for longer than three months. */
export function isLate({ created, framework, id }: Indicator, measured: ReadonlySet<string>, asOf: string): boolean {
  return created !== undefined && measured.has(`${framework}/${id}`) && daysBetween(created, asOf) > 92;
}
