import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { resultLevels } from './result-levels.ts';

/** A framework draws its line of accountability. */
export const accLineUndefined: Rule = {
  id: 'acc-line-undefined',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'A framework draws its line of accountability.',
  why: 'The line separates what a programme delivers from what it only contributes to (Cities Alliance 2012; Global Fund KPI handbook).',
  fix: 'Add accountability_line with the highest level that the programme answers for; most often output.',
  *check({ portfolio }) {
    for (const framework of portfolio.frameworks) {
      const levels = [...resultLevels(framework)].map(({ level }) => level.id);
      if (framework.accountabilityLine !== undefined || levels.length === 0) continue;
      yield {
        at: child(framework.at, 'id'),
        message: `${framework.id} does not say up to which level the programme answers.`,
        hint: `Add accountability_line: one of ${levels.join(', ')}.`,
      };
    }
  },
};
