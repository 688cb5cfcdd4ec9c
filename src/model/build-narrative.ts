import type { Narrative } from './portfolio.ts';
import { type Entry, entries, get, given, mention, period, pick, type Reading, readPeriod } from './reading.ts';
import type { Text } from './text.ts';

/** A narrative from narratives/<framework>/<period>.yaml; left out, with a problem, where its name is no period. */
export function buildNarrative(entry: Entry, reading: Reading): Narrative[] {
  const [, framework = '', name = ''] = entry.at.source.file.split('/');
  // A range of periods has a slash, which a file name cannot hold: it is written with two underscores.
  const found = readPeriod(reading, name.replace(/\.ya?ml$/, '').replace('__', '/'), entry.at);
  if (found === undefined) return [];
  return [
    {
      at: entry.at,
      framework,
      period: found,
      ...pick<'title' | 'summary', Text>(entry, 'title', 'summary'),
      results: new Map(
        entries(entry, 'results').map((one) => [
          one.id,
          { at: one.at, ...pick<'progress' | 'evidence', Text>(one, 'progress', 'evidence') },
        ]),
      ),
      indicators: new Map(
        entries(entry, 'indicators').map((one) => [
          one.id,
          {
            at: one.at,
            ...pick<'deviation' | 'cause' | 'action', Text>(one, 'deviation', 'cause', 'action'),
            ...given({ owner: mention(one, 'owner'), by: period(reading, one, 'by') }),
          },
        ]),
      ),
      assumptions: new Map(
        entries(entry, 'assumptions').map((one) => [
          one.id,
          { at: one.at, status: get<string>(one, 'status') ?? 'holds', ...pick<'note', Text>(one, 'note') },
        ]),
      ),
      risks: new Map(
        entries(entry, 'risks').map((one) => [
          one.id,
          {
            at: one.at,
            ...pick<'likelihood' | 'impact', string>(one, 'likelihood', 'impact'),
            ...pick<'note', Text>(one, 'note'),
          },
        ]),
      ),
      lessons: get<readonly Text[]>(entry, 'lessons') ?? [],
      decisions: get<readonly Text[]>(entry, 'decisions') ?? [],
    },
  ];
}
