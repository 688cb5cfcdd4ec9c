import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** Every indicator names who collects its data and who reports it. */
export const sheetResponsibleMissing: Rule = {
  id: 'sheet-responsible-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'Every indicator names who collects its data and who reports it.',
  why: 'What nobody is named for is not collected (Treasury Board of Canada; USAID; Global Affairs Canada).',
  fix: 'Add `responsible` with the parties that collect and report.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { responsible, at, id } = indicator;
      const missing = [
        ...(responsible.collect === undefined ? ['collects its data'] : []),
        ...(responsible.report === undefined ? ['reports it'] : []),
      ];
      if (missing.length === 0) continue;
      yield {
        at: keyOf(at),
        message: `The indicator ${id} does not say who ${missing.join(' and who ')}.`,
        hint: 'Add responsible: {collect: <party>, report: <party>, approve: <party>}.',
      };
    }
  },
};
