import type { Mention } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { child, keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** Ids can be file names everywhere: none differs from another only in case, none is reserved. */
export const chainIdReserved: Rule = {
  id: 'chain-id-reserved',
  severity: 'error',
  summary: 'Ids can be file names everywhere: none differs from another only in case, none is reserved.',
  why: 'Stores, plans and reviews are files named by ids; Windows and macOS do not tell case apart, and Windows refuses names such as con and nul.',
  fix: 'Choose another id.',
  reach: 'outline',
  *check({ portfolio }) {
    yield* clashes([...portfolio.places.values()], 'place');
    yield* clashes([...portfolio.parties.values()], 'party');
    yield* clashes(
      portfolio.frameworks.map(({ id, at }) => ({ id, at: child(at, 'id') })),
      'framework',
    );
    for (const { indicators } of portfolio.frameworks) yield* clashes([...indicators.values()], 'indicator');
  },
};

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function* clashes(things: readonly Mention[], kind: string): Iterable<Finding> {
  const seen = new Map<string, Mention>();
  for (const thing of things) {
    const at = thing.at.path.at(-1) === 'id' ? thing.at : keyOf(thing.at);
    const first = seen.get(thing.id.toLowerCase());
    if (first !== undefined) {
      yield {
        at,
        message: `The ${kind} ${thing.id} differs from ${first.id} only in case.`,
        hint: 'Expected ids that differ in their letters.',
        related: [{ at: keyOf(first.at), message: 'The other one.' }],
      };
    } else if (reserved.test(thing.id)) {
      yield { at, message: `The ${kind} id ${thing.id} cannot be a file name on Windows.`, hint: 'Choose another id.' };
    }
    seen.set(thing.id.toLowerCase(), first ?? thing);
  }
}
