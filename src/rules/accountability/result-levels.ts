import { levelOf } from '../../model/chain.ts';
import type { Framework, Level, Result } from '../../model/portfolio.ts';

/** A level with what stands at it. */
export interface ResultLevel {
  readonly level: Level;
  readonly results: readonly [Result, ...Result[]];
}

/** The levels that have results. Inputs and activities are somebody's work (`responsible`) before they are an account. */
export function* resultLevels(framework: Framework): Iterable<ResultLevel> {
  for (const level of framework.levels) {
    if (level.generic === 'activity' || level.generic === 'input') continue;
    const [first, ...rest] = [...framework.results.values()].filter((result) => levelOf(framework, result) === level);
    if (first !== undefined) yield { level, results: [first, ...rest] };
  }
}
