import { needsParts } from '../subject.ts';
import { anyIndicator, finding, type RowRule, titleOf } from './row-rule.ts';

/** Numerator and denominator are both there where they are needed. */
export const msrNumDenMissing: RowRule = {
  id: 'msr-num-den-missing',
  severity: 'error',
  summary: 'Numerator and denominator stand together, and are there where percentages are pooled.',
  why: 'A bare percentage cannot be combined with others (DevResults, Akvo RSR).',
  fix: 'Add the missing part.',
  suspects: {
    each: (scene) =>
      scene.columns.has('numerator') || scene.columns.has('denominator') || anyIndicator(scene, needsParts)
        ? `r.ind IS NOT NULL AND ((r.numerator IS NULL) <> (r.denominator IS NULL)
            OR (i.needs_parts AND r.value IS NOT NULL AND r.numerator IS NULL))`
        : undefined,
  },
  certain: true,
  explain(row) {
    const [numerator, denominator] = [row.cell('numerator'), row.cell('denominator')];
    if (numerator === undefined && denominator === undefined) {
      const message = `${titleOf(row)} is pooled, and the row has no numerator and denominator.`;
      return finding(row.at('value'), message, 'Add both; the value itself may be left out.');
    }
    const [missing, other] = numerator === undefined ? ['numerator', 'denominator'] : ['denominator', 'numerator'];
    return finding(row.at(missing), `The row has a ${other} and no ${missing}.`, 'Add it, or leave both out.');
  },
};
