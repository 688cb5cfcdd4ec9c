import { entryOf } from '../../model/indicators.ts';
import { type Indicator, type LibraryEntry, sharedIn } from '../../model/portfolio.ts';
import type { Finding } from '../../text/finding.ts';
import { keyOf } from '../../text/location.ts';
import type { Rule } from '../rule.ts';

/** What is retired says why. */
export const revRetiredUnexplained: Rule = {
  id: 'rev-retired-unexplained',
  severity: 'warning',
  summary: 'A retired indicator says why it was retired.',
  why: 'Its values stay in the reports of the past; whoever finds them asks why they end.',
  fix: 'Add retired with reason and, where there is one, successor and last_period; beside uses, say it in the note.',
  reach: 'framework',
  *check({ portfolio }) {
    for (const entry of sharedIn(portfolio)) yield* unexplained(entry, entry.retired?.reason, 'retired: {reason: …}');
    for (const { indicators } of portfolio.frameworks) {
      for (const indicator of indicators.values()) {
        // Retired in the library it is explained there; retired here alone, only the note is its own.
        const isShared = indicator.uses !== undefined;
        if (entryOf(indicator, portfolio)?.status === 'retired') continue;
        const reason = indicator.retired?.reason ?? (isShared ? indicator.note : undefined);
        yield* unexplained(indicator, reason, isShared ? 'a note' : 'retired: {reason: …}');
      }
    }
  },
};

function* unexplained({ id, at, status }: LibraryEntry | Indicator, reason: unknown, key: string): Iterable<Finding> {
  if (status !== 'retired' || reason !== undefined) return;
  yield { at: keyOf(at), message: `${id} is retired and does not say why.`, hint: `Add ${key}.` };
}
