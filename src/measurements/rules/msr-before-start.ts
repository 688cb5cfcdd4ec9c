import { isDate } from '../../model/period.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** Nothing is counted that is older than the programme, and nothing is collected before its period begins. */
export const msrBeforeStart: RowRule = {
  id: 'msr-before-start',
  severity: 'warning',
  summary: 'What is added up is not older than the framework, and no value is collected before its period begins.',
  why: 'What happened before a programme is not its achievement; a value collected before its days is an estimate or a slip (TolaData refuses both).',
  fix: 'Correct the period or the date; an older level belongs into the baseline.',
  suspects: {
    each: (scene) => {
      const conditions = [
        ...(anyIndicator(scene, isCounted) ? [`(${counted} AND r.closes < i.starts)`] : []),
        ...(scene.columns.has('collected_on') ? ['r.collected_on < r.opens'] : []),
      ];
      return conditions.length === 0 ? undefined : conditions.join(' OR ');
    },
  },
  explain(row, { portfolio }) {
    const { indicator, period } = row;
    if (indicator === undefined || period === undefined) return undefined;
    const framework = portfolio.frameworks.find(({ id }) => id === indicator.framework);
    const starts = framework?.period?.start;
    if (isCounted(indicator) && starts !== undefined && period.end < starts && !isBaseline(row)) {
      const message = `The period ${period.text} ends before ${indicator.framework} starts (${starts}), and ${titleOf(row)} is counted from its start.`;
      return finding(row.at('period'), message, 'Correct the period; a value from before the start is the baseline.');
    }
    const collected = row.cell('collected_on');
    if (collected === undefined || !isDate(collected) || collected >= period.start) return undefined;
    const message = `The day of collection ${collected} is before ${period.start}, when the period ${period.text} begins.`;
    return finding(
      row.at('collected_on'),
      message,
      'Correct the date or the period; an estimate has the status estimated.',
    );
  },
};

const counted = `i.cumulation IN ('incremental', 'cumulative-targets', 'cumulative-values')`;

/** Rows of levels may show how it was before; those that are added up may not. */
function isCounted({ cumulation }: Indicator): boolean {
  return cumulation !== undefined && cumulation !== 'point-in-time';
}

function isBaseline({ indicator, period }: Parameters<typeof titleOf>[0]): boolean {
  const baseline = indicator?.baseline?.kind === 'known' ? indicator.baseline.period : undefined;
  return baseline !== undefined && period !== undefined && baseline.start <= period.start && period.end <= baseline.end;
}
