import { isAdditive } from '../model/measure.ts';
import { ancestors, whole } from '../model/place-tree.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { compareText } from '../text/finding.ts';
import type { Database, EngineRow } from './database.ts';
import { declaredPlaces, type Member, membersOf, membersOfRows, speakersFor } from './expected.ts';
import type { WrittenPeriod } from './stored-rows.ts';
import { type Covering, carries, type Question, reachedIn } from './windows.ts';
import { questionTables, type Work } from './work.ts';

/**
 * Makes the tables that say what is asked, and fills those that are known from the periods of rows; the position of a question is
 * the number of its indicator, the position of a period in its `rowPeriods` the number of that.
 */
export async function feedQuestions(
  database: Database,
  questions: readonly Question[],
  written: readonly (readonly WrittenPeriod[])[],
  portfolio: Portfolio,
): Promise<void> {
  await database.run(questionTables);
  const sets = memberSets(questions, portfolio);
  await database.feed(
    'question',
    questions.map((one, ind) => [ind, one.time, one.together, isAdditive(one.indicator), sets[ind] ?? 0]),
  );
  await database.feed(
    'span',
    questions.flatMap(({ rowPeriods }, ind) => {
      const numbers = new Map(rowPeriods.map(({ start, end }, number) => [`${start}/${end}`, number]));
      return (written[ind] ?? []).flatMap(({ written: text, period: { start, end } }) => {
        const number = numbers.get(`${start}/${end}`);
        return number === undefined ? [] : [[ind, text, number, start, end]];
      });
    }),
  );
}

/** What rows are like that windows are filled with. */
export interface Shape {
  /** Numbers of the indicators that have rows of a place and of one above it. */
  readonly layered: ReadonlySet<number>;
  /** The columns that rows have. */
  readonly columns: ReadonlySet<string>;
  /** Some rows say the same thing twice. */
  readonly doubles: boolean;
}

/** Fills the tables of windows. Returns what is to be done with the rows that they hold. */
export async function feedWindows(
  database: Database,
  questions: readonly Question[],
  { layered, columns, doubles }: Shape,
): Promise<Work> {
  const reach: (number | boolean)[][] = [];
  const carry: number[][] = [];
  const inside = { alone: false, latest: false, others: false };
  const running = { runningSums: false, runningSumsApart: false, runningLatest: false };
  for (const [ind, question] of questions.entries()) {
    const { time, together, rowPeriods } = question;
    if (time === 'steps') continue;
    const isRunning = runs(question, layered.has(ind));
    for (const [win, window] of question.windows.entries()) {
      const reached = reachedIn(question, window);
      const last = reached.at(-1)?.per;
      if (last === undefined) continue;
      if (isRunning) {
        carry.push([ind, win, last, reached.find(({ how }) => how === 'inside')?.per ?? rowPeriods.length]);
        running[time === 'latest' ? 'runningLatest' : together ? 'runningSums' : 'runningSumsApart'] = true;
      } else {
        const alone = reached.length === 1 && !doubles;
        for (const { per, how } of reached) reach.push([ind, per, win, how === 'inside', alone]);
        inside[alone ? 'alone' : time === 'latest' ? 'latest' : 'others'] = true;
      }
    }
  }
  await database.feed('reach', reach);
  await database.feed('carry', carry);
  return { columns, doubles, layered: layered.size > 0, ...inside, ...running };
}

/** Fills the tables of the cells that coverage is counted in. */
export async function feedCells(database: Database, coverings: readonly Covering[]): Promise<void> {
  await database.feed(
    'cell',
    coverings.flatMap(({ cells }, ind) => cells.map(({ slot }, number) => [ind, number, slot.start, slot.end])),
  );
  await database.feed(
    'cover',
    coverings.flatMap(({ cells }, ind) =>
      cells.flatMap(({ periods }, number) => periods.map((per) => [ind, per, number])),
    ),
  );
}

/**
 * Whether the rows up to a window's end are taken as they come, one after the other. Where rows of a place stand for those of
 * places in it, what counts in a sum differs from window to window.
 */
function runs({ indicator, time }: Question, layered: boolean): boolean {
  return carries(indicator) && (time === 'latest' || (time === 'sum' && !layered));
}

/** Indicators that expect the same declared places share a set; where none are declared each has its own. */
function memberSets(questions: readonly Question[], portfolio: Portfolio): readonly number[] {
  const declared = new Map<unknown, number>();
  return questions.map(({ indicator }, ind) => {
    const places = declaredPlaces(indicator, portfolio);
    if (places === undefined) return ind;
    const set = declared.get(places) ?? ind;
    declared.set(places, set);
    return set;
  });
}

/** The places that rows or the portfolio name, by their number: in the order of their ids, the whole framework first. */
export function placesIn(named: readonly string[], { places }: Portfolio): readonly string[] {
  return [...new Set([whole, ...places.keys(), ...named])].toSorted(compareText);
}

/** Fills the table that says which number a place has. */
export async function feedPlaces(database: Database, places: readonly string[]): Promise<void> {
  await database.feed(
    'place',
    places.map((place, number) => [place, number]),
  );
}

/**
 * Fills the tables of the places that are expected; those of rows are only known once the table `totals` is made. Returns the
 * numbers of the indicators that have rows of a place and of one above it.
 */
export async function feedMembers(
  database: Database,
  questions: readonly Question[],
  places: readonly string[],
  portfolio: Portfolio,
): Promise<ReadonlySet<number>> {
  const sets = memberSets(questions, portfolio);
  const numbers = new Map(places.map((place, number) => [place, number]));
  const numberOf = (place: string) => numbers.get(place) ?? null;
  const ofRows = await placesOfRows(database, places);
  const members = new Map<number, readonly Member[]>();
  for (const [ind, { indicator }] of questions.entries()) {
    const set = sets[ind] ?? ind;
    if (members.has(set)) continue;
    const declared = declaredPlaces(indicator, portfolio);
    members.set(set, declared === undefined ? membersOfRows(ofRows.get(ind) ?? [], portfolio) : membersOf(declared));
  }
  await database.feed(
    'member',
    [...members].flatMap(([set, own]) => own.map(({ place, opens, closes }) => [set, numberOf(place), opens, closes])),
  );
  await database.feed(
    'speaker',
    [...members].flatMap(([set, own]) =>
      speakersFor(own, portfolio).map(({ place, member, within }) => [set, numberOf(place), numberOf(member), within]),
    ),
  );
  await database.feed(
    'above',
    [...portfolio.places.keys()].flatMap((place) =>
      ancestors(place, portfolio).map((above) => [numberOf(place), numberOf(above)]),
    ),
  );
  const isLayered = (own: readonly string[]) => membersOfRows(own, portfolio).length < own.length;
  return new Set([...ofRows].flatMap(([ind, own]) => (isLayered(own) ? [ind] : [])));
}

interface PlaceRow extends EngineRow {
  readonly ind: number;
  readonly places: readonly number[];
}

/** The places that rows have, by the number of the indicator. */
async function placesOfRows(
  database: Database,
  places: readonly string[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await database.rows<PlaceRow>(
    'SELECT ind, list(pl ORDER BY pl) AS places FROM (SELECT DISTINCT ind, pl FROM totals) GROUP BY ind',
  );
  return new Map(rows.map(({ ind, places: own }) => [ind, own.flatMap((number) => places[number] ?? [])]));
}
