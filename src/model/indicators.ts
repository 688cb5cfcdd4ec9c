import type { Placed } from './chain.ts';
import { once } from './once.ts';
import { walk } from './part.ts';
import {
  type Definition,
  type Framework,
  type Indicator,
  type LibraryEntry,
  type Portfolio,
  sharedIn,
} from './portfolio.ts';

/** Each definition once: the library's entries, and the indicators that are defined in their framework. */
export function* definitionsIn(portfolio: Portfolio): Iterable<LibraryEntry> {
  yield* sharedIn(portfolio);
  for (const { indicators } of portfolio.frameworks) {
    for (const indicator of indicators.values()) if (indicator.uses === undefined) yield indicator;
  }
}

/** The library's entry that an indicator uses, where there is one. */
export function entryOf({ uses }: Indicator, { library }: Portfolio): LibraryEntry | undefined {
  return uses && library.get(uses.id.replace(/^library\//, ''));
}

/** Whether its definition is known: not that of an indicator whose `uses` leads nowhere, or into a file that could not be read. */
export function isDefined({ uses, at, definitionAt }: Indicator): boolean {
  return uses === undefined || definitionAt !== at;
}

/** Every indicator that is still measured and whose definition is known. */
export const measuredIndicators = walk(function* ({
  frameworks,
}): Iterable<{ framework: Framework; indicator: Indicator }> {
  for (const framework of frameworks) {
    for (const indicator of liveIndicators(framework)) if (isDefined(indicator)) yield { framework, indicator };
  }
});

/** The indicators of a framework that are still followed. */
export const liveIndicators = once(({ indicators }: Framework): readonly Indicator[] =>
  [...indicators.values()].filter(({ status }) => status !== 'retired'),
);

/** The same by the result that they measure. */
export const liveByResult = once((framework: Framework): ReadonlyMap<string, readonly Indicator[]> => {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of liveIndicators(framework)) {
    const group = groups.get(indicator.result.id);
    if (group === undefined) groups.set(indicator.result.id, [indicator]);
    else group.push(indicator);
  }
  return groups;
});

/** Tracked to understand the rest: nobody is to bring it about. */
export function isContext({ class: role, direction }: Definition): boolean {
  return role === 'context' || direction === 'none';
}

/** Each result that is measured, with the indicators that show it: neither retired nor context. */
export function* measuredResults({ frameworks }: Portfolio): Iterable<Placed & { indicators: readonly Indicator[] }> {
  for (const framework of frameworks) {
    for (const [id, live] of liveByResult(framework)) {
      const result = framework.results.get(id);
      const indicators = live.filter((indicator) => !isContext(indicator));
      if (result !== undefined && indicators.length > 0) yield { framework, result, indicators };
    }
  }
}
