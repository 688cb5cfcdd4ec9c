import { definitionsIn, isContext } from '../../model/indicators.ts';
import type { LibraryEntry, Portfolio } from '../../model/portfolio.ts';
import { child } from '../../text/location.ts';
import type { Rule } from '../rule.ts';
import { saidOfSex } from './equity-words.ts';

/** People are counted by sex. */
export const indNoEquityDimension: Rule = {
  id: 'ind-no-equity-dimension',
  reach: 'framework',
  severity: 'info',
  summary: 'An indicator that counts people is broken down by sex, or says why not.',
  why: 'A total of people hides who was left out; FCDO and EU templates ask for disaggregated data.',
  fix: 'Add a dimension of sex to disaggregate_by, or say in the note why sex is not collected.',
  *check({ portfolio }) {
    if (portfolio.unknown.portfolio) return;
    const bySex = dimensionsOfSex(portfolio);
    const [known] = bySex;
    for (const definition of definitionsIn(portfolio)) {
      const { id, at, counts, status, disaggregateBy, cross } = definition;
      if (counts !== 'people' || status === 'retired' || isContext(definition)) continue;
      const dimensions = [...disaggregateBy, ...cross.flat()];
      if (dimensions.some((dimension) => bySex.has(dimension.id) || saidOfSex(dimension.id).has('sex'))) continue;
      if (isOfOneSex(definition) || givesReason(definition)) continue;
      yield {
        at: child(at, dimensions.length === 0 ? 'counts' : 'disaggregate_by'),
        message: `${id} counts people and is not broken down by sex.`,
        hint: `${known === undefined ? 'Declare a dimension of sex in plumbline.yaml and add it to' : `Add ${known} to`} disaggregate_by, or say in the note why sex is not collected.`,
      };
    }
  },
};

/** Dimensions whose id or title asks for sex, or whose categories are women and men. */
function dimensionsOfSex({ dimensions }: Portfolio): ReadonlySet<string> {
  const found = [...dimensions.values()].filter(({ id, title, categories }) => {
    const parts = new Set([...categories.keys()].flatMap((category) => [...saidOfSex(category)]));
    return saidOfSex(id).has('sex') || saidOfSex(title).has('sex') || (parts.has('female') && parts.has('male'));
  });
  return new Set(found.map(({ id }) => id));
}

function isOfOneSex({ name, definition, unit }: LibraryEntry): boolean {
  return [name, definition, unit].some((text) => {
    const said = saidOfSex(text);
    return said.has('female') !== said.has('male');
  });
}

function givesReason({ note, definition, knownLimitations, method }: LibraryEntry): boolean {
  return [note, definition, knownLimitations, method].some((text) => saidOfSex(text).has('sex'));
}
