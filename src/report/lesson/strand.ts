import type { Contribution, Framework, Result } from '../../model/portfolio.ts';
import { say } from '../../model/text.ts';
import { answeringFor } from '../chain-levels.ts';
import { type Edition, type Said, said } from '../edition.ts';
import { levelTitle } from '../levels.ts';
import { type Span, spansIn } from '../prose.ts';

/** One step on a way up through the chain. */
export interface StrandStep {
  readonly id: string;
  readonly statement: Said;
  readonly level: Said;
  /** Who answers for it; empty where nobody is named. */
  readonly who: string;
  readonly first: boolean;
  /** Why the step before should lead to it; empty where that is not written, and in the first. */
  readonly because: readonly Span[];
  readonly assumptions: readonly Said[];
  /** Whether the step before leads to it is uncertain. */
  readonly uncertain: boolean;
}

interface Way {
  readonly result: Result;
  readonly link?: Contribution;
  readonly next?: Way;
  readonly length: number;
  readonly uncertain: number;
  readonly reasons: number;
}

/** The longest way up through a chain; of several the surest, then the one with most reasons, then the first. Empty where nothing leads up. */
export function strandOf(framework: Framework, edition: Edition): readonly StrandStep[] {
  const known = new Map<string, Way>();
  const open = new Set<string>();
  const from = (result: Result): Way => {
    const before = known.get(result.id);
    if (before !== undefined) return before;
    open.add(result.id);
    let best: Way = { result, length: 1, uncertain: 0, reasons: 0 };
    for (const link of result.contributesTo) {
      const to = framework.results.get(link.to.id);
      if (to === undefined || open.has(to.id)) continue;
      const way = onward(result, link, from(to), edition);
      if (isBetter(way, best)) best = way;
    }
    open.delete(result.id);
    known.set(result.id, best);
    return best;
  };
  let best: Way | undefined;
  for (const result of framework.results.values()) {
    const way = from(result);
    if (best === undefined || isBetter(way, best)) best = way;
  }
  return best === undefined || best.length < 2 ? [] : stepsOf(best, framework, edition);
}

function onward(result: Result, link: Contribution, next: Way, { languages }: Edition): Way {
  return {
    ...{ result, link, next },
    length: next.length + 1,
    uncertain: next.uncertain + Number(link.uncertain),
    reasons: next.reasons + Number(say(link.because, languages) !== ''),
  };
}

function isBetter(a: Way, b: Way): boolean {
  if (a.length !== b.length) return a.length > b.length;
  return a.uncertain === b.uncertain ? a.reasons > b.reasons : a.uncertain < b.uncertain;
}

function stepsOf(start: Way, framework: Framework, edition: Edition): readonly StrandStep[] {
  const steps: StrandStep[] = [];
  let before: Contribution | undefined;
  for (let way: Way | undefined = start; way !== undefined; way = way.next) {
    const { result } = way;
    const level = framework.levels.find(({ id }) => id === result.level.id);
    steps.push({
      id: result.id,
      statement: said(result.statement, edition),
      level: level === undefined ? '' : levelTitle(level, edition),
      who: answeringFor(result, framework, edition),
      first: before === undefined,
      because: spansIn(before?.because, edition),
      assumptions: (before?.assumptions ?? []).map(({ id }) =>
        said(framework.assumptions.get(id)?.text ?? id, edition),
      ),
      uncertain: before?.uncertain ?? false,
    });
    before = way.link;
  }
  return steps;
}
