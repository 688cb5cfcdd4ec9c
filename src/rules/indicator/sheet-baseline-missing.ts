import { isUnrated } from '../../model/defaults.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Every indicator has a baseline, or says why it has none or when it will. */
export const sheetBaselineMissing: Rule = {
  id: 'sheet-baseline-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator has a baseline, or says why it has none or when it will.',
  why: 'A target without a baseline is arbitrary; the EU wants one by the contract or the first report (EU action documents; Treasury Board of Canada).',
  fix: 'Add the value and its period; or not_applicable with the reason; or planned with the date.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { baseline, written, measure, at, id } = indicator;
      if (isUnrated(indicator) || measure === 'milestone') continue;
      if (!written.baseline) {
        const hint = 'Add baseline: {period: …, value: …, source: …}, or {not_applicable: …}, or {planned: …}.';
        yield { at: keyOf(at), message: `The indicator ${id} has no baseline.`, hint };
      }
      if (baseline?.kind !== 'known' || baseline.value !== undefined) continue;
      if (measure === 'qualitative' && baseline.note !== undefined) continue;
      yield { at: keyOf(baseline.at), message: `The baseline of ${id} has no value.`, hint: 'Add value: …' };
    }
  },
};
