import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { byId } from '../model/by-id.ts';
import { overlaps } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Problem } from '../text/finding.ts';
import { assemble, type CoverageRow, type Found, type StepRow, type ValueRow } from './assemble.ts';
import { byIndicator, withDatabase } from './database.ts';
import { declaredPlaces, type Member, membersOf, membersOfRows } from './expected.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Coverage, Observed } from './observation.ts';
import { feedCells, feedMembers, feedPlaces, feedQuestions, feedWindows, placesIn } from './questions.ts';
import { sizeOf } from './reading.ts';
import { completedSteps, coverageCounts, reducedValues } from './reduction.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';
import { type OwnedFile, readStored } from './stored-rows.ts';
import { totalsTable } from './totals.ts';
import { askAbout, type Covering, coveringOf, type Question, type Window } from './windows.ts';

/**
 * What the store says of every indicator, as of a date (`YYYY-MM-DD`): sections 1.1 to 1.8 of the calculation contract,
 * quotients apart. Rows that cannot be understood do not count; `validate` names them. By framework/id. Files that cannot be
 * read are left out, and `leftOut` is told why.
 */
export async function observe(
  portfolio: Portfolio,
  dir: string,
  asOf: string,
  leftOut: (problem: Problem) => void = () => {},
): Promise<ReadonlyMap<string, Observed>> {
  const indicators = new Map(
    portfolio.frameworks.flatMap((framework) =>
      [...framework.indicators.values()].map((one): [string, Indicator] => [`${framework.id}/${one.id}`, one]),
    ),
  );
  const stored = await readingStore(dir, async () => {
    const files = listStored(dir).filter(({ framework, indicator }) => indicators.has(`${framework}/${indicator}`));
    return files.length === 0 ? [] : observeStored(files, { portfolio, asOf, leftOut });
  });
  const found = new Map(stored.map((observed) => [observed.indicator, observed]));
  return new Map(
    [...indicators].map(([id, indicator]) => [id, found.get(id) ?? withoutRows(indicator, portfolio, asOf)]),
  );
}

interface Asked {
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly leftOut: (problem: Problem) => void;
}

async function observeStored(stored: readonly StoredFile[], asked: Asked): Promise<readonly Observed[]> {
  const { files, problems } = openStored(stored, asked.portfolio);
  problems.forEach(asked.leftOut);
  const owned = files.flatMap((file) => {
    const indicator = indicatorOf(file, asked.portfolio);
    return indicator === undefined ? [] : [{ file, indicator }];
  });
  return (await eachOf(batches(owned), (batch, size) => observeBatch(batch, asked, size))).flat();
}

function indicatorOf({ owner }: MeasurementFile, { frameworks }: Portfolio): Indicator | undefined {
  return owner && byId(frameworks, owner.framework)?.indicators.get(owner.indicator);
}

/**
 * Does the work on each, as many at a time as the machine can: work on one thread wastes less than the same on several, and while
 * the engine reads one batch the figures of another are put together. Results stand in the order of the batches.
 */
async function eachOf<T>(
  batches: readonly (readonly OwnedFile[])[],
  work: (batch: readonly OwnedFile[], size: Size) => Promise<T>,
): Promise<readonly T[]> {
  const cores = availableParallelism();
  const hands = Math.max(1, Math.min(cores, batches.length));
  const waiting = [...batches.entries()];
  const done: T[] = [];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, batch] = next;
      const isSmall = sizeOf(batch.map(({ file }) => file)) === 'small';
      done[index] = await work(batch, isSmall ? 'small' : { threads: Math.max(1, Math.floor(cores / hands)) });
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return done;
}

type Size = Parameters<typeof withDatabase>[0];

const batchBytes = 32 << 20;

/** Indicators are independent of one another: some at a time they need no more memory than the largest few. */
function batches(files: readonly OwnedFile[]): readonly (readonly OwnedFile[])[] {
  const found: OwnedFile[][] = [];
  let size = batchBytes;
  for (const owned of files) {
    const bytes = statSync(owned.file.path).size;
    if (size + bytes > batchBytes) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(owned);
    size += bytes;
  }
  return found;
}

