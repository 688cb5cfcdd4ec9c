import { withPoint } from '../text/number-format.ts';
import { dateText } from './dates.ts';
import { type Edition, inLanguage, type Said } from './edition.ts';
import type { Words } from './words.ts';

/** What formulas say beside their numbers, and how to say it in the page's language. */
interface Phrase {
  readonly pattern: RegExp;
  say(parts: readonly string[], words: Words): string;
}

const phrases: readonly Phrase[] = [
  { pattern: /\bactual: /g, say: (_, { working, labels }) => `${working.actual}${labels.colon} ` },
  { pattern: /\btarget: /g, say: (_, { working, labels }) => `${working.target}${labels.colon} ` },
  { pattern: /\bbaseline (?=\d)/g, say: (_, { working }) => `${working.baseline} ` },
  {
    pattern: /\bexpected on (\d{4}-\d\d-\d\d)/g,
    say: ([date = ''], words) => words.working.expected(dateText(date, words)),
  },
  {
    pattern: /\bweighted mean of (\d+), weights ([\d.,]+) in all/g,
    say: ([count = '', weights = ''], { working }) => working.weightedMean(count, weights),
  },
  { pattern: /\bunweighted mean of (\d+)/g, say: ([count = ''], { working }) => working.mean(count) },
  { pattern: /\bmedian of (\d+)/g, say: ([count = ''], { working }) => working.median(count) },
  { pattern: /\bmin of (\d+)/g, say: ([count = ''], { working }) => working.min(count) },
  { pattern: /\bmax of (\d+)/g, say: ([count = ''], { working }) => working.max(count) },
  { pattern: /(\d+) of (\d+) places/g, say: ([met = '', all = ''], { working }) => working.places(met, all) },
  { pattern: /(?<=\d) and (?=\d)/g, say: (_, { working }) => ` ${working.and} ` },
  {
    pattern: /\b(yes|no), to be (yes|no)\b/g,
    say: ([is = '', wanted = ''], words) => words.working.toBe(yesOrNo(is, words), yesOrNo(wanted, words)),
  },
  { pattern: /; /g, say: (_, { labels }) => `${labels.semicolon} ` },
];

function yesOrNo(answer: string, words: Words): string {
  return (answer === 'yes' ? words.yes : words.no).toLowerCase();
}

/** A formula with its numbers in the page's language; one that says what has no words there is given in English. */
export function workingSaid(formula: string, edition: Edition): Said {
  const { words, language } = edition;
  if (language === 'en') return formula;
  const rest = phrases.reduce((text, { pattern }) => text.replace(pattern, ''), formula);
  if (/\p{L}/u.test(rest)) return inLanguage(withPoint(formula, language), 'en');
  const said = phrases.reduce(
    (text, { pattern, say }) => text.replace(pattern, (_, ...parts) => say(parts.map(String), words)),
    withPoint(formula, language),
  );
  return said;
}
