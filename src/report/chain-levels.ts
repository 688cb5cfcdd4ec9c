import type { Framework, Result } from '../model/portfolio.ts';
import { type Edition, partyName, type Said, said } from './edition.ts';
import { levelTitle } from './levels.ts';
import { type Span, spansIn } from './prose.ts';

/** A level of the chain with who answers for it. */
export interface ChainLevelView {
  readonly id: string;
  readonly title: Said;
  readonly sphere: string;
  readonly accountable: string;
  readonly accountability: readonly Span[];
  /** How its results work as one. */
  readonly together: readonly Span[];
  /** The line of accountability runs above this level. */
  readonly lineAbove: boolean;
  /** At or below the line. */
  readonly answeredFor: boolean;
  readonly results: readonly ChainResultView[];
}

export interface ChainResultView {
  readonly id: string;
  readonly statement: Said;
}

/** The levels that hold results or are declared, the highest first. */
export function chainLevels(framework: Framework, edition: Edition): readonly ChainLevelView[] {
  const line = framework.levels.find(({ id }) => id === framework.accountabilityLine?.id);
  return framework.levels
    .map((level) => ({ level, results: [...framework.results.values()].filter((one) => one.level.id === level.id) }))
    .filter(({ level, results }) => level.declared || results.length > 0)
    .toReversed()
    .map(({ level, results }) => ({
      id: level.id,
      title: levelTitle(level, edition),
      sphere: level.sphere === undefined ? '' : (edition.words.sphere[level.sphere] ?? ''),
      accountable:
        level.accountable?.id === 'none' ? edition.words.labels.nobody : partyName(level.accountable, edition),
      accountability: spansIn(level.accountability, edition),
      together: spansIn(level.together, edition),
      lineAbove: level.id === line?.id,
      answeredFor: line !== undefined && level.rank <= line.rank,
      results: results.map(({ id, statement }) => ({ id, statement: said(statement, edition) })),
    }));
}

/** Who answers for a result, itself or by its level; empty where nobody is named. */
export function answeringFor(result: Result, framework: Framework, edition: Edition): string {
  const accountable = result.accountable ?? framework.levels.find(({ id }) => id === result.level.id)?.accountable;
  return accountable?.id === 'none' ? edition.words.labels.nobody : partyName(accountable, edition);
}
