import { overlaps } from '../model/period.ts';
import type { Framework, Narrative, Result } from '../model/portfolio.ts';
import type { Progress } from '../progress/facts.ts';
import type { Edition } from './edition.ts';

/** The latest account that people gave of a framework, of a period that had begun on the date of the report. */
export function latestAccount(framework: Framework, { portfolio, asOf }: Edition): Narrative | undefined {
  return portfolio.narratives
    .filter((one) => one.framework === framework.id && one.period.start <= asOf)
    .reduce<Narrative | undefined>(
      (last, one) => (last === undefined || one.period.end > last.period.end ? one : last),
      undefined,
    );
}

/** Results, activities aside, of which the account does not say what changed, or not what shows it. */
export function untoldResults({ results }: Framework, account: Narrative | undefined): readonly Result[] {
  return [...results.values()].filter(({ id, activity }) => {
    const told = account?.results.get(id);
    return !activity && (told?.progress === undefined || told.evidence === undefined);
  });
}

/** What a narrative says of an indicator's deviation; `from`: the framework whose narrative it is, where that is another one. */
export interface Reason {
  readonly said: NonNullable<ReturnType<Narrative['indicators']['get']>>;
  readonly from?: Progress['framework'];
}

/** What a narrative of the rated period says of the indicator, else of one that is combined in it; the latest first. */
export function reasonFor(
  { indicator, framework, period, contributors }: Progress,
  edition: Edition,
): Reason | undefined {
  const latest = edition.portfolio.narratives
    .filter((one) => one.period.start <= edition.asOf && period !== undefined && overlaps(one.period, period))
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : a.period.end > b.period.end ? -1 : 0));
  const toldIn = (frameworkId: string, id: string) =>
    latest.find((one) => one.framework === frameworkId && one.indicators.has(id))?.indicators.get(id);
  const own = toldIn(framework.id, indicator.id);
  if (own !== undefined) return { said: own };
  for (const below of contributors) {
    const told = toldIn(below.framework.id, below.indicator.id);
    if (told !== undefined && below.framework.id !== framework.id) return { said: told, from: below.framework };
  }
  return undefined;
}
