import { arrows, findIndicator, fullName } from '../../model/chain.ts';
import type { Framework, Indicator, Portfolio, Result } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child } from '../../text/location.ts';
import { changedKeys, isSameText } from '../changed-meaning.ts';
import type { Rule } from '../rule.ts';

/** What others link to does not change its meaning unnoticed. */
export const linkParentVersionDrift: Rule = {
  id: 'link-parent-version-drift',
  severity: 'info',
  needs: 'release',
  summary:
    'Where a result or indicator of another framework was reworded since the last release, what links to it has been looked at again.',
  why: 'Country frameworks go on reporting against results that no longer say what they were linked to.',
  fix: 'Read both again; correct the link or the child, or let it stand: the finding ends with the next release.',
  *check({ portfolio, released }) {
    if (released === undefined) return;
    const before = new Map(released.frameworks.map((framework) => [framework.id, framework]));
    yield* results(portfolio, before);
    yield* indicators(portfolio, before);
  },
};

type Before = ReadonlyMap<string, Framework>;

function* results(portfolio: Portfolio, before: Before): Iterable<Finding> {
  const [first = 'en'] = portfolio.languages;
  const isReworded = ({ framework, result }: { framework: Framework; result: Result }) => {
    const old = before.get(framework.id)?.results.get(result.id);
    return old === undefined ? undefined : !isSameText(old.statement, result.statement, first);
  };
  for (const { from, to, contribution } of arrows(portfolio)) {
    if (from.framework === to.framework || isReworded(to) !== true || isReworded(from) !== false) continue;
    const links = before.get(from.framework.id)?.results.get(from.result.id)?.contributesTo ?? [];
    if (!links.some((link) => link.to.id === contribution.to.id)) continue;
    yield {
      at: contribution.to.at,
      message: `${fullName(to)} says something else than in the last release; ${from.result.id}, which contributes to it, is as it was.`,
      hint: 'Read both again: does the link still hold?',
      related: [{ at: child(to.result.at, 'statement'), message: 'What it says now.' }],
    };
  }
}

function* indicators(portfolio: Portfolio, before: Before): Iterable<Finding> {
  const changesOf = (indicator: Indicator): readonly string[] | undefined => {
    const old = before.get(indicator.framework)?.indicators.get(indicator.id);
    return old && changedKeys(old, indicator, portfolio.languages);
  };
  for (const framework of portfolio.frameworks) {
    for (const child of framework.indicators.values()) {
      const link = child.rollsUpTo;
      const parent = link && findIndicator(portfolio, framework, link.id);
      if (link === undefined || parent === undefined || typeof parent === 'string') continue;
      const keys = changesOf(parent) ?? [];
      if (keys.length === 0 || changesOf(child)?.length !== 0) continue;
      if (before.get(framework.id)?.indicators.get(child.id)?.rollsUpTo?.id !== link.id) continue;
      yield {
        at: link.at,
        message: `${link.id} has another ${keys.join(', ')} than in the last release; ${child.id}, which rolls up to it, is as it was.`,
        hint: 'Read both again: do they still measure the same?',
        related: [{ at: parent.definitionAt, message: 'The indicator it rolls up to.' }],
      };
    }
  }
}
