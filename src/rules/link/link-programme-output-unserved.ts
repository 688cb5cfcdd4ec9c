import { arrows, fedResults, hasBrokenLink, levelOf } from '../../model/chain.ts';
import type { Framework, Portfolio, Result } from '../../model/portfolio.ts';
import { keyOf, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Where other frameworks feed the outputs of a framework, they feed each of them. */
export const linkProgrammeOutputUnserved: Rule = {
  id: 'link-programme-output-unserved',
  severity: { draft: 'info', reviewed: 'warning', final: 'warning' },
  summary: 'Where other frameworks feed the outputs of a framework, they feed each of them.',
  why: 'The outputs of a programme are delivered by its secretariat and its countries (Cities Alliance 2012); one that none of them serves is a promise of nobody.',
  fix: 'Link the country or secretariat output that delivers it; waive the rule where the programme delivers it by its own activities alone.',
  reach: 'outline',
  *check({ portfolio }) {
    if (mayHoldMore(portfolio)) return;
    const served = new Map<Framework, Map<string, Location>>();
    const delivered = fedResults(portfolio);
    for (const { from, to, contribution } of arrows(portfolio)) {
      if (from.framework === to.framework || !isOutput(to.framework, to.result)) continue;
      const outputs = served.get(to.framework) ?? new Map<string, Location>();
      served.set(to.framework, outputs.set(to.result.id, contribution.to.at));
    }
    for (const [framework, outputs] of served) {
      const [first] = outputs;
      if (first === undefined) continue;
      const results = [...framework.results.values()];
      const hasActivities = results.some(({ activity }) => activity);
      for (const result of results) {
        if (!isOutput(framework, result) || outputs.has(result.id)) continue;
        // Delivered by nothing at all: chain-output-no-activity says so where the framework lists activities.
        if (hasActivities && !delivered.has(result)) continue;
        yield {
          at: keyOf(result.at),
          message: `No other framework contributes to ${framework.id}/${result.id}; ${outputs.size === 1 ? first[0] : `${outputs.size} other outputs`} of ${framework.id} ${outputs.size === 1 ? 'is' : 'are'} fed by some.`,
          hint: `Add ${framework.id}/${result.id} to contributes_to of what delivers it.`,
          related: [{ at: first[1], message: `${first[0]} is fed from here.` }],
        };
      }
    }
  },
};

function isOutput(framework: Framework, result: Result): boolean {
  return !result.activity && levelOf(framework, result)?.generic === 'output';
}

/** A file that could not be read, or a link that leads nowhere, may be the very one that is missing. */
function mayHoldMore(portfolio: Portfolio): boolean {
  return (
    portfolio.unknown.frameworks.size > 0 ||
    portfolio.frameworks.some((framework) => hasBrokenLink(portfolio, framework))
  );
}
