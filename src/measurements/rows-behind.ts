import { existsSync, readFileSync } from 'node:fs';
import { type Exact, exact, numberPattern, sum } from '../model/decimal.ts';
import { isAdditive } from '../model/measure.ts';
import { overlaps, type Period, parsePeriod, sameDays } from '../model/period.ts';
import { ancestors } from '../model/place-tree.ts';
import type { Dimension, Indicator, Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import { parseCsv } from '../text/csv.ts';
import type { Location } from '../text/location.ts';
import { listStored, storedName } from './store.ts';
import { fiscalYearOf } from './subject.ts';
import { askAbout, type Question, reaches, type Window } from './windows.ts';

/** A row of the store as a reader sees it, with its place. */
export interface StoredLine {
  readonly at: Location;
  readonly period: Period;
  /** '' is the framework as a whole. */
  readonly place: string;
  readonly reporter: string;
  readonly step: string;
  /** By dimension; none for a total. */
  readonly categories: ReadonlyMap<string, string>;
  readonly value?: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  readonly status: string;
  readonly qualifier: string;
  readonly state: 'counted' | 'withheld' | 'not-applicable' | 'empty';
}

/** A row that belongs to a window: whether its value is in the figure, and if not, why. */
export interface LineBehind extends StoredLine {
  readonly used: boolean;
  readonly why?: string;
}

/** The rows of an indicator in the order of its file; those that cannot be understood are left out, as figures leave them out. */
export function storedLines(indicator: Indicator, portfolio: Portfolio, dir: string): readonly StoredLine[] {
  const name = storedName(indicator.framework, indicator.id);
  const path = listStored(dir).find((stored) => stored.name === name)?.path;
  if (path === undefined || !existsSync(path)) return [];
  const { source, header, records, problems } = parseCsv(name, readFileSync(path, 'utf8'));
  if (problems.length > 0) return [];
  const fiscalYear = fiscalYearOf(indicator, portfolio);
  return records.flatMap(({ record, cells }): readonly StoredLine[] => {
    const cell = (column: string) => (cells[header.indexOf(column)] ?? '').trim();
    const period = parsePeriod(cell('period'), fiscalYear);
    if (period === undefined) return [];
    const number = (column: string) => (numberPattern.test(cell(column)) ? exact(cell(column)) : undefined);
    const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map(number);
    const categories = [...portfolio.dimensions.keys()].flatMap((id): [string, string][] =>
      cell(id) === '' ? [] : [[id, cell(id)]],
    );
    const line = {
      at: { source, path: [record] },
      period,
      ...{ place: cell('place'), reporter: cell('reporter'), step: cell('step') },
      categories: new Map(categories),
      ...(value === undefined ? {} : { value }),
      ...(numerator === undefined ? {} : { numerator }),
      ...(denominator === undefined ? {} : { denominator }),
      ...{ status: cell('status'), qualifier: cell('qualifier') },
    };
    return [{ ...line, state: stateOf(line) }];
  });
}

const counting: readonly string[] = ['', 'reported', 'provisional', 'estimated'];

function stateOf({ status, value, numerator, denominator }: Omit<StoredLine, 'state'>): StoredLine['state'] {
  if (status === 'confidential') return 'withheld';
  if (status === 'not-applicable') return status;
  const isThere = value !== undefined || (numerator !== undefined && denominator !== undefined);
  return counting.includes(status) && isThere ? 'counted' : 'empty';
}

export interface LinesAsked {
  readonly indicator: Indicator;
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly slice: Slice;
  readonly window: Pick<Window, 'period' | 'shared'>;
}

/**
 * The rows of a window, and which of them its value is made of: section 1 of the calculation contract row by row, as the engine
 * does it for all at once. A test holds the two against each other.
 */
export function linesBehind(lines: readonly StoredLine[], asked: LinesAsked): readonly LineBehind[] {
  const { indicator, portfolio, asOf, slice, window } = asked;
  const question = askAbout(indicator, [], asOf);
  const ended = lines.filter(({ period, place }) => period.end <= asOf && isInside(place, slice, portfolio));
  const reached = ended.filter(({ period }) => reaches(question, period, window) !== undefined);
  const totals = withTotals(reached, asked);
  const counted = totals.filter(({ used }) => used);
  const kept = new Map(overTime(counted, question, asked).map((line) => [line.at, line]));
  return totals.map((line) => kept.get(line.at) ?? line);
}

function isInside(place: string, slice: Slice, portfolio: Portfolio): boolean {
  return slice.place === undefined || place === slice.place || ancestors(place, portfolio).includes(slice.place);
}

const unused: Readonly<Record<StoredLine['state'], string>> = {
  counted: '',
  withheld: 'its value is withheld',
  'not-applicable': 'not applicable: nothing is expected',
  empty: 'no value',
};

/** Totals count; categories make up a total where none is given and an exhaustive dimension is complete. */
function withTotals(lines: readonly StoredLine[], asked: LinesAsked): readonly LineBehind[] {
  const groups = new Map<string, StoredLine[]>();
  for (const line of lines) {
    const key = `${line.period.start} ${line.period.end} ${line.place} ${line.reporter} ${line.step}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const judged = new Map([...groups.values()].flatMap((group) => judge(group, asked)).map((line) => [line.at, line]));
  return lines.flatMap(({ at }) => judged.get(at) ?? []);
}

function judge(group: readonly StoredLine[], asked: LinesAsked): readonly LineBehind[] {
  const { slice, portfolio, indicator } = asked;
  const isWanted = ({ categories }: StoredLine) =>
    slice.category === undefined
      ? categories.size === 0
      : categories.size === 1 && categories.get(slice.category.dimension) === slice.category.category;
  const said = group.filter((line) => isWanted(line) && line.state !== 'empty');
  const wanted = group.filter(isWanted).map((line): LineBehind => {
    return line.state === 'counted' ? { ...line, used: true } : { ...line, used: false, why: unused[line.state] };
  });
  const others = group.filter((line) => !isWanted(line));
  const not = (why: string) => others.map((line): LineBehind => ({ ...line, used: false, why }));
  if (slice.category !== undefined) return [...wanted, ...not('of another category')];
  if (said.length > 0) return [...wanted, ...not('part of a total that is given')];
  const complete = [...portfolio.dimensions.values()].find(
    (dimension) => dimension.exhaustive && isComplete(others, dimension, indicator),
  );
  if (complete === undefined) return [...wanted, ...not('its dimension is not complete, so that it makes no total')];
  return [
    ...wanted,
    ...others.map((line): LineBehind => {
      if (!isOf(line, complete)) return { ...line, used: false, why: 'of another dimension' };
      return line.state === 'counted' ? { ...line, used: true } : { ...line, used: false, why: unused[line.state] };
    }),
  ];
}

function isOf({ categories }: StoredLine, { id }: Dimension): boolean {
  return categories.size === 1 && categories.has(id);
}

/** Every category that is not residual is counted, or does not apply; what is counted can be added up. */
function isComplete(lines: readonly StoredLine[], dimension: Dimension, indicator: Indicator): boolean {
  const own = lines.filter((line) => isOf(line, dimension));
  const counted = own.filter(({ state }) => state === 'counted');
  if (counted.length === 0 || own.some(({ state }) => state === 'withheld')) return false;
  const settled = new Set(
    own
      .filter(({ state }) => state === 'counted' || state === 'not-applicable')
      .map(({ categories }) => categories.get(dimension.id)),
  );
  const needed = [...dimension.categories.values()].filter(({ residual }) => !residual);
  const hasValues = counted.every(({ value }) => value !== undefined);
  const hasParts = counted.every(({ numerator, denominator }) => numerator !== undefined && denominator !== undefined);
  return needed.every(({ id }) => settled.has(id)) && ((isAdditive(indicator) && hasValues) || hasParts);
}

/** Of several rows of a place the one that counts; of a place and one above it the one that speaks for both. */
function overTime(lines: readonly LineBehind[], question: Question, asked: LinesAsked): readonly LineBehind[] {
  const { portfolio, window } = asked;
  const above = (place: string) => ancestors(place, portfolio);
  const drop = (line: LineBehind, why: string): LineBehind => ({ ...line, used: false, why });
  if (question.time === 'sum' || question.time === 'pool' || question.time === 'steps') {
    return lines.map((line) => {
      const top = lines.find((other) => above(line.place).includes(other.place) && overlaps(other.period, line.period));
      return top === undefined || line.place === '' ? line : drop(line, `in the total of ${top.place || 'the whole'}`);
    });
  }
  const picked = lines.map((line) => {
    const same = lines.filter(({ place, reporter }) => place === line.place && reporter === line.reporter);
    if (question.time === 'latest' && same.some((other) => isLater(other.period, line.period))) {
      return drop(line, 'an earlier value');
    }
    const isHigher = question.time === 'max' && same.some((other) => totalOf(other, same).gt(totalOf(line, same)));
    return isHigher ? drop(line, 'not the highest') : line;
  });
  const isFresh = (place: string) =>
    picked.some((line) => line.used && line.place === place && reaches(question, line.period, window) === 'inside');
  const places = new Set(picked.filter(({ used }) => used).map(({ place }) => place));
  return picked.map((line) => {
    if (!line.used) return line;
    const top = above(line.place).find(
      (place) => place !== line.place && places.has(place) && (isFresh(place) || !isFresh(line.place)),
    );
    if (line.place !== '' && top !== undefined) return drop(line, `in the total of ${top || 'the whole'}`);
    const newer = [...places].find(
      (place) => above(place).includes(line.place) && place !== line.place && isFresh(place) && !isFresh(line.place),
    );
    return newer === undefined ? line : drop(line, `older than ${newer}, which lies in it`);
  });
}

/** The value of a row's period: of its categories together. */
function totalOf({ period }: LineBehind, lines: readonly LineBehind[]): Exact {
  return sum(lines.flatMap((line) => (sameDays(line.period, period) ? (line.value ?? []) : [])));
}

function isLater(a: Period, b: Period): boolean {
  return a.end > b.end || (a.end === b.end && a.start > b.start);
}
