import { dayNumber, frequencyMonths } from '../../model/period.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { byEnd } from './course.ts';
import { rated } from './planned-values.ts';

const inWords: Readonly<Record<string, string>> = {
  monthly: 'once a month',
  quarterly: 'once a quarter',
  semiannual: 'twice a year',
  annual: 'once a year',
  biennial: 'every two years',
};

/** Targets are not set more often than data are collected. */
export const tgtFrequencyMisaligned: Rule = {
  id: 'tgt-frequency-misaligned',
  reach: 'framework',
  severity: 'warning',
  summary: 'Targets do not follow one another faster than data are collected.',
  why: 'Set targets only for periods with data (Global Fund and UNDP, USAID): those between two collections can never be rated.',
  fix: 'Leave out the targets between two collections, or collect more often.',
  *check({ portfolio }) {
    for (const { indicator } of rated(portfolio)) {
      const months = frequencyMonths(indicator.collectionFrequency ?? '');
      if (months === undefined) continue;
      const targets = byEnd(indicator);
      const isEarly = ({ period }: (typeof targets)[number], index: number) => {
        const before = targets[index - 1]?.period.end;
        // Months differ by some days.
        return before !== undefined && dayNumber(period.end) - dayNumber(before) < months * 30.4 - 5;
      };
      const [first, ...rest] = targets.filter(isEarly);
      if (first === undefined) continue;
      const before = targets[targets.indexOf(first) - 1];
      yield {
        at: keyOf(first.at),
        message: `${indicator.id} has a target for ${first.period.text} soon after that for ${before?.period.text}, but its data are collected ${inWords[indicator.collectionFrequency ?? ''] ?? indicator.collectionFrequency}.`,
        hint: 'Leave out the targets between two collections, or collect more often.',
        related: [
          ...rest.map(({ at }) => ({ at: keyOf(at), message: 'Also this one.' })),
          { at: child(indicator.definitionAt, 'collection_frequency'), message: 'How often data are collected.' },
        ],
      };
    }
  },
};
