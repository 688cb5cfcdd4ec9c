import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** A level whose baseline is 0 says how that is known. */
export const sheetBaselineZeroUnexplained: Rule = {
  id: 'sheet-baseline-zero-unexplained',
  reach: 'framework',
  severity: 'info',
  summary: 'A level whose baseline is 0 says how that is known.',
  why: 'Tools fill an unknown baseline with 0, and “unknown” becomes “none” (TolaData; Akvo RSR).',
  fix: 'Add a source or a note to the baseline; or planned where it is not known yet.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { baseline, measure, cumulation, id } = indicator;
      if (baseline?.kind !== 'known' || measure === 'boolean' || !baseline.value?.isZero()) continue;
      // What is counted from the programme's start is 0 there by definition.
      if (cumulation === 'incremental' || cumulation === 'cumulative-targets') continue;
      if (baseline.source !== undefined || baseline.note !== undefined) continue;
      yield {
        at: child(baseline.at, 'value'),
        message: `The baseline of ${id} is 0, and nothing says whether that was measured.`,
        hint: 'Add source: … or note: … to the baseline; {planned: …} where it is not known yet.',
      };
    }
  },
};
