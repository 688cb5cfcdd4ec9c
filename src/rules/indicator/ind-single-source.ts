import { measuredResults } from '../../model/indicators.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Rounds of asking people: planned for years, late by years. */
const surveys: ReadonlyMap<string, string> = new Map([
  ['survey', 'surveys'],
  ['census', 'censuses'],
  ['interview', 'interviews'],
]);

/** A result does not rest on surveys alone. */
export const indSingleSource: Rule = {
  id: 'ind-single-source',
  severity: 'info',
  summary: 'A result does not rest on surveys alone.',
  why: 'Surveys slip; a result whose every figure waits for one is blind meanwhile (Global Fund and UNDP guidance on data sources).',
  fix: 'Add an indicator from records that are kept anyway.',
  *check({ portfolio }) {
    for (const { result, indicators } of measuredResults(portfolio)) {
      const sources = indicators.map(({ sourceType }) => surveys.get(sourceType ?? ''));
      if (sources.includes(undefined)) continue;
      yield {
        at: keyOf(result.at),
        message: `Every indicator of ${result.id} rests on ${[...new Set(sources)].join(' or ')}.`,
        hint: 'Add an indicator from a register, accounts or other records that are kept anyway.',
        related: indicators.map(({ at }) => ({ at: keyOf(at), message: 'An indicator of the result.' })),
      };
    }
  },
};
