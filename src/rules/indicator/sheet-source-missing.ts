import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Every indicator names its source. */
export const sheetSourceMissing: Rule = {
  id: 'sheet-source-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator names its source.',
  why: 'Means of verification are a column of every framework: a reader must know where a value comes from (UNDP 2009; Treasury Board of Canada; USAID).',
  fix: 'Name the document, register, survey or system.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      if (indicator.source !== undefined) continue;
      yield {
        at: keyOf(indicator.at),
        message: `The indicator ${indicator.id} names no source.`,
        hint: 'Add source: … with the document, register, survey or system.',
      };
    }
  },
};
