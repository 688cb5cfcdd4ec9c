import { suggest } from '../../text/suggestion.ts';
import { finding, isOneOf, type RowRule } from './row-rule.ts';

/** The reporter of a row is one of the parties. */
export const msrReporterUnknown: RowRule = {
  id: 'msr-reporter-unknown',
  severity: 'error',
  summary: 'The reporter of a row is one of the parties of plumbline.yaml.',
  why: 'Values of several reporters are added up: a misspelt one would be counted twice.',
  fix: 'Use the id of the party, or add it to plumbline.yaml.',
  needs: ['reporter'],
  suspects: {
    each: ({ portfolio }) => `r.reporter IS NOT NULL AND NOT ${isOneOf('r.reporter', portfolio.parties.keys())}`,
  },
  certain: true,
  explain(row, { portfolio }) {
    const written = row.cell('reporter') ?? '';
    const hint = suggest(written, portfolio.parties.keys()) ?? 'Add it under parties in plumbline.yaml.';
    return finding(row.at('reporter'), `There is no party "${written}".`, hint);
  },
};
