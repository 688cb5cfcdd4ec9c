import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { levels } from './levels.ts';
import { sheetsOf } from './sheets.ts';

/** Every level of a scale says what must be true for it. */
export const sheetScaleDescriptorMissing: Rule = {
  id: 'sheet-scale-descriptor-missing',
  severity: { draft: 'info', reviewed: 'info', final: 'warning' },
  summary: 'Every level of a scale says what must be true for it.',
  why: 'Two assessors give the same score only where both read the same descriptor (Akvo RSR; UN INFO).',
  fix: 'Describe the level: what must be true for it to be reached.',
  *check({ portfolio }) {
    for (const { at, name, definition } of sheetsOf(portfolio)) {
      const bare = definition.scale.filter(({ descriptor }) => descriptor === undefined);
      if (bare.length === 0) continue;
      yield {
        at: keyOf(child(at, 'scale')),
        message: `The scale of ${name} does not describe ${levels(bare)}.`,
        hint: 'Add descriptor: … to each level.',
      };
    }
  },
};
