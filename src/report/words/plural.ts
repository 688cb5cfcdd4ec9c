import { formatNumber } from '../../text/number-format.ts';
import type { Language } from '../language.ts';

/** A phrase by the plural forms of its language; `#` is the number. Left-out forms are like `other`. */
export interface Forms {
  readonly one: string;
  readonly other: string;
  /** French, Spanish and Portuguese: after a round million. */
  readonly many?: string;
}

/** A counted thing in words. */
export type Plural = (count: number, forms: Forms) => string;

export function pluralIn(language: Language): Plural {
  // The catalogue is that of Portugal, where nothing is counted in the plural.
  const rules = new Intl.PluralRules(language === 'pt' ? 'pt-PT' : language);
  return (count, forms) => {
    const form = rules.select(count);
    const phrase = form === 'one' ? forms.one : form === 'many' ? (forms.many ?? forms.other) : forms.other;
    return phrase.replace('#', numberIn(count, language));
  };
}

/** A whole number, grouped as the language groups. */
export function numberIn(count: number, language: Language): string {
  return formatNumber({ toFixed: () => String(count) }, language, 0);
}
