import { suggest } from '../../text/suggestion.ts';
import { wordsOf } from '../columns.ts';
import { quote } from '../database.ts';
import { finding, type RowRule } from './row-rule.ts';

const words = wordsOf('qualifier') ?? [];

/** The qualifier of a row is one of the known words. */
export const msrQualifierUnknown: RowRule = {
  id: 'msr-qualifier-unknown',
  severity: 'error',
  fixed: true,
  summary: `The qualifier of a row is one of ${words.join(', ')}.`,
  why: 'At-least can prove a target met, at-most can prove it missed; other words prove nothing.',
  fix: 'Use one of the words, or leave the cell blank.',
  needs: ['qualifier'],
  suspects: { each: () => `r.qualifier IS NOT NULL AND r.qualifier NOT IN (${words.map(quote).join(', ')})` },
  certain: true,
  explain(row) {
    const written = row.cell('qualifier') ?? '';
    return finding(row.at('qualifier'), `There is no qualifier "${written}".`, suggest(written, words));
  },
};
