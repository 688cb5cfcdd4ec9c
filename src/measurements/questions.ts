import { isAdditive } from '../model/measure.ts';
import { ancestors } from '../model/place-tree.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { type Database, type EngineRow, quote } from './database.ts';
import { declaredPlaces, type Member, membersOf, membersOfRows, speakersFor } from './expected.ts';
import { questionTables } from './reduction.ts';
import { covers, type Question, reaches } from './windows.ts';

/** Fills the tables that say what is asked; the position of a question is the number of its indicator. */
export async function feedQuestions(
  database: Database,
  questions: readonly Question[],
  portfolio: Portfolio,
): Promise<void> {
  await database.run(questionTables);
  const sets = memberSets(questions, portfolio);
  await database.feed(
    'question',
    questions.map((one, ind) => [ind, one.time, one.together, isAdditive(one.indicator), sets[ind] ?? 0]),
  );
  await feedWindows(database, questions);
  await database.feed(
    'above',
    [...portfolio.places.keys()].flatMap((place) => ancestors(place, portfolio).map((above) => [place, above])),
  );
}

async function feedWindows(database: Database, questions: readonly Question[]): Promise<void> {
  const reach: (string | number | boolean)[][] = [];
  const cover: (string | number)[][] = [];
  const slots: (string | number)[][] = [];
  for (const [ind, question] of questions.entries()) {
    for (const [win, window] of question.windows.entries()) {
      for (const [number, slot] of window.slots.entries()) {
        slots.push([ind, win, number, slot.text, slot.start, slot.end]);
      }
      for (const period of question.rowPeriods) {
        const reached = reaches(question, period, window);
        if (reached === undefined) continue;
        reach.push([ind, period.start, period.end, win, reached === 'inside']);
        for (const [number, slot] of window.slots.entries()) {
          if (covers(question, period, window, slot)) cover.push([ind, period.start, period.end, win, number]);
        }
      }
    }
  }
  await database.feed('reach', reach);
  await database.feed('cover', cover);
  await database.feed('slot', slots);
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

/**
 * Fills the tables of expected places; those of rows are only known once the table `totals` is made. Says whether any indicator
 * has rows of a place and of one above it.
 */
export async function feedPlaces(
  database: Database,
  questions: readonly Question[],
  portfolio: Portfolio,
  asOf: string,
): Promise<{ readonly layered: boolean }> {
  const sets = memberSets(questions, portfolio);
  const ofRows = await placesOfRows(database, asOf);
  const members = new Map<number, readonly Member[]>();
  for (const [ind, { indicator }] of questions.entries()) {
    const set = sets[ind] ?? ind;
    if (members.has(set)) continue;
    const declared = declaredPlaces(indicator, portfolio);
    members.set(set, declared === undefined ? membersOfRows(ofRows.get(ind) ?? [], portfolio) : membersOf(declared));
  }
  await database.feed(
    'member',
    [...members].flatMap(([set, places]) => places.map(({ place, opens, closes }) => [set, place, opens, closes])),
  );
  await database.feed(
    'speaker',
    [...members].flatMap(([set, places]) =>
      speakersFor(places, portfolio).map(({ place, member, within }) => [set, place, member, within]),
    ),
  );
  const layered = [...ofRows.values()].some((places) => membersOfRows(places, portfolio).length < places.length);
  return { layered };
}

interface PlaceRow extends EngineRow {
  readonly ind: number;
  readonly places: readonly string[];
}

/** The places that rows have, those of periods that have ended, by the number of the indicator. */
async function placesOfRows(database: Database, asOf: string): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await database.rows<PlaceRow>(
    `SELECT ind, list(DISTINCT place ORDER BY place) AS places FROM totals WHERE closes <= ${quote(asOf)} GROUP BY ind`,
  );
  return new Map(rows.map(({ ind, places }) => [ind, places]));
}
