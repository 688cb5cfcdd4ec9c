import { quote } from '../database.ts';
import { finding, type RowRule } from './row-rule.ts';

/** No value is of days to come. */
export const msrFutureDate: RowRule = {
  id: 'msr-future-date',
  severity: 'error',
  summary: 'The period of a row has ended, and the day of collection is not to come.',
  why: 'A value of days to come is a plan or a slip of the pen (TolaData and IATI refuse them).',
  fix: 'Correct the period or the date; a planned value is a target.',
  suspects: {
    each: ({ asOf, columns, subjects }) => {
      const conditions = [
        ...(subjects.some(({ period }) => period !== undefined && period.end > asOf)
          ? [`r.closes > ${quote(asOf)}`]
          : []),
        ...(columns.has('collected_on') ? [`r.collected_on > ${quote(asOf)}`] : []),
      ];
      return conditions.length === 0 ? undefined : conditions.join(' OR ');
    },
  },
  explain(row, { asOf }) {
    const { period } = row;
    if (period !== undefined && period.end > asOf) {
      const message = `The period ${period.text} ends on ${period.end}, after ${asOf}.`;
      return finding(row.at('period'), message, 'Take it in when the period has ended; a planned value is a target.');
    }
    const collected = row.cell('collected_on');
    if (collected === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(collected) || collected <= asOf) return undefined;
    return finding(row.at('collected_on'), `The day of collection ${collected} is after ${asOf}.`, 'Correct the date.');
  },
};
