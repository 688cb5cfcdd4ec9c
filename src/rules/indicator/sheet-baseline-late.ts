import { methodOf } from '../../model/defaults.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** A planned baseline is known before the first target falls due. */
export const sheetBaselineLate: Rule = {
  id: 'sheet-baseline-late',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A planned baseline is known before the first target falls due.',
  why: 'A target that is measured from the baseline cannot be rated before the baseline is there (EU action documents: by the first progress report).',
  fix: 'Bring the baseline forward, or let the targets begin later.',
  *check({ portfolio, asOf }) {
    for (const { indicator, framework } of measuredSheets(portfolio)) {
      const { baseline, targets, id } = indicator;
      const [first] = targets;
      if (baseline?.kind !== 'planned' || baseline.when.end < asOf || first === undefined) continue;
      const waits = methodOf(indicator, framework.ratings) === 'from-baseline' || first.change !== undefined;
      if (!waits || baseline.when.end <= first.period.end) continue;
      yield {
        at: child(baseline.at, 'planned'),
        message: `The baseline of ${id} is planned for ${baseline.when.text}, after its first target (${first.period.text}), which cannot be rated before.`,
        hint: 'Bring the baseline forward, or let the targets begin later.',
        related: [{ at: keyOf(first.at), message: 'The first target.' }],
      };
    }
  },
};
