import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Rule settings and waivers name rules that exist. */
export const settingRuleUnknown: Rule = {
  id: 'setting-rule-unknown',
  severity: 'error',
  summary: 'Rule settings and waivers name rules that exist.',
  why: 'A misspelt rule id switches nothing off and accepts nothing, and nobody notices.',
  fix: 'Correct the id; plumbline explain lists the rules.',
  *check({ portfolio, ruleIds }) {
    const settings = [...portfolio.rules.keys()].map((id) => ({
      id,
      at: { ...child(portfolio.at, 'rules', id), part: 'key' as const },
    }));
    const waivers = portfolio.waivers.map(({ rule, at }) => ({ id: rule, at: child(at, 'rule') }));
    yield* unknownNames([...settings, ...waivers], ruleIds, (id) => `There is no rule ${id}.`);
  },
};
