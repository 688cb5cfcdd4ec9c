import { suggest } from '../../text/suggestion.ts';
import { wordsOf } from '../columns.ts';
import { quote } from '../database.ts';
import { finding, type RowRule } from './row-rule.ts';

const words = wordsOf('status') ?? [];

/** The status of a row is one of the known words. */
export const msrStatusUnknown: RowRule = {
  id: 'msr-status-unknown',
  severity: 'error',
  fixed: true,
  summary: `The status of a row is one of ${words.join(', ')}.`,
  why: 'Zero, blank, not applicable and withheld stay different things; the word says which it is.',
  fix: 'Use one of the words, or leave the cell blank.',
  needs: ['status'],
  suspects: { each: () => `r.status IS NOT NULL AND r.status NOT IN (${words.map(quote).join(', ')})` },
  certain: true,
  explain(row) {
    const written = row.cell('status') ?? '';
    return finding(row.at('status'), `There is no status "${written}".`, suggest(written, words));
  },
};
