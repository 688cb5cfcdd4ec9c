import { measuredIndicators } from '../../model/indicators.ts';
import { walk } from '../../model/part.ts';
import { type Definition, type Framework, type Indicator, sharedIn } from '../../model/portfolio.ts';
import type { Location } from '../../text/location.ts';

/** A reference sheet: an entry of the library, or an indicator that defines itself. */
export interface Sheet {
  readonly at: Location;
  readonly name: string;
  readonly definition: Definition;
}

/** Every sheet that somebody may still complete, once however many use it. */
export const sheetsOf = walk(function* (portfolio): Iterable<Sheet> {
  for (const entry of sharedIn(portfolio)) {
    if (entry.status !== 'retired') yield { at: entry.at, name: `library/${entry.id}`, definition: entry };
  }
  for (const { indicators } of portfolio.frameworks) {
    for (const indicator of indicators.values()) {
      if (indicator.uses !== undefined || indicator.status === 'retired') continue;
      yield { at: indicator.at, name: indicator.id, definition: indicator };
    }
  }
});

/** An indicator with its framework; `name` is its sheet's, so that users of one sheet say the same of it. */
export interface Measured {
  readonly framework: Framework;
  readonly indicator: Indicator;
  readonly name: string;
}

/** Every indicator that is still measured and whose definition is known: not one whose `uses` leads nowhere. */
export const measuredSheets = walk(function* (portfolio): Iterable<Measured> {
  for (const { framework, indicator } of measuredIndicators(portfolio)) {
    yield { framework, indicator, name: indicator.uses?.id ?? indicator.id };
  }
});
