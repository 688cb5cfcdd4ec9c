import { levelOf } from '../../model/chain.ts';
import { measuredResults } from '../../model/indicators.ts';
import type { Indicator } from '../../model/portfolio.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** An outcome is measured by more than counts. */
export const indNoQualityMeasure: Rule = {
  id: 'ind-no-quality-measure',
  severity: 'info',
  summary: 'An outcome has at least one indicator that is more than a count.',
  why: 'Counts say how many, not how well or how large a part (Global Affairs Canada 2022: a mix of quantity and quality).',
  fix: 'Add a percentage, a scale, a time, or a count of those that meet a standard.',
  *check({ portfolio }) {
    for (const { framework, result, indicators } of measuredResults(portfolio)) {
      const generic = levelOf(framework, result)?.generic;
      if ((generic !== 'outcome' && generic !== 'intermediate-outcome') || !indicators.every(isCount)) continue;
      yield {
        at: keyOf(result.at),
        message: `${result.id} (${result.level.id}) is measured by counts alone: ${indicators.map(({ id }) => id).join(', ')}.`,
        hint: 'Add an indicator of quality: a share, a scale, a time, or a count of those that meet a standard.',
      };
    }
  },
};

/** How many there are; not how many meet a condition that the rows are held against. */
function isCount({ measure, counts, aggregation }: Indicator): boolean {
  return measure === 'number' && counts !== undefined && typeof aggregation.places !== 'object';
}
