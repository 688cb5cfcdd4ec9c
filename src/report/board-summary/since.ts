import type { Framework, Narrative } from '../../model/portfolio.ts';
import { dateText } from '../dates.ts';
import type { Edition } from '../edition.ts';
import type { words as english } from './words/en.ts';

/** How many indicators have a status, or how many changes of a kind there were. */
export interface StatusCount {
  /** draft reviewed final retired revised */
  readonly key: string;
  readonly word: string;
  readonly count: string;
}

/** What was decided on the plan since a date; without counts where nothing was. */
export interface SinceView {
  /** `Since 31 December 2025` */
  readonly label: string;
  readonly counts: readonly StatusCount[];
}

/**
 * Since the last account's period ended, else in the last twelve months: indicators that were reviewed, made final or retired by
 * their review, and targets and baselines that were revised.
 */
export function sinceView(
  framework: Framework,
  account: Narrative | undefined,
  edition: Edition,
  words: typeof english,
): SinceView {
  const { asOf, portfolio } = edition;
  const ended = account?.period.end ?? asOf;
  const start = ended < asOf ? ended : yearBefore(asOf);
  const isNew = ({ date }: { readonly date: string }) => date > start && date <= asOf;
  const steps = portfolio.reviews
    .filter((review) => review.framework === framework.id)
    .map(({ log }) => log.filter(isNew).at(-1)?.to);
  const revised = [...framework.indicators.values()].flatMap(({ revisions }) => revisions.filter(isNew)).length;
  const counts = [
    ...(['reviewed', 'final', 'retired'] as const).map((key) => ({
      key,
      word: edition.words.status[key] ?? key,
      count: steps.filter((to) => to === key).length,
    })),
    { key: 'revised', word: words.labels.revised, count: revised },
  ];
  return {
    label: words.since(dateText(start, edition.words)),
    counts: counts.filter(({ count }) => count > 0).map((one) => ({ ...one, count: String(one.count) })),
  };
}

/** The same day a year before; of the 29th of February the 28th, which is there in every year. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}
