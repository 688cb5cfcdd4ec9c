import type { Coverage } from '../measurements/observation.ts';
import { parsePeriod } from '../model/period.ts';
import { periodText } from './dates.ts';
import { type Edition, told } from './edition.ts';

/** How many of those expected have reported, and who is missing. */
export interface CoverageView {
  /** `7 of 9 reported`, with what is withheld. */
  readonly text: string;
  /** `missing: Jinja, Mbale`; empty where nobody is. */
  readonly missing: string;
  readonly complete: boolean;
}

const shown = 8;

/** Null where nothing is expected: there is no coverage to speak of. */
export function coverageView(coverage: Coverage | undefined, edition: Edition): CoverageView | null {
  if (coverage === undefined || coverage.expected === 0) return null;
  const { words } = edition;
  const { reported, expected, withheld, missing } = coverage;
  const names = missingNames(missing, edition);
  const all = reported + withheld === 0 && missing.length > names.length;
  const more = names.length > shown ? [words.andMore(names.length - shown)] : [];
  return {
    text: [words.covered(reported, expected), ...(withheld > 0 ? [words.withheld(withheld)] : [])].join(', '),
    missing:
      names.length === 0 ? '' : words.missing(all ? words.everyone : [...names.slice(0, shown), ...more].join(', ')),
    complete: reported === expected,
  };
}

/** Each missing place once, with its period where periods differ; the periods where the whole framework reports. */
function missingNames(missing: Coverage['missing'], edition: Edition): readonly string[] {
  const { words, portfolio } = edition;
  const onePeriod = new Set(missing.map(({ period }) => period)).size === 1;
  const places = new Map<string | undefined, string[]>();
  for (const { place, period } of missing) places.set(place, [...(places.get(place) ?? []), period]);
  return [...places].flatMap(([place, periods]) => {
    const written = periods.map((period) => writtenPeriod(period, edition));
    if (place === undefined) return written;
    const name = told(portfolio.places.get(place)?.title ?? place, edition);
    if (onePeriod) return [name];
    return [periods.length > 1 ? words.periodsOf(name, periods.length) : words.at(name, written.join())];
  });
}

function writtenPeriod(period: string, { portfolio, words }: Edition): string {
  const parsed = parsePeriod(period, portfolio.fiscalYear);
  return parsed === undefined ? period : periodText(parsed, words);
}
