import type { Framework, Indicator, Portfolio } from '../model/portfolio.ts';

/** An indicator now and as it was last released. */
export interface Pair {
  readonly framework: Framework;
  readonly now: Indicator;
  readonly before: Indicator;
}

/** The indicators in use that the last release had as well, by framework and id. */
export function* pairs({ frameworks }: Portfolio, released: Portfolio | undefined): Iterable<Pair> {
  const byId = new Map(released?.frameworks.map((framework) => [framework.id, framework]));
  for (const framework of frameworks) {
    const old = byId.get(framework.id)?.indicators;
    for (const now of framework.indicators.values()) {
      const before = old?.get(now.id);
      if (before !== undefined && now.status !== 'retired') yield { framework, now, before };
    }
  }
}
