import { cumulationOf } from '../../model/defaults.ts';
import { slots } from '../../model/period.ts';
import type { Frequency } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

const adverbs: Readonly<Record<Frequency, string>> = {
  monthly: 'every month',
  quarterly: 'every quarter',
  semiannual: 'every half-year',
  annual: 'every year',
  biennial: 'every two years',
  once: 'once',
  event: 'by event',
};

/** A level that is collected more often than it has targets says which value of a period counts. */
export const sheetPeriodsUndeclared: Rule = {
  id: 'sheet-periods-undeclared',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'A level that is collected more often than it has targets says which value of a period counts.',
  why: 'The last quarter, the mean of four or all of them together are three different figures for one year (calculation contract, section 1).',
  fix: 'Add `aggregation.periods`: latest, pooled, mean or max.',
  *check({ portfolio }) {
    for (const { indicator, name } of measuredSheets(portfolio)) {
      const { measure, aggregation, collectionFrequency = 'once', targets, definitionAt } = indicator;
      if (measure === undefined || measure === 'boolean' || measure === 'milestone') continue;
      if (cumulationOf(indicator) !== 'point-in-time' || aggregation.periods !== undefined) continue;
      if (!targets.some(({ period }) => slots(period, collectionFrequency).length > 1)) continue;
      yield {
        at: keyOf(definitionAt),
        message: `The indicator ${name} does not say which value of a target period counts; it is collected ${adverbs[collectionFrequency]}, and the latest is taken.`,
        hint: 'Add periods: latest, pooled, mean or max to aggregation.',
      };
    }
  },
};
