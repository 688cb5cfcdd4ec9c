import { byId } from '../model/by-id.ts';
import type { Framework, Indicator, Portfolio } from '../model/portfolio.ts';

/** An indicator now and as it was last released. */
export interface Pair {
  readonly framework: Framework;
  readonly now: Indicator;
  readonly before: Indicator;
}

/** The indicators in use that the last release had as well, by framework and id. */
export function* pairs({ frameworks }: Portfolio, released: Portfolio | undefined): Iterable<Pair> {
  for (const framework of frameworks) {
    const old = released && byId(released.frameworks, framework.id)?.indicators;
    for (const now of framework.indicators.values()) {
      const before = old?.get(now.id);
      if (before !== undefined && now.status !== 'retired') yield { framework, now, before };
    }
  }
}
