import { onceTogether } from '../../model/once.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import { say, type Text } from '../../model/text.ts';
import { lists } from './lexicon.ts';
import { type Phrases, phrasesOf, stemOf } from './words.ts';

/** Parties and places, as a text may speak of them: by title or by id, singular or plural. To be found with `stemOf`. */
export function namesOf({ parties, places, languages }: Portfolio): Phrases {
  return namesTogether(parties, places, languages);
}

/** The parts of a portfolio share these, and with them the names. */
const namesTogether = onceTogether(
  (parties: Portfolio['parties'], places: Portfolio['places'], languages: Portfolio['languages']) => {
    const named = [...parties.values(), ...places.values()];
    return phrasesOf(
      named.flatMap((one) => namesOfOne(one, languages)),
      stemOf,
    );
  },
);

/** Parties within the programme's own perimeter, in the same way. */
export function insidersOf({ parties, languages }: Portfolio): ReadonlyMap<string, Phrases> {
  return insidersTogether(parties, languages);
}

const insidersTogether = onceTogether((parties: Portfolio['parties'], languages: Portfolio['languages']) => {
  const inside = [...parties.values()].filter((party) => party.inside);
  return new Map(inside.map((party) => [party.id, phrasesOf(namesOfOne(party, languages), stemOf)]));
});

function namesOfOne({ id, title }: { id: string; title: Text }, languages: readonly string[]): readonly string[] {
  return [id.replaceAll(/[-_]/g, ' '), say(title, ['en', ...languages]).replace(/^the /i, '')];
}

/** Words for people and institutions that any framework may speak of. */
export function isGroup(stem: string): boolean {
  return lists.groups.has(stem);
}
