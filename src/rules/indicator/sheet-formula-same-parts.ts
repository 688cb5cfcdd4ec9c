import { everyLanguage } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { bare } from './bare-text.ts';
import { sheetsOf } from './sheets.ts';

/** Numerator and denominator are not the same text. */
export const sheetFormulaSameParts: Rule = {
  id: 'sheet-formula-same-parts',
  severity: 'error',
  summary: 'Numerator and denominator are not the same text.',
  why: 'A text that was copied and not changed: the share would always be 100 %.',
  fix: 'Say what the numerator counts, a part of what the denominator counts.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { numerator, denominator } = definition;
      if (numerator === undefined || denominator === undefined) continue;
      const below = everyLanguage(denominator, child(at, 'denominator'));
      const above = new Set(everyLanguage(numerator, child(at, 'numerator')).map(({ text }) => bare(text)));
      const same = below.find(({ text }) => above.has(bare(text)));
      if (same === undefined) continue;
      yield {
        at: same.at,
        message: `The denominator of ${name} is the same as its numerator.`,
        hint: 'Say what the whole is that the numerator is a part of.',
        related: [{ at: child(at, 'numerator'), message: 'The numerator.' }],
      };
    }
  },
};
