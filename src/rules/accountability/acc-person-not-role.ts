import { everyLanguage } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import names from './names.json';

/** `Dr. Jane …`; a word after the title sets it apart from an abbreviation, an organisation's kind from a name that honours somebody. */
const person = new RegExp(`(?:^|[^\\p{L}])(?:(?:${names.honorifics.join('|')})\\.?|M\\.)\\s+\\p{Lu}[\\p{Ll}.]`, 'u');
const organisation = new RegExp(`(?:^|[^\\p{L}])(?:${names.organisations.join('|')})(?!\\p{L})`, 'iu');
const address = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** A party is a role or an organisation, not a person. */
export const accPersonNotRole: Rule = {
  id: 'acc-person-not-role',
  severity: 'info',
  summary: 'A party is a role or an organisation, not a person.',
  why: 'Staff change and sheets stay: a name is out of date with the next appointment (Treasury Board of Canada, section 6.2).',
  fix: 'Write the post or the unit. The rule knows persons by titles such as Dr or Ms and by mail addresses: it does not see every one.',
  *check({ portfolio }) {
    for (const party of portfolio.parties.values()) {
      const found = everyLanguage(party.title, child(party.at, 'title')).find(
        ({ text }) => address.test(text) || (person.test(text) && !organisation.test(text)),
      );
      if (found === undefined) continue;
      yield {
        at: found.at,
        message: `The party ${party.id} is called "${found.text}", which names a person.`,
        hint: 'Name the post or the unit.',
      };
    }
  },
};
