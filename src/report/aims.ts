import type { Framework, Result } from '../model/portfolio.ts';
import { answeringFor } from './chain-levels.ts';
import { periodText } from './dates.ts';
import { type Edition, partyNames, type Said, said } from './edition.ts';

/** What a framework is for, by when. */
export interface AimView {
  readonly id: string;
  readonly statement: Said;
  readonly who: string;
  readonly client: string;
  readonly horizon: string;
}

/** The results just above the line of accountability; without a line, those that lead to no other. */
export function aimViews(framework: Framework, edition: Edition): readonly AimView[] {
  return aimsOf(framework).map((result) => aimView(result, framework, edition));
}

function aimsOf({ levels, results, accountabilityLine }: Framework): readonly Result[] {
  const all = [...results.values()];
  const line = levels.find(({ id }) => id === accountabilityLine?.id);
  const above = levels.find(
    ({ id, rank }) => line !== undefined && rank > line.rank && all.some((one) => one.level.id === id),
  );
  if (above !== undefined) return all.filter(({ level }) => level.id === above.id);
  return all.filter(({ activity, contributesTo }) => !activity && contributesTo.every(({ to }) => !results.has(to.id)));
}

function aimView(result: Result, framework: Framework, edition: Edition): AimView {
  const horizon = result.expectedBy ?? framework.period;
  return {
    id: result.id,
    statement: said(result.statement, edition),
    who: answeringFor(result, framework, edition),
    client: partyNames(result.usedBy, edition),
    horizon: horizon === undefined ? '' : periodText(horizon, edition.words),
  };
}
