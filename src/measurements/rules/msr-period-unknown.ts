import { parsePeriod } from '../../model/period.ts';
import { fiscalYearOf } from '../subject.ts';
import { anyProblem, finding, type Row, type RowRule } from './row-rule.ts';

const forms = '2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015, or start/end';

/** The period of a row can be read. */
export const msrPeriodUnknown: RowRule = {
  id: 'msr-period-unknown',
  severity: 'error',
  fixed: true,
  summary: 'The period of a row can be read.',
  why: 'A value without its days belongs to no target (DHIS2 and TolaData accept strict periods only).',
  fix: `Write ${forms}.`,
  suspects: { each: (scene) => (anyProblem(scene, 'period') ? `r.problem = 'period'` : undefined) },
  certain: true,
  explain(row, { portfolio }) {
    const written = row.cell('period');
    const at = row.at('period');
    if (written === undefined) return finding(at, 'The row has no period.', `Expected ${forms}.`);
    const fiscalYear = row.indicator && fiscalYearOf(row.indicator, portfolio);
    const [start, end, ...rest] = written.split('/');
    if (start !== undefined && end !== undefined && rest.length === 0) {
      const [from, to] = [parsePeriod(start, fiscalYear), parsePeriod(end, fiscalYear)];
      if (from !== undefined && to !== undefined) {
        return finding(at, `The period ${written} ends before it starts.`, `Write ${end}/${start}, if that is meant.`);
      }
    }
    if (/FY\d{4}/.test(written) && fiscalYear === undefined) return withoutFiscalYear(row, written);
    return finding(at, `There is no period "${written}".`, `Expected ${forms}.`);
  },
};

function withoutFiscalYear(row: Row, written: string) {
  const message = `The period ${written} is a fiscal year, and no fiscal year is declared.`;
  const hint = 'Declare it in plumbline.yaml: fiscal_year: {starts: 07-01, named_by: end}.';
  return finding(row.at('period'), message, hint);
}
