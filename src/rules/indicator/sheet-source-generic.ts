import type { Portfolio } from '../../model/portfolio.ts';
import type { Text } from '../../model/text.ts';
import { child, type Location } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { englishOf } from '../wording/english.ts';
import { measuredSheets, sheetsOf } from './sheets.ts';

/** Words that say of a source no more than that there is one. */
const empty: ReadonlySet<string> = new Set(
  [
    'a an and from in of on or our own the various all other regular routine relevant',
    'project programme program partner partners internal official annual quarterly monthly',
    'progress monitoring evaluation m e reporting administrative secondary',
    'report reports record records data document documents documentation information files system database',
  ].flatMap((line) => line.split(' ')),
);

/** An English source is more than “project reports”. */
export const sheetSourceGeneric: Rule = {
  id: 'sheet-source-generic',
  reach: 'framework',
  severity: 'info',
  language: 'en',
  summary: 'An English source is more than “project reports”.',
  why: 'A reader must be able to ask for the source or to audit it; “monitoring data” can be neither (Monitoring & Evaluation Studio, source fitness).',
  fix: 'Name the report, register or survey, and who keeps it. The rule is a heuristic: switch it off where it does not help.',
  *check({ portfolio }) {
    for (const { at, id, source } of sources(portfolio)) {
      const english = englishOf(source, child(at, 'source'), portfolio);
      if (english === undefined || !isGeneric(english.text)) continue;
      yield {
        at: english.at,
        message: `The source of ${id} is "${english.text.trim()}", which nobody could ask for.`,
        hint: 'Name the report, register or survey, and who keeps it.',
      };
    }
  },
};

function isGeneric(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => empty.has(word));
}

/** Every source where it is written: in the sheet, or beside `uses`. */
function* sources(portfolio: Portfolio): Iterable<{ at: Location; id: string; source: Text | undefined }> {
  for (const { at, name, definition } of sheetsOf(portfolio)) yield { at, id: name, source: definition.source };
  for (const { indicator } of measuredSheets(portfolio)) {
    const { at, id, uses, source } = indicator;
    const shared = uses && portfolio.library.get(uses.id.replace(/^library\//, ''));
    if (shared !== undefined && source !== shared.source) yield { at, id, source };
  }
}
