import { dayNumber, frequencyMonths } from '../../model/period.ts';
import type { Framework, Indicator } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { byEnd } from './course.ts';
import { rated } from './planned-values.ts';

/** Between baseline and final target there is a milestone every year. */
export const tgtMilestoneMissing: Rule = {
  id: 'tgt-milestone-missing',
  reach: 'framework',
  severity: 'warning',
  summary: 'Between baseline and final target there is a milestone every year, or as often as data are collected.',
  why: 'The World Bank sets intermediate targets yearly, and an FCDO logframe has milestones; a final target alone is looked at too late.',
  fix: 'Add milestones for the years between.',
  *check({ portfolio }) {
    for (const { framework, indicator } of rated(portfolio)) {
      const frequency = indicator.collectionFrequency ?? 'annual';
      const months = Math.max(frequencyMonths(frequency) ?? Number.POSITIVE_INFINITY, 12);
      let before = startOf(indicator, framework);
      for (const { period, at } of byEnd(indicator)) {
        // A month of leeway: years do not all end on the same day.
        if (before !== undefined && dayNumber(period.end) - dayNumber(before.day) > months * 30.5 + 31) {
          yield {
            at: keyOf(at),
            message: `${indicator.id} has no milestone between ${before.name} and ${period.text}; expected one ${frequency === 'biennial' ? 'every two years' : 'a year'}.`,
            hint: 'Add milestones for the years between.',
          };
        }
        before = { day: period.end, name: period.text };
      }
    }
  },
};

/** The day from which milestones are due: that of the baseline, or the framework's first where that is later. */
function startOf({ baseline }: Indicator, { id, period }: Framework): Start | undefined {
  const measured = baseline?.kind === 'known' ? baseline.period : undefined;
  if (measured !== undefined && (period === undefined || measured.end > period.start))
    return { day: measured.end, name: `the baseline (${measured.text})` };
  return period && { day: period.start, name: `the start of ${id} (${period.start})` };
}

interface Start {
  readonly day: string;
  /** As a finding speaks of it. */
  readonly name: string;
}
