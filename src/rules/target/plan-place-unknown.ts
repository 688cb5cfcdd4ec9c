import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The places of a plan stand in plumbline.yaml. */
export const planPlaceUnknown: Rule = {
  id: 'plan-place-unknown',
  severity: 'error',
  summary: 'The places of a plan stand in plumbline.yaml.',
  why: 'The target of a misspelt place is compared with nothing.',
  fix: 'Use the id of the place, or add it to plumbline.yaml.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const known = [...portfolio.places.keys()];
    for (const { rows } of portfolio.plans) {
      const mentions = rows.flatMap(({ place }) => place ?? []);
      yield* unknownNames(mentions, known, (id) => `There is no place ${id} in plumbline.yaml.`);
    }
  },
};
