import { exact } from '../model/decimal.ts';
import { parsePeriod } from '../model/period.ts';
import { datesInWords, dateText, periodText } from './dates.ts';
import { type Edition, inLanguage, type Said } from './edition.ts';
import { percent } from './values.ts';
import type { Words } from './words.ts';

/** A way in which the facts give a reason, and how to say it in the page's language. */
interface Phrase {
  readonly pattern: RegExp;
  say(parts: readonly string[], words: Words['reason'], written: Written): string;
}

/** Dates, periods and shares as the page writes them. */
interface Written {
  date(text: string): string;
  period(text: string): string;
  share(text: string): string;
}

const phrases: readonly Phrase[] = [
  {
    pattern: /^(\d+) of (\d+) reported; a rating needs (?:all of them|([\d.]+)%)\.?$/,
    say: ([reported, expected, needed], words, { share }) =>
      words.tooFew(Number(reported), Number(expected), needed === undefined ? '' : share(needed)),
  },
  { pattern: /^The first target is for (\S+)$/, say: ([at = ''], words, { period }) => words.firstTarget(period(at)) },
  {
    pattern: /^No value yet; (\S+) is awaited until (\S+)$/,
    say: ([at = '', day = ''], words, { period, date }) => words.awaitedUntil(period(at), date(day)),
  },
  { pattern: /^No value yet$/, say: (_, words) => words.noValueYet },
  {
    pattern: /^Nobody is expected to report for (\S+)$/,
    say: ([at = ''], words, { period }) => words.nobodyExpected(period(at)),
  },
  {
    pattern: /^No event has brought a value for (\S+)$/,
    say: ([at = ''], words, { period }) => words.noEvent(period(at)),
  },
  {
    pattern: /^No value for (\S+); it was due by (\S+)$/,
    say: ([at = '', day = ''], words, { period, date }) => words.overdue(period(at), date(day)),
  },
  {
    pattern: /^(?:One value is|(\d+) values are) withheld$/,
    say: ([count = '1'], words) => words.withheld(Number(count)),
  },
  {
    pattern: /^no baseline yet; it is planned for (\S+)$/,
    say: ([at = ''], words, { period }) => words.noBaselineYet(period(at)),
  },
  { pattern: /^there is no target for (\S+)$/, say: ([at = ''], words, { period }) => words.noTargetFor(period(at)) },
  { pattern: /^No step is reported done yet$/, say: (_, words) => words.noStepReported },
  { pattern: /^No step has a due date$/, say: (_, words) => words.noStepDue },
];

/** Why something is not rated, as a sentence in the page's language; a reason that has no words there is given in English. */
export function reasonSaid(reason: string, edition: Edition): Said {
  // The badge says so already.
  const bare = reason.replace(/^Not rated: /, '');
  if (bare === '') return '';
  const { words, language, portfolio } = edition;
  const period = (text: string) => {
    const parsed = parsePeriod(text, portfolio.fiscalYear);
    return parsed === undefined ? text : periodText(parsed, words);
  };
  const share = (text: string) => percent(exact(text).div(100), edition);
  for (const { pattern, say } of language === 'en' ? [] : phrases) {
    const found = pattern.exec(bare);
    if (found !== null)
      return say(found.slice(1), words.reason, { date: (day) => dateText(day, words), period, share });
  }
  return inLanguage(sentence(datesInWords(bare, words)), language === 'en' ? '' : 'en');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
