import type { Portfolio } from '../../model/portfolio.ts';
import { isNumeric, type Scene } from './column-profile.ts';
import type { DraftWide } from './draft.ts';
import { thingNamed } from './names.ts';
import { periodOfHeader } from './time-format.ts';
import { fieldOfHeader, isTotal } from './words.ts';

/** Columns that each hold values of one period, one category of a dimension or one indicator: two of a kind at least. */
export function wideColumns({ columns, portfolio, year }: Scene): readonly DraftWide[] {
  const numeric = columns.filter(isNumeric);
  const periods = numeric.flatMap(({ header }): DraftWide[] => {
    const found = periodOfHeader(header, year);
    if (found === undefined) return [];
    const comment = found.guessed ? { comment: `is it ${found.period}? The header does not say all of it` } : {};
    return [{ header, labels: [['period', found.period]], ...comment }];
  });
  const named = (field: string) =>
    numeric.flatMap(({ header }): DraftWide[] => {
      const thing = fieldOfHeader(header) === undefined ? thingNamed(field, header, portfolio) : undefined;
      if (thing === undefined) return [];
      const id = thing.framework === undefined ? thing.id : `${thing.framework}/${thing.id}`;
      return [{ header, labels: [[field, id]] }];
    });
  const joined = numeric.flatMap(({ header }) => joinedLabels(header, portfolio, year) ?? []);
  const fields = [...portfolio.dimensions.keys(), 'indicator'];
  const kinds = [joined, periods, ...fields.map(named)].filter((all) => all.length > 1);
  const hasValue = columns.some(({ header }) => fieldOfHeader(header) === 'value');
  const [most = hasValue ? undefined : alone(named('indicator'))] = kinds.toSorted((a, b) => b.length - a.length);
  if (most === undefined) return [];
  // The column of the total beside its parts is the blank category.
  const [field] = most[0]?.labels[0] ?? [];
  const total = portfolio.dimensions.has(field ?? '') ? numeric.find(({ header }) => isTotal(header)) : undefined;
  return total === undefined
    ? most
    : [...most, { header: total.header, labels: [[field ?? '', '']], comment: 'the total' }];
}

/** The single column of a table whose header names an indicator. */
function alone(wide: readonly DraftWide[]): readonly DraftWide[] | undefined {
  return wide.length === 1 ? wide : undefined;
}

/** What a header of several rows stands for, where each of them says something: a period and a category. */
function joinedLabels(header: string, portfolio: Portfolio, year: string | undefined): DraftWide | undefined {
  const parts = header.split(' / ');
  const labels = parts.flatMap((part): (readonly [string, string])[] => {
    const period = periodOfHeader(part, year)?.period;
    if (period !== undefined) return [['period', period]];
    for (const field of [...portfolio.dimensions.keys(), 'indicator']) {
      const thing = thingNamed(field, part, portfolio);
      if (thing !== undefined)
        return [[field, thing.framework === undefined ? thing.id : `${thing.framework}/${thing.id}`]];
      if (portfolio.dimensions.has(field) && isTotal(part)) return [[field, '']];
    }
    return [];
  });
  const distinct = new Set(labels.map(([field]) => field)).size;
  return parts.length > 1 && distinct === parts.length ? { header, labels } : undefined;
}
