import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** Either every step has a weight, or none has. */
export const sheetStepsWeights: Rule = {
  id: 'sheet-steps-weights',
  severity: 'warning',
  summary: 'Either every step has a weight, or none has.',
  why: 'A step without a weight counts 1: beside steps of 40 and 60 it is next to nothing.',
  fix: 'Give the step its weight, or take the weights of the others away.',
  *check({ portfolio }) {
    for (const { name, definition } of sheetsOf(portfolio)) {
      const steps = [...definition.steps.values()];
      if (!steps.some(({ weighted }) => weighted)) continue;
      for (const step of steps.filter(({ weighted }) => !weighted)) {
        yield {
          at: keyOf(step.at),
          message: `The step ${step.id} of ${name} has no weight and counts 1, but other steps have weights.`,
          hint: 'Add weight: …',
        };
      }
    }
  },
};
