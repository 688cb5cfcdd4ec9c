import type { Frequency, Indicator } from '../../model/portfolio.ts';
import type { Figure, Progress } from '../facts.ts';
import { isStale } from '../rated-period.ts';
import { type FactRule, titleOf } from './fact-rule.ts';

/** What is shown as known is not too old to be. */
export const msrStale: FactRule = {
  id: 'msr-stale',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary:
    'The latest value of a level is not older than one and a half times its collection frequency, nor than that of its reports.',
  why: 'Old numbers look current beside new ones. Running totals do not expire, nor does what is collected once or by event.',
  fix: 'Collect the value anew, or correct collection_frequency.',
  *check({ facts }) {
    for (const progress of facts.indicators) {
      const { indicator, framework, rating } = progress;
      // msr-overdue says it.
      if (indicator.status === 'retired' || rating === 'overdue' || indicator.cumulation !== 'point-in-time') continue;
      const last = latestOf(progress);
      const ends = framework.period?.end;
      const day = ends !== undefined && ends < facts.asOf ? ends : facts.asOf;
      if (last === undefined || !frequenciesOf(indicator).every((one) => isStale(last.period.end, one, day))) continue;
      yield {
        at: indicator.at,
        message: `The latest value of ${titleOf(progress)} is of ${last.period.text}; collected ${indicator.collectionFrequency}, it was too old to be current on ${day}.`,
        hint: 'Collect it anew, or correct collection_frequency.',
      };
    }
  },
};

/** What is reported more seldom than it is collected cannot be newer than its last report. */
function frequenciesOf({ collectionFrequency, reportingFrequency }: Indicator): readonly (Frequency | undefined)[] {
  return [collectionFrequency, reportingFrequency ?? collectionFrequency];
}

function latestOf({ series }: Progress): Figure | undefined {
  return series
    .flatMap(({ actual }) => actual ?? [])
    .reduce<Figure | undefined>(
      (latest, each) => (latest === undefined || each.period.end >= latest.period.end ? each : latest),
      undefined,
    );
}
