import { definitionsIn } from '../../model/indicators.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

const years = 3;

/** Data that leave the house are assessed. */
export const revDqaOverdue: Rule = {
  id: 'rev-dqa-overdue',
  severity: { draft: 'info', reviewed: 'info', final: 'warning' },
  summary:
    'The data of an indicator that is reported externally were assessed within three years, or by the date set for the next time.',
  why: 'Donors ask for a data-quality assessment of what is reported to them (USAID: every three years).',
  fix: 'Have the data assessed, and write date, by, findings and next under data_quality_assessment.',
  reach: 'framework',
  *check({ portfolio, asOf }) {
    for (const { id, at, status, reportedExternally, dataQualityAssessment: last } of definitionsIn(portfolio)) {
      if (!reportedExternally || status === 'retired') continue;
      const hint = 'Have the data assessed, and write date, by and findings under data_quality_assessment.';
      const due = last?.next ?? (last?.date === undefined ? undefined : yearsAfter(last.date));
      if (last === undefined || due === undefined) {
        yield {
          at: keyOf(child(at, 'reported_externally')),
          message: `${id} is reported externally; its data were never assessed.`,
          hint,
        };
      } else if (due < asOf) {
        const set = last.next === undefined ? `last assessed on ${last.date}` : `to be assessed by ${last.next}`;
        yield {
          at: child(last.at, last.next === undefined ? 'date' : 'next'),
          message: `${id} is reported externally; its data were ${set}.`,
          hint,
        };
      }
    }
  },
};

function yearsAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}
