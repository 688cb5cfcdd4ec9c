import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

interface Form {
  readonly title: string;
  readonly pattern: RegExp;
  readonly hint: string;
}

const sdg: Form = {
  title: 'Sustainable Development Goals',
  pattern: /^(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])\.\d{1,2}$/i,
  hint: 'Expected goal.target.indicator, such as "6.1.1" or "1.a.1".',
};
const mdg: Form = {
  title: 'Millennium Development Goals',
  pattern: /^(?:[1-8]\.\d{1,2}[a-z]?|[1-9]\d?[a-z]?)$/i,
  hint: 'Expected goal.indicator, such as "7.8", or the number of the older list.',
};
/** By vocabulary, as a word or as IATI's number. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['sdg', sdg],
  ['9', sdg],
  ['mdg', mdg],
  ['5', mdg],
]);
/** IATI's codes for vocabularies of indicators. */
const iati = new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9', '99']);

/** A code of the SDGs, the MDGs or an IATI vocabulary has the form of one. */
export const sheetExternalCodeInvalid: Rule = {
  id: 'sheet-external-code-invalid',
  severity: 'error',
  summary: 'A code of the SDGs, the MDGs or an IATI vocabulary has the form of one.',
  why: 'Exports pass the code on; a registry that does not know it refuses the file or drops the link (IATI code list IndicatorVocabulary; United Nations Statistics Division).',
  fix: 'Give the code of the indicator, in quotation marks: "6.1.1". A vocabulary of your own has a name, or the number 99.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      for (const [index, { vocabulary, code }] of definition.references.entries()) {
        const place = child(at, 'references', index);
        if (/^\d+$/.test(vocabulary) && !iati.has(vocabulary)) {
          yield {
            at: child(place, 'vocabulary'),
            message: `The indicator ${name} names the vocabulary ${vocabulary}; IATI knows 1 to 9, and 99 for one's own.`,
            hint: 'Use one of them, or a name of your own.',
          };
        }
        const form = forms.get(vocabulary.toLowerCase());
        if (form === undefined || form.pattern.test(code)) continue;
        yield {
          at: child(place, 'code'),
          message: `The code ${code} of ${name} is no code of an indicator of the ${form.title}.`,
          hint: form.hint,
        };
      }
    }
  },
};
