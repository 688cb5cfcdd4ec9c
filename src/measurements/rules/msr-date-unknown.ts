import { isDate } from '../../model/period.ts';
import { turnedHint } from './msr-period-unknown.ts';
import { finding, type RowRule } from './row-rule.ts';

/** The day of collection is a day. */
export const msrDateUnknown: RowRule = {
  id: 'msr-date-unknown',
  severity: 'error',
  summary: 'The day of collection is a day of the calendar, YYYY-MM-DD.',
  why: '03/04/2015 is two different days in two countries.',
  fix: 'Write YYYY-MM-DD.',
  needs: ['collected_on'],
  suspects: {
    each: () =>
      `r.collected_on IS NOT NULL AND (NOT regexp_full_match(r.collected_on, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
        OR try_cast(r.collected_on AS DATE) IS NULL)`,
  },
  explain(row) {
    const written = row.cell('collected_on');
    if (written === undefined || isDate(written)) return undefined;
    return finding(
      row.at('collected_on'),
      `There is no day "${written}".`,
      turnedHint(written) ?? 'Expected YYYY-MM-DD.',
    );
  },
};
