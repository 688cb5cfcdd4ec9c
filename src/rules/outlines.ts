import { buildFramework } from '../model/build-framework.ts';
import { outlineOf, sharedIds } from '../model/outline.ts';
import type { Framework, Portfolio } from '../model/portfolio.ts';
import type { Data } from '../model/reading.ts';
import type { SourceFile } from '../text/location.ts';
import { type KnownFacts, recallOr } from './facts.ts';

/** The outlines of all frameworks, as they stand in the portfolio, and as text. */
export interface Outlines {
  readonly texts: readonly (readonly [file: string, outline: string])[];
  /** The portfolio with no more of its frameworks than this. */
  readonly portfolio: () => Portfolio;
}

export function outlinesOf(portfolio: Portfolio, known: KnownFacts | undefined): Outlines {
  const { frameworks, library } = portfolio;
  const shared = sharedIds(
    frameworks.map(({ summary }) => summary),
    library,
  );
  const texts = frameworks.map((framework): readonly [string, string] => {
    const own = framework.summary.indicators.filter((id) => shared.has(id));
    return [
      framework.at.source.file,
      recallOr(known, framework.at.source.file, ['outline', ...own], () => outlineOf(framework.written, shared)),
    ];
  });
  const build = ({ at }: Framework, index: number) =>
    buildFramework({ data: JSON.parse(texts[index]?.[1] ?? '{}') as Data, at }, portfolio, library, []);
  return { texts, portfolio: () => ({ ...portfolio, frameworks: frameworks.map(build) }) };
}

/** All files that rules over outlines may point into. */
export function sourcesOf(portfolio: Portfolio): ReadonlyMap<string, SourceFile> {
  const { frameworks, library, plans, narratives, reviews } = portfolio;
  const things = [portfolio, ...frameworks, ...library.values(), ...plans, ...narratives, ...reviews];
  return new Map(things.map(({ at }) => [at.source.file, at.source]));
}