function observeBatch(
  files: readonly OwnedFile[],
  { portfolio, asOf, leftOut }: Asked,
  size: Size,
): Promise<readonly Observed[]> {
  return withDatabase(size, async (database) => {
    const { periods, places: named, doubles, problems } = await readStored(database, files, portfolio);
    problems.forEach(leftOut);
    const columns = new Set(files.flatMap(({ file }) => file.columns));
    const questions = files.map(({ indicator }, ind) => {
      const own = (periods[ind] ?? []).map(({ period }) => period);
      return askAbout(indicator, own, asOf);
    });
    const coverings = questions.map(coveringOf);
    const places = placesIn(named, portfolio);
    await feedQuestions(database, questions, periods, portfolio);
    await feedPlaces(database, places);
    const exhaustive = exhaustiveIn(files, portfolio);
    await database.run(totalsTable({ portfolio, columns, exhaustive, doubles }));
    const layered = await feedMembers(database, questions, places, portfolio);
    const work = await feedWindows(database, questions, { layered, columns, doubles });
    await feedCells(database, coverings);
    const hasValues =
      work.alone || work.latest || work.others || work.runningSums || work.runningSumsApart || work.runningLatest;
    const values = byIndicator(hasValues ? await database.rows<ValueRow>(reducedValues(work)) : []);
    const cells = byIndicator(await database.rows<CoverageRow>(coverageCounts));
    const hasSteps = columns.has('step') && questions.some(({ time }) => time === 'steps');
    const steps = byIndicator(hasSteps ? await database.rows<StepRow>(completedSteps) : []);
    return questions.map((question, ind) =>
      assemble(question, {
        values: values.get(ind) ?? [],
        coverage: coverageIn({ question, covering: coverings[ind], places }, cells.get(ind) ?? []),
        steps: steps.get(ind) ?? [],
        places,
      }),
    );
  });
}

/** The most exhaustive dimensions that any of the files has. */
function exhaustiveIn(files: readonly OwnedFile[], { dimensions }: Portfolio): number {
  const counts = files.map(({ file }) => file.columns.filter((column) => dimensions.get(column)?.exhaustive).length);
  return Math.max(0, ...counts);
}

interface Covered {
  readonly question: Question;
  readonly covering: Covering | undefined;
  readonly places: readonly string[];
}

/** The coverage of each window: that of its cells, added up. */
function coverageIn({ question, covering, places }: Covered, rows: readonly CoverageRow[]): Found['coverage'] {
  const byCell = new Map(rows.map((row) => [row.cell, row]));
  const coverages = question.windows.map(({ slots }, win) => {
    const found = (covering?.ofWindow[win] ?? []).map((number, slot) => ({
      row: byCell.get(number),
      period: slots[slot]?.text ?? '',
    }));
    const total = (of: (row: CoverageRow) => number) => found.reduce((all, { row }) => all + (row ? of(row) : 0), 0);
    return {
      expected: total(({ expected }) => expected),
      reported: total(({ reported }) => reported),
      withheld: total(({ withheld }) => withheld),
      missing: found.flatMap(({ row, period }) =>
        (row?.missing ?? []).map((number) => placePeriod(places[number] ?? whole, period)),
      ),
    };
  });
  const ofWindow = new Map(question.windows.map((window, win) => [window, coverages[win]]));
  return (window) => ofWindow.get(window) ?? nobody;
}

/** Nobody is expected: no place of the list has begun, or all are taken out. */
const nobody: Coverage = { expected: 0, reported: 0, withheld: 0, missing: [] };

function placePeriod(place: string, period: string): Coverage['missing'][number] {
  return place === whole ? { period } : { place, period };
}

/** What is known of an indicator that nobody reported: its windows, and who is missing in each. */
function withoutRows(indicator: Indicator, portfolio: Portfolio, asOf: string): Observed {
  const declared = declaredPlaces(indicator, portfolio);
  const members = declared === undefined ? membersOfRows([], portfolio) : membersOf(declared);
  return assemble(askAbout(indicator, [], asOf), {
    values: [],
    coverage: (window) => allMissing(window, members),
    steps: [],
    places: [],
  });
}

function allMissing({ slots }: Window, members: readonly Member[]): Coverage {
  const missing = slots.flatMap((slot) =>
    members
      .filter(({ opens, closes }) => overlaps({ start: opens, end: closes }, slot))
      .map(({ place }) => placePeriod(place, slot.text)),
  );
  return { expected: missing.length, reported: 0, withheld: 0, missing };
}
