import type { Mention } from '../model/portfolio.ts';
import type { Finding } from '../text/finding.ts';
import { suggest } from '../text/suggestion.ts';

/**
 * One finding for each name that is not known, at its first mention; the other mentions are related places. So a misspelt
 * definition makes one finding a file, not one a use.
 */
export function* unknownNames(
  mentions: Iterable<Mention>,
  known: readonly string[],
  message: (id: string) => string,
  ownHint?: (id: string) => string | undefined,
): Iterable<Finding> {
  const byName = new Map<string, Mention[]>();
  const names = new Set(known);
  for (const mention of mentions) {
    if (names.has(mention.id)) continue;
    const others = byName.get(mention.id);
    if (others === undefined) byName.set(mention.id, [mention]);
    else others.push(mention);
  }
  for (const [id, [first, ...rest]] of byName) {
    if (first === undefined) continue;
    const hint = ownHint?.(id) ?? suggest(id, known);
    yield {
      at: first.at,
      message: message(id),
      ...(hint === undefined ? {} : { hint }),
      related: rest.map(({ at }) => ({ at, message: 'Also here.' })),
    };
  }
}
