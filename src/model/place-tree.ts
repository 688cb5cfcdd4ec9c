import type { Portfolio } from './portfolio.ts';

/** The id that stands for the whole framework: a blank place. */
export const whole = '';

/** The places above a place, nearest first; the whole framework is above all. */
export function ancestors(place: string, { places }: Pick<Portfolio, 'places'>): readonly string[] {
  const found: string[] = [];
  for (let at = places.get(place)?.parent; at !== undefined && !found.includes(at); at = places.get(at)?.parent) {
    found.push(at);
  }
  return [...found, whole];
}
