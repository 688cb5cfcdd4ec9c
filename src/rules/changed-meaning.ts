import type { Definition, Indicator } from '../model/portfolio.ts';
import type { Text } from '../model/text.ts';

/** What decides which values an indicator has, with the key it is written under. */
const texts = ['definition', 'unit', 'numerator', 'denominator', 'formula'] as const;
const words = ['measure', 'currency', 'parts', 'counts', 'direction', 'cumulation'] as const;

/** The keys under which an indicator means something else than before. To fill in what was not said changes nothing. */
export function changedKeys(before: Definition, now: Definition, [first = 'en']: readonly string[]): readonly string[] {
  const changedTexts = texts.filter((key) => !isSameText(before[key], now[key], first));
  const changedWords = words.filter((key) => before[key] !== undefined && before[key] !== now[key]);
  // A measure brings its own factor.
  const factor = before.measure !== now.measure || before.per.eq(now.per) ? [] : ['per'];
  return [...changedTexts, ...changedWords, ...factor];
}

/** Whether a text says the same in each language that both have; spaces and line breaks say nothing. */
export function isSameText(before: Text | undefined, now: Text | undefined, first: string): boolean {
  if (before === undefined) return true;
  if (now === undefined) return false;
  const [old, current] = [byLanguage(before, first), byLanguage(now, first)];
  return Object.keys(old).every(
    (language) => current[language] === undefined || plain(old[language]) === plain(current[language]),
  );
}

function byLanguage(text: Text, first: string): { readonly [language: string]: string } {
  return typeof text === 'string' ? { [first]: text } : text;
}

function plain(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/g, ' ').trim();
}

/** The changes that are told now and were not before. */
export function newChanges(before: Definition, { changes }: Definition): Definition['changes'] {
  const told = new Set(before.changes.map(({ date, what }) => JSON.stringify([date, what])));
  return changes.filter(({ date, what }) => !told.has(JSON.stringify([date, what])));
}

/** The indicator as messages name it: by its shared definition where it has one. */
export function definitionName({ uses, id }: Indicator): string {
  return uses?.id ?? id;
}
