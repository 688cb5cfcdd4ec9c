import { definitionsIn } from '../../model/indicators.ts';
import { say } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Fewer cannot say both what an indicator stands in for and why. */
const fewestWords = 4;

/** A proxy says what it stands in for, and why. */
export const indProxyUnjustified: Rule = {
  id: 'ind-proxy-unjustified',
  severity: 'warning',
  summary: 'A proxy says what it stands in for, and why.',
  why: 'A proxy needs a defence: whoever reads the figure must be able to judge what it says of the thing meant (Kusek & Rist, chapter 3).',
  fix: 'Write what the indicator stands in for and why that cannot be measured.',
  *check({ portfolio }) {
    for (const { id, at, proxy, status } of definitionsIn(portfolio)) {
      const text = say(proxy, portfolio.languages).trim();
      if (text === '' || status === 'retired' || !isTooShort(text)) continue;
      yield {
        at: child(at, 'proxy'),
        message: `The proxy of ${id} says "${text}"; expected what it stands in for, and why.`,
        hint: 'For example: Stands in for household income, which people do not tell.',
      };
    }
  },
};

/** Scripts that write no spaces between words cannot be counted so; placeholders are another rule's. */
function isTooShort(text: string): boolean {
  if (/\p{Lo}/u.test(text) || /^(?:tb[acd]|todo|x{2,}|\?+|lorem\b.*)$/i.test(text)) return false;
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length < fewestWords;
}
