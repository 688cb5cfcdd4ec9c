import type { Framework, Narrative } from '../model/portfolio.ts';
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
