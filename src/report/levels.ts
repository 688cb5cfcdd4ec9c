import { defaultLevels } from '../model/build-framework.ts';
import type { Level } from '../model/portfolio.ts';
import { type Edition, type Said, said } from './edition.ts';

const untitled: ReadonlyMap<string, string> = new Map(defaultLevels);

/** A level's title; of a level that was given none, the field's word for it in the page's language. */
export function levelTitle({ title, generic }: Level, edition: Edition): Said {
  const own = generic !== undefined && title === untitled.get(generic) ? edition.words.levelTitle[generic] : undefined;
  return own ?? said(title, edition);
}
