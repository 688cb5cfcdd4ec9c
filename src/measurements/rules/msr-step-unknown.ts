import { suggest } from '../../text/suggestion.ts';
import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** A row of a milestone indicator names one of its steps; no other row names one. */
export const msrStepUnknown: RowRule = {
  id: 'msr-step-unknown',
  severity: 'error',
  summary: 'A row of a milestone indicator names one of its steps; no other row names one.',
  why: 'A milestone is measured by which of its steps are done.',
  fix: 'Name the step by its id.',
  suspects: {
    each: (scene) =>
      scene.columns.has('step') || anyIndicator(scene, ({ measure }) => measure === 'milestone')
        ? `r.ind IS NOT NULL AND CASE WHEN i.measure = 'milestone'
            THEN r.step IS NULL OR NOT contains(i.steps, '|' || r.step || '|') ELSE r.step IS NOT NULL END`
        : undefined,
  },
  certain: true,
  explain(row) {
    const { indicator } = row;
    const written = row.cell('step');
    if (indicator === undefined) return undefined;
    if (indicator.measure !== 'milestone') {
      const message = `${titleOf(row)} is no milestone indicator and has no step "${written}".`;
      return finding(row.at('step'), message, 'Leave the cell blank.');
    }
    const hint = suggest(written ?? '', indicator.steps.keys());
    if (written === undefined) return finding(row.at('step'), `The row names no step of ${titleOf(row)}.`, hint);
    return finding(row.at('step'), `${titleOf(row)} has no step "${written}".`, hint);
  },
};
