import { levelOf } from './chain.ts';
import type { Framework, Level, Mention, Result } from './portfolio.ts';

/** Who answers for a result: its own party, else its level's. `none` is said explicitly. */
export function accountableOf(framework: Framework, result: Result): Mention | undefined {
  return result.accountable ?? levelOf(framework, result)?.accountable;
}

/** Whether the programme answers for results at a level; undefined where no line of accountability is drawn, or it names no level. */
export function isWithinLine({ levels, accountabilityLine }: Framework, level: Level): boolean | undefined {
  const line = accountabilityLine && levels.find(({ id }) => id === accountabilityLine.id);
  return line && level.rank <= line.rank;
}
