import { type Definition, sharedIn } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Every dimension that an indicator is broken down by is declared in plumbline.yaml. */
export const sheetDisaggregationUndefined: Rule = {
  id: 'sheet-disaggregation-undefined',
  reach: 'framework',
  severity: 'error',
  summary: 'Every dimension that an indicator is broken down by is declared in plumbline.yaml.',
  why: 'Free-text categories cannot be analysed (Dutch MFA on IATI dimensions).',
  fix: 'Correct the id, or declare the dimension with its categories.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const known = [...portfolio.dimensions.keys()];
    const message = (id: string) => `There is no dimension ${id} in plumbline.yaml.`;
    const of = ({ disaggregateBy, cross }: Definition) => [...disaggregateBy, ...cross.flat()];
    for (const { indicators } of portfolio.frameworks) {
      yield* unknownNames(
        [...indicators.values()].filter(({ uses }) => uses === undefined).flatMap(of),
        known,
        message,
      );
    }
    yield* unknownNames(sharedIn(portfolio).flatMap(of), known, message);
  },
};
