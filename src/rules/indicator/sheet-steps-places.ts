import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { measuredSheets } from './sheets.ts';

/** A milestone measure is about one place. */
export const sheetStepsPlaces: Rule = {
  id: 'sheet-steps-places',
  reach: 'framework',
  severity: 'error',
  summary: 'A milestone measure is about one place.',
  why: 'Steps that several places complete on their own are not combined: one indicator a place, or a number of places that have done it.',
  fix: 'Make it one indicator a place, or a number of places by what they have completed.',
  *check({ portfolio }) {
    for (const { indicator } of measuredSheets(portfolio)) {
      const { measure, places = [], at, id } = indicator;
      if (measure !== 'milestone' || places.length < 2) continue;
      yield {
        at: keyOf(child(at, 'places')),
        message: `The milestone measure ${id} expects ${places.length} places; steps of several places are not combined.`,
        hint: 'Make it one indicator a place, or count the places that have completed the step.',
      };
    }
  },
};
