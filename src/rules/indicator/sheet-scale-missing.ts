import { isUnrated } from '../../model/defaults.ts';
import { isOnScale } from '../../model/measure.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { sheetsOf } from './sheets.ts';

/** An ordinal or qualitative measure has a scale. */
export const sheetScaleMissing: Rule = {
  id: 'sheet-scale-missing',
  reach: 'framework',
  severity: { draft: 'info', reviewed: 'warning', final: 'error' },
  summary: 'An ordinal or qualitative measure has a scale.',
  why: 'Scores need anchors: without a scale a 3 is an opinion, and no level can be rated (Akvo RSR; UN INFO).',
  fix: 'Add `scale` with the value, the label, the descriptor and the rating of each level.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const { measure, scale } = definition;
      if (!isOnScale(definition) || scale.length > 0 || (measure === 'qualitative' && isUnrated(definition))) continue;
      yield {
        at: keyOf(at),
        message: `The ${measure} measure ${name} has no scale.`,
        hint: 'Add scale: [{value: 0, label: …, descriptor: …, rating: …}, …]',
      };
    }
  },
};
