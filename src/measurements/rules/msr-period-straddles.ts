import { straddled } from '../subject.ts';
import { finding, type RowRule } from './row-rule.ts';

/** What is added up over time does not reach over the end of a target period. */
export const msrPeriodStraddles: RowRule = {
  id: 'msr-period-straddles',
  severity: 'error',
  summary: 'A row that is added up over time does not reach over the end of a target period.',
  why: 'Nobody can say how much of it belongs to which target.',
  fix: 'Split the row at the end of the target period.',
  suspects: {
    each: ({ subjects }) =>
      subjects.some(({ indicator, period }) => indicator && period && straddled(period, indicator))
        ? `r.straddles AND i.cumulation IN ('incremental', 'cumulative-targets')`
        : undefined,
  },
  certain: true,
  explain(row) {
    const { indicator, period } = row;
    const target = indicator && period && straddled(period, indicator);
    if (period === undefined || target === undefined) return undefined;
    const message = `The period ${period.text} reaches over ${target.end}, the end of the target period ${target.text}.`;
    return finding(row.at('period'), message, 'Split the row at the end of the target period.');
  },
};
