import { child } from '../text/location.ts';
import type { ExpectedPlace } from './portfolio.ts';
import { type Entry, get, given, items, period, type Reading } from './reading.ts';

/** The places expected to report, of a framework or an indicator; undefined where nothing is said. */
export function buildExpectedPlaces(entry: Entry, reading: Reading): readonly ExpectedPlace[] | undefined {
  const written = get<readonly unknown[]>(entry, 'places');
  if (written === undefined) return undefined;
  return items(entry, 'places', 'id').map((place, index) => ({
    at: typeof written[index] === 'object' ? child(place.at, 'id') : place.at,
    id: get<string>(place, 'id') ?? '',
    ...given({ from: period(reading, place, 'from'), until: period(reading, place, 'until') }),
  }));
}
