import { defaultLevels } from '../model/build-framework.ts';
import type { Level } from '../model/portfolio.ts';
import { type Edition, type Said, said } from './edition.ts';

const untitled: ReadonlyMap<string, string> = new Map(defaultLevels);

/** A level's title; of a level that was given none, or the usual English one alone, the field's word in the page's language. */
export function levelTitle({ title, generic }: Level, edition: Edition): Said {
  const shown = said(title, edition);
  if (generic === undefined) return shown;
  const usual = untitled.get(generic);
  const isUsual =
    title === usual || (typeof shown !== 'string' && shown.lang === 'en' && bare(shown.text) === bare(usual));
  return isUsual ? (edition.words.levelTitle[generic] ?? shown) : shown;
}

/** `Outcome` is as usual as `Outcomes`. */
function bare(title = ''): string {
  return title.toLowerCase().replace(/s$/, '');
}
