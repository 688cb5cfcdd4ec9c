import { type Definition, type Portfolio, sharedIn } from '../../model/portfolio.ts';
import { nameOf } from '../../model/roll-ups.ts';
import { child, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { refusal } from './refusal.ts';

/** Frameworks are combined in a way that the measure allows. */
export const linkRollupNotAdditive: Rule = {
  id: 'link-rollup-not-additive',
  severity: 'error',
  summary:
    'aggregation.frameworks fits the measure: no sum or unexplained mean of percentages, nothing pooled that has no parts.',
  why: 'Averages or sums of percentages are wrong wherever denominators differ (DevResults; UNDP), and parts of samples weigh a country by how many people were asked.',
  fix: 'Pool percentages and ratios of whole populations; weigh those of samples (weighted-mean with framework_weights); say mean_because where a plain mean is meant.',
  reach: 'framework',
  *check({ portfolio }) {
    for (const [name, definition, at] of definitions(portfolio)) {
      const reason = refusal(definition);
      if (reason === undefined) continue;
      yield {
        at: child(at, 'aggregation', 'frameworks'),
        message: `${name} combines frameworks by ${definition.aggregation.frameworks}, but ${reason.because}.`,
        hint: reason.hint,
      };
    }
  },
};

/** Each definition once: those of the library, and those that stand in a framework. */
function* definitions(portfolio: Portfolio): Iterable<readonly [string, Definition, Location]> {
  for (const entry of sharedIn(portfolio)) {
    if (entry.status !== 'retired') yield [`library/${entry.id}`, entry, entry.at];
  }
  for (const { indicators } of portfolio.frameworks) {
    for (const indicator of indicators.values()) {
      if (indicator.uses === undefined && indicator.status !== 'retired')
        yield [nameOf(indicator), indicator, indicator.at];
    }
  }
}
