import { lengthInDays, outermost, type Period } from '../../model/period.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { rated } from './planned-values.ts';

/** Targets that each count their own period are for periods of one length. */
export const tgtPeriodLengths: Rule = {
  id: 'tgt-period-lengths',
  reach: 'framework',
  severity: 'info',
  summary:
    'Targets that each count their own period are for periods of one length; only the first and the last may be shorter.',
  why: 'Forty in a quarter beside forty in a year are not the same pace, and stand in one row of every table (DHIS2: one kind of period a data set).',
  fix: 'Write the targets for periods of one length, or say in the note of the target why the length changes.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      if (indicator.cumulation !== 'incremental') continue;
      const targets = outermost(indicator.targets);
      const usual = usualMonths(targets.map(({ period }) => period));
      const [odd, ...rest] = targets.filter(({ period, note }, index) => {
        const isAtEnd = index === 0 || index === targets.length - 1;
        return note === undefined && (isAtEnd ? monthsIn(period) > usual : monthsIn(period) !== usual);
      });
      if (odd === undefined) continue;
      yield {
        at: keyOf(odd.at),
        message: `The target of ${indicator.id} for ${odd.period.text} is for ${inWords(monthsIn(odd.period))}, most of its others for ${inWords(usual)}.`,
        hint: 'Write it for a period as long as the others, or say in its note why the length changes.',
        related: rest.map(({ at, period }) => ({ at: keyOf(at), message: `For ${inWords(monthsIn(period))}.` })),
      };
    }
  },
};

function monthsIn(period: Period): number {
  return Math.max(1, Math.round(lengthInDays(period) / 30.4));
}

/** The length that most periods have; of several, the longest. */
function usualMonths(periods: readonly Period[]): number {
  const lengths = periods.map(monthsIn);
  const times = (length: number) => lengths.filter((other) => other === length).length;
  return lengths.toSorted((a, b) => times(b) - times(a) || b - a)[0] ?? 0;
}

function inWords(months: number): string {
  return months === 1 ? 'a month' : months === 12 ? 'a year' : `${months} months`;
}
