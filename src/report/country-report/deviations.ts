import type { Narrative } from '../../model/portfolio.ts';
import { isMissed } from '../../progress/deviation.ts';
import type { Progress } from '../../progress/facts.ts';
import { type Reason, reasonFor } from '../accounts.ts';
import { periodText } from '../dates.ts';
import { type Edition, partyName, type Said, said } from '../edition.ts';
import { type Span, spansIn } from '../prose.ts';
import { type StandingView, standingView } from '../standing.ts';

/** An indicator that differs from its plan, and what people say of it. */
export interface DeviationView {
  readonly standing: StandingView;
  /** The framework whose narrative says so, where it is another one. */
  readonly from: Said;
  readonly deviation: readonly Span[];
  readonly cause: readonly Span[];
  readonly action: readonly Span[];
  readonly owner: string;
  readonly by: string;
}

/** Of indicators of which the account speaks, and of those off track. */
export function deviationsOf(
  all: readonly Progress[],
  account: Narrative | undefined,
  edition: Edition,
): readonly DeviationView[] {
  return all.flatMap((progress) => {
    const told = account?.indicators.get(progress.indicator.id);
    if (told === undefined && !isMissed(progress)) return [];
    return [deviationView(progress, told === undefined ? reasonFor(progress, edition) : { said: told }, edition)];
  });
}

function deviationView(progress: Progress, reason: Reason | undefined, edition: Edition): DeviationView {
  const { deviation, cause, action, owner, by } = reason?.said ?? {};
  return {
    standing: standingView(progress, edition),
    from: said(reason?.from?.title, edition),
    deviation: spansIn(deviation, edition),
    cause: spansIn(cause, edition),
    action: spansIn(action, edition),
    owner: partyName(owner, edition),
    by: by === undefined ? '' : periodText(by, edition.words),
  };
}

/** What is still to be done: for what is off track, and what has a date. */
export function stepsIn(deviations: readonly DeviationView[], all: readonly Progress[]): readonly DeviationView[] {
  const missed = new Set(all.filter(isMissed).map(({ indicator }) => indicator.id));
  return deviations.filter(
    ({ action, from, by, standing }) => action.length > 0 && from === '' && (by !== '' || missed.has(standing.id)),
  );
}
