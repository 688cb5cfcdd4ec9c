import { lists, phrases } from './lexicon.ts';
import { findPhrases, type Sentence, type Word } from './words.ts';

/** A word by which a statement says that something changed, or was delivered. */
export interface Change {
  /** Position among the words. */
  readonly index: number;
  readonly kind: 'direction' | 'product';
  /** Stands before the noun it belongs to (improved services), not after it (services improved). */
  readonly attributive: boolean;
}

/**
 * What a statement says of its own subject: words of direction and participles of delivery, without those inside of what the
 * subject is for, of or about (access to improved water; capacities to provide improved services).
 */
export function changesIn(sentence: Sentence): readonly Change[] {
  const changes: Change[] = [];
  for (const index of sentence.words.keys()) {
    const kind = kindOf(sentence, index);
    if (kind !== undefined && !isSubordinate(sentence, index, changes.length > 0))
      changes.push({ index, kind, attributive: isAttributive(sentence.words, index) });
  }
  return changes.filter(({ index }, at) => at === changes.length - 1 || !isReduced(sentence.words, index));
}

function kindOf({ words, fixed }: Sentence, index: number): Change['kind'] | undefined {
  const key = words[index]?.key ?? '';
  if (fixed.has(index)) return undefined;
  return lists.directions.has(key) ? 'direction' : lists.products.has(key) ? 'product' : undefined;
}

function isAttributive(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  return next !== undefined && !isBroken(next) && !lists.functionWords.has(next.key) && !next.key.endsWith('ly');
}

/** Something other than a space stands before it. */
function isBroken({ gap }: Word): boolean {
  return /[,;:()]/.test(gap);
}

function isSubordinate(sentence: Sentence, index: number, late: boolean): boolean {
  const { words } = sentence;
  let before = index - 1;
  for (; before >= 0; before--) {
    const [word, next] = [words[before], words[before + 1]];
    if (word === undefined || next === undefined || isBroken(next)) return false;
    const passed = lists.articles.has(word.key) || word.key === 'and' || word.key === 'or' || word.key.endsWith('ly');
    if (!passed && kindOf(sentence, before) === undefined) break;
  }
  const key = words[before]?.key ?? '';
  // Cities with improved services are cities that have them; a second "with" only goes into detail.
  if (key === 'with') return late;
  const infinitive = isVerb(key) && words[before - 1]?.key === 'to';
  return lists.prepositions.has(key) || infinitive;
}

/** The quality of services provided by cities: says which services. */
function isReduced(words: readonly Word[], index: number): boolean {
  const [before, earlier] = [words[index - 2]?.key, words[index - 3]?.key];
  return words[index + 1]?.key === 'by' && (before === 'of' || earlier === 'of');
}

/** Whether a statement says a direction anywhere: improved, a reduction in, rises. */
export function hasDirection({ words, fixed }: Sentence): boolean {
  for (const _ of findPhrases(words, phrases.trends)) return true;
  return words.some(
    ({ key }, index) => !fixed.has(index) && (lists.directions.has(key) || (index > 0 && lists.changing.has(key))),
  );
}

/** Whether people act in it: cities delivering services, farmers use seed. `from`: only words from there on count. */
export function hasDeed({ words }: Sentence, from = 1): boolean {
  return words.some(({ key }, index) => {
    const [before, next] = [words[index - 1]?.key ?? '', words[index + 1]?.key];
    if (index < from || next === 'of' || lists.prepositions.has(before) || lists.articles.has(before)) return false;
    // Women participating in councils; but participating women.
    if (lists.ingAdjectives.has(key)) return next === 'in';
    return lists.doing.has(key) || isGerund(key) || isThirdPerson(key);
  });
}

/** Ends in -ing and is neither a noun nor an adjective of the lists. */
export function isGerund(key: string): boolean {
  return /^[a-z]{2,}ing$/.test(key) && !lists.ingNouns.has(key);
}

/** A gerund, also of what is a noun as well where it has an object: by training the staff. */
export function isActivity(words: readonly Word[], index: number): boolean {
  const [key, next] = [words[index]?.key ?? '', words[index + 1]?.key ?? ''];
  return isGerund(key) || (lists.ingNouns.has(key) && isObject(next));
}

/** The first word of what is done to something: the, new, 20. */
export function isObject(key: string): boolean {
  return lists.determiners.has(key) || /^\d/.test(key);
}

export function isVerb(key: string): boolean {
  return lists.verbs.has(key) || lists.verbsOrNouns.has(key);
}

/** Provides, supports: forms that no plural looks like. */
export function isThirdPerson(key: string): boolean {
  const bases = [key.replace(/s$/, ''), key.replace(/es$/, ''), key.replace(/ies$/, 'y')];
  const verbs = [lists.verbs, lists.helping, lists.doing];
  return key.endsWith('s') && bases.some((base) => base !== key && verbs.some((list) => list.has(base)));
}
