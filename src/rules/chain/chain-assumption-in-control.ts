import { once } from '../../model/once.ts';
import type { Party } from '../../model/portfolio.ts';
import { everyLanguage } from '../../model/text.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** An assumption is not about what the programme does itself. */
export const chainAssumptionInControl: Rule = {
  id: 'chain-assumption-in-control',
  reach: 'framework',
  severity: 'warning',
  summary: 'An assumption is not about what the programme does itself.',
  why: 'What is in your control is an activity or an output to be delivered, not a condition to be hoped for (DFID logframe guidance 2011).',
  fix: 'Make it an activity or an output, or say what others have to do. The owner may be of the programme: it is who watches.',
  *check({ portfolio }) {
    const insiders = [...portfolio.parties.values()]
      .filter(({ inside }) => inside)
      .map((party) => ({ id: party.id, subject: subjectOf(party) }));
    for (const { assumptions } of portfolio.frameworks) {
      for (const { id, text, at } of assumptions.values()) {
        const [found] = everyLanguage(text, child(at, 'text')).flatMap((words) => {
          const insider = insiders.find(({ subject }) => subject.test(words.text.toLowerCase()));
          return insider === undefined ? [] : [{ at: words.at, party: insider.id }];
        });
        if (found === undefined) continue;
        yield {
          at: found.at,
          message: `The assumption ${id} is about what ${found.party} does, which belongs to the programme.`,
          hint: 'Make it an activity or an output, or say what others have to do.',
        };
      }
    }
  },
};

/**
 * A text in small letters that begins with the party, after an article or without: the secretariat, le secrétariat, l'équipe pays. A
 * single word needs its article: `City councils` are not the party City. Without regard to case (`iu`) a class of letters would take
 * three times as long to compile, which every run does for every party.
 */
const subjectOf = once(({ id, title, at }: Party): RegExp => {
  const names = [id.replaceAll('-', ' '), ...everyLanguage(title, at).map(({ text }) => text.toLowerCase())];
  const article = "\\p{L}{1,3}['’ ]\\s*";
  const forms = names.map((name) => `(?:${article})${/\s/.test(name) ? '?' : ''}${literal(name)}`);
  return new RegExp(`^(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'u');
});

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
