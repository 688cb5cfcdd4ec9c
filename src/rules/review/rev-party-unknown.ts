import { definitionsIn } from '../../model/indicators.ts';
import type { Mention } from '../../model/portfolio.ts';
import type { Rule } from '../rule.ts';
import { unknownNames } from '../unknown-names.ts';

/** Reviewers, and authors of indicators, are declared parties. */
export const revPartyUnknown: Rule = {
  id: 'rev-party-unknown',
  severity: 'error',
  summary: 'Reviewers, and authors of indicators, are parties that plumbline.yaml declares.',
  why: 'Whether somebody from outside has reviewed can only be told of names that are written alike.',
  fix: 'Correct the id, or declare the party under parties.',
  reach: 'framework',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const authors = [...definitionsIn(portfolio)].flatMap(({ author }) => author ?? []);
    const reviewers = portfolio.reviews.flatMap(({ reviews }) => reviews.map(({ party }) => party));
    const known = [...portfolio.parties.keys()];
    for (const mentions of byFile([...authors, ...reviewers])) {
      yield* unknownNames(mentions, known, (id) => `There is no party ${id} in plumbline.yaml.`);
    }
  },
};

function byFile(mentions: readonly Mention[]): Iterable<readonly Mention[]> {
  const files = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const before = files.get(mention.at.source.file);
    if (before === undefined) files.set(mention.at.source.file, [mention]);
    else before.push(mention);
  }
  return files.values();
}
