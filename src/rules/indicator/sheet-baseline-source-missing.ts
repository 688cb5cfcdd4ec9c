import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** A baseline says where its value comes from. */
export const sheetBaselineSourceMissing: Rule = {
  id: 'sheet-baseline-source-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'info', final: 'warning' },
  summary: 'A baseline says where its value comes from.',
  why: 'A baseline may be an estimate, and everything is measured from it; a reader must be able to see which (Monitoring & Evaluation Studio, review prompts).',
  fix: 'Add the `source` of the baseline: the survey, register or report, with its year.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { baseline, measure, id } = indicator;
      if (baseline?.kind !== 'known' || baseline.value === undefined || baseline.source !== undefined) continue;
      // What zero means is asked by sheet-baseline-zero-unexplained.
      if (baseline.value.isZero() && measure !== 'boolean') continue;
      yield {
        at: keyOf(baseline.at),
        message: `The baseline of ${id} has no source.`,
        hint: 'Add source: … to the baseline, with its year.',
      };
    }
  },
};
