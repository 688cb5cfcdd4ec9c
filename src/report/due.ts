import type { ResultProgress } from '../progress/facts.ts';

/** States of which nothing is due. */
const idle: ReadonlySet<string> = new Set(['not-due', 'no-target', 'context', 'retired']);

/** The indicators of a result that a rating is due of. */
export function dueOf({ indicators }: ResultProgress): ResultProgress['indicators'] {
  return indicators.filter(({ method, rating }) => method !== 'scale' && !idle.has(rating));
}
