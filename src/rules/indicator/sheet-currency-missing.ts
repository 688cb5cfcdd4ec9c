import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** An amount of money names its currency. */
export const sheetCurrencyMissing: Rule = {
  id: 'sheet-currency-missing',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'An amount of money names its currency.',
  why: 'Amounts can be added up and exported only where their currency is a code, not a word (ISO 4217).',
  fix: 'Add `currency` with the three letters of its ISO code.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      if (definition.measure !== 'currency' || definition.currency !== undefined) continue;
      const message = `The amount of money ${name} names no currency.`;
      yield { at: keyOf(at), message, hint: 'Add currency: USD, or another ISO code.' };
    }
  },
};
