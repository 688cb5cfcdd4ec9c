import { suggest } from '../../text/suggestion.ts';
import { allWords, finding, isOneOf, type RowRule } from './row-rule.ts';

/** The place of a row stands in plumbline.yaml. */
export const msrPlaceUnknown: RowRule = {
  id: 'msr-place-unknown',
  severity: 'error',
  summary: 'The place of a row stands in plumbline.yaml.',
  why: 'A misspelt place would be counted as one more place.',
  fix: 'Use the id of the place, or add it to plumbline.yaml.',
  needs: ['place'],
  suspects: {
    each: (scene) =>
      allWords(scene, 'place', (place) => scene.portfolio.places.has(place))
        ? undefined
        : `r.place IS NOT NULL AND NOT ${isOneOf('r.place', scene.portfolio.places.keys())}`,
  },
  explain(row, { portfolio }) {
    const written = row.cell('place') ?? '';
    const byTitle = [...portfolio.places.values()].find(({ title }) =>
      (typeof title === 'string' ? [title] : Object.values(title)).includes(written),
    );
    const hint = byTitle === undefined ? suggest(written, portfolio.places.keys()) : `Its id is ${byTitle.id}.`;
    return finding(
      row.at('place'),
      `There is no place "${written}".`,
      hint ?? 'Add it under places in plumbline.yaml.',
    );
  },
};
