import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** The reporters of a plan are parties of plumbline.yaml. */
export const planReporterUnknown: Rule = {
  id: 'plan-reporter-unknown',
  severity: 'error',
  summary: 'The reporters of a plan are parties of plumbline.yaml.',
  why: 'The target of a misspelt reporter is compared with nothing.',
  fix: 'Use the id of the party, or add it to plumbline.yaml.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const known = [...portfolio.parties.keys()];
    for (const { rows } of portfolio.plans) {
      const mentions = rows.flatMap(({ reporter }) => reporter ?? []);
      yield* unknownNames(mentions, known, (id) => `There is no party ${id} in plumbline.yaml.`);
    }
  },
};
