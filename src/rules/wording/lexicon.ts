import lexicon from './lexicon-en.json';
import { phrasesOf } from './words.ts';

/** Single words of the lists. */
export const lists = {
  /** Say which way something changes. */
  directions: new Set(lexicon.directions),
  /** Directions that works can have as well: a network expanded, a road maintained. */
  works: new Set(lexicon.works),
  /** Verbs that say the same in a sentence. */
  changing: new Set(lexicon.changing),
  /** Participles of what an implementer hands over. */
  delivered: new Set(lexicon.delivered),
  /** Those, and participles of what a client decides and does. */
  products: new Set([...lexicon.delivered, ...lexicon.decided]),
  /** Participles that do not end in -ed. */
  irregular: new Set(lexicon.irregular),
  /** What a product can be instead of made: available, in place. */
  states: new Set(lexicon.states),
  capacities: new Set(lexicon.capacities),
  verbs: new Set(lexicon.verbs),
  verbsOrNouns: new Set(lexicon.verbsOrNouns),
  /** Verbs that are nouns too, but hardly in the plural. */
  helping: new Set(lexicon.helping),
  /** What stands after a verb and never after a noun. */
  determiners: new Set(lexicon.determiners),
  /** Words in -ing that are no activity: nouns, and adjectives. */
  ingNouns: new Set([...lexicon.ingNouns, ...lexicon.ingAdjectives]),
  ingAdjectives: new Set(lexicon.ingAdjectives),
  implementers: new Set(lexicon.implementers),
  ourselves: new Set(lexicon.ourselves),
  auxiliaries: new Set(lexicon.auxiliaries),
  /** Present-tense verbs of people who act. */
  doing: new Set(lexicon.doing),
  groups: new Set(lexicon.groups),
  prepositions: new Set(lexicon.prepositions),
  /** What ends the noun that an adjective could belong to. */
  functionWords: new Set([...lexicon.prepositions, ...lexicon.connectives]),
  articles: new Set(lexicon.articles),
  having: new Set(lexicon.having),
  /** Words without content of their own. */
  fillers: new Set([...lexicon.fillers, ...lexicon.prepositions, ...lexicon.connectives]),
  everydayAbbreviations: new Set(lexicon.everydayAbbreviations),
  placeholders: new Set(lexicon.placeholders),
  countedNames: new Set(lexicon.countedNames),
  countedTimes: new Set(lexicon.countedTimes),
  /** Of those, what roads and pipes are counted in. */
  lengths: new Set(lexicon.lengths),
  /** Nouns that are an activity where "of" follows: construction of wells. */
  deedNouns: new Set(lexicon.deedNouns),
  /** What people number their results with: Output 1.1, IR 2. */
  labels: lexicon.labels,
} as const;

/** Entries of several words. */
export const phrases = {
  vague: phrasesOf(lexicon.vague),
  /** Nouns that say which way something changes. */
  trends: phrasesOf(lexicon.trends),
  means: phrasesOf(lexicon.means),
  supporting: phrasesOf(lexicon.supporting),
} as const;

/** Phrases whose words do not mean what they mean alone: higher education is no more education. */
export const setPhrases: readonly string[] = lexicon.setPhrases;
