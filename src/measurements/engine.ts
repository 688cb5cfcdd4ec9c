import { statSync } from 'node:fs';
import { byId } from '../model/by-id.ts';
import { overlaps, type Period } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import type { Problem } from '../text/finding.ts';
import { assemble, type CoverageRow, type Found, type ReportingRow, type StepRow, type ValueRow } from './assemble.ts';
import { byIndicator, withDatabase } from './database.ts';
import { declaredPlaces, type Member, membersOf, membersOfRows } from './expected.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Coverage, Observed } from './observation.ts';
import { feedPlaces, feedQuestions, feedWindows, runs } from './questions.ts';
import { sizeOf } from './reading.ts';
import { completedSteps, coverageCounts, reducedValues, reportingPlaces, type Work } from './reduction.ts';
import { sharedWindows, withoutTargets } from './shared-windows.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';
import { type OwnedFile, periodsOfStored, readStored, type WrittenPeriod } from './stored-rows.ts';
import { makeTotals } from './totals.ts';
import { askAbout, type Covering, coveringOf, type Question, type Window } from './windows.ts';

/**
 * What the store says of every indicator, as of a date (`YYYY-MM-DD`): sections 1.1 to 1.8 of the calculation contract,
 * quotients apart. Rows that cannot be understood do not count; `validate` names them. By framework/id. Files that cannot be
 * read are left out, and `leftOut` is told why. With a slice, only of its rows.
 */
export async function observe(
  portfolio: Portfolio,
  dir: string,
  asOf: string,
  { leftOut = () => {}, slice = {} }: { readonly leftOut?: (problem: Problem) => void; readonly slice?: Slice } = {},
): Promise<ReadonlyMap<string, Observed>> {
  const indicators = new Map(
    portfolio.frameworks.flatMap((framework) =>
      [...framework.indicators.values()].map((one): [string, Indicator] => [`${framework.id}/${one.id}`, one]),
    ),
  );
  const stored = await readingStore(dir, async () => {
    const files = listStored(dir).filter(({ framework, indicator }) => indicators.has(`${framework}/${indicator}`));
    return observeStored(files, { portfolio, asOf, leftOut, slice });
  });
  const found = new Map(stored.observed.map((observed) => [observed.indicator, observed]));
  const terms = { portfolio, asOf, shared: stored.shared };
  return new Map([...indicators].map(([id, indicator]) => [id, found.get(id) ?? withoutRows(indicator, terms)]));
}

interface Asked {
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly leftOut: (problem: Problem) => void;
  /** Only rows of this part count. */
  readonly slice: Slice;
}

type SharedWindows = ReadonlyMap<Indicator, readonly Period[]>;

async function observeStored(
  stored: readonly StoredFile[],
  asked: Asked,
): Promise<{ readonly observed: readonly Observed[]; readonly shared: SharedWindows }> {
  const { files, problems } = openStored(stored, asked.portfolio);
  problems.forEach(asked.leftOut);
  const owned = files.flatMap((file) => {
    const indicator = indicatorOf(file, asked.portfolio);
    return indicator === undefined ? [] : [{ file, indicator }];
  });
  const shared = await windowsShared(owned, asked.portfolio);
  const observed: Observed[] = [];
  for (const batch of batches(owned)) observed.push(...(await observeBatch(batch, shared, asked)));
  return { observed, shared };
}

/** Where a combined figure has no targets, its windows are the periods of the rows: these are looked at first. */
async function windowsShared(files: readonly OwnedFile[], portfolio: Portfolio): Promise<SharedWindows> {
  const wanted = withoutTargets(portfolio);
  const asked = files.filter(({ indicator }) => wanted.has(indicator));
  const periods = new Map<Indicator, readonly Period[]>();
  if (asked.length > 0) {
    await withDatabase(sizeOf(asked.map(({ file }) => file)), async (database) => {
      await readStored(database, asked, portfolio);
      const written = await periodsOfStored(database, asked, portfolio);
      for (const [ind, { indicator }] of asked.entries()) periods.set(indicator, spansOf(written[ind] ?? []));
    });
  }
  return sharedWindows(portfolio, (indicator) => periods.get(indicator) ?? []);
}

function indicatorOf({ owner }: MeasurementFile, { frameworks }: Portfolio): Indicator | undefined {
  return owner && byId(frameworks, owner.framework)?.indicators.get(owner.indicator);
}

const batchBytes = 64 << 20;

/** Indicators are independent of one another: taken in turn, so many at a time, they need no more memory than the largest few. */
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
  shared: SharedWindows,
  { portfolio, asOf, leftOut, slice }: Asked,
): Promise<readonly Observed[]> {
  return withDatabase(sizeOf(files.map(({ file }) => file)), async (database) => {
    for (const problem of await readStored(database, files, portfolio)) leftOut(problem);
    const columns = new Set(files.flatMap(({ file }) => file.columns));
    const written = await periodsOfStored(database, files, portfolio);
    const questions = files.map(({ indicator }, ind) =>
      askAbout(indicator, spansOf(written[ind] ?? []), asOf, shared.get(indicator)),
    );
    const coverings = questions.map(coveringOf);
    await feedQuestions(database, questions, written, portfolio);
    await makeTotals(database, portfolio, columns, slice);
    const layered = await feedPlaces(database, questions, portfolio);
    await feedWindows(database, questions, coverings, layered);
    const work = workFor(questions, layered, columns);
    const isAsked = questions.some(({ time }) => time !== 'steps');
    const values = byIndicator(isAsked ? await database.rows<ValueRow>(reducedValues(work)) : []);
    const cells = byIndicator(await database.rows<CoverageRow>(coverageCounts));
    const hasSteps = questions.some(({ time }) => time === 'steps');
    const steps = byIndicator(hasSteps ? await database.rows<StepRow>(completedSteps) : []);
    const hasShares = questions.some(({ windows }) => windows.some((window) => window.shared));
    const reporting = byIndicator(hasShares ? await database.rows<ReportingRow>(reportingPlaces) : []);
    return questions.map((question, ind) =>
      assemble(question, {
        reporting: reporting.get(ind) ?? [],
        values: values.get(ind) ?? [],
        coverage: coverageIn(question, coverings[ind], cells.get(ind) ?? []),
        steps: steps.get(ind) ?? [],
      }),
    );
  });
}

/** Each period once, by its days. */
function spansOf(written: readonly WrittenPeriod[]): readonly Period[] {
  const spans = new Map<string, Period>();
  for (const { period } of written) {
    const days = `${period.start}/${period.end}`;
    if (!spans.has(days)) spans.set(days, period);
  }
  return [...spans.values()];
}

function workFor(questions: readonly Question[], layered: ReadonlySet<number>, columns: ReadonlySet<string>): Work {
  const asked = questions.map((question, ind) => ({ ...question, runs: runs(question, layered.has(ind)) }));
  const any = (is: (question: (typeof asked)[number]) => boolean) =>
    asked.some((one) => one.time !== 'steps' && is(one));
  return {
    reporters: columns.has('reporter'),
    layered: layered.size > 0,
    latest: any(({ time, runs: isRunning }) => time === 'latest' && !isRunning),
    others: any(({ time, runs: isRunning }) => time !== 'latest' && !isRunning),
    runningSums: any(({ time, runs: isRunning }) => time === 'sum' && isRunning),
    runningLatest: any(({ time, runs: isRunning }) => time === 'latest' && isRunning),
    together: any(({ together }) => together),
    apart: any(({ together }) => !together),
  };
}

/** The coverage of each window: that of its cells, added up. */
function coverageIn(
  question: Question,
  covering: Covering | undefined,
  rows: readonly CoverageRow[],
): Found['coverage'] {
  const byCell = new Map(rows.map((row) => [row.cell, row]));
  const windows = new Map(question.windows.map((window, win) => [window, covering?.ofWindow[win] ?? []]));
  return (window) => {
    const found = (windows.get(window) ?? []).map((number, slot) => ({
      row: byCell.get(number),
      period: window.slots[slot]?.text ?? '',
    }));
    const total = (of: (row: CoverageRow) => number) => found.reduce((all, { row }) => all + (row ? of(row) : 0), 0);
    return {
      expected: total(({ expected }) => expected),
      reported: total(({ reported }) => reported),
      withheld: total(({ withheld }) => withheld),
      missing: found.flatMap(({ row, period }) => (row?.missing ?? []).map((place) => placePeriod(place, period))),
    };
  };
}

function placePeriod(place: string, period: string): Coverage['missing'][number] {
  return place === whole ? { period } : { place, period };
}

/** What is known of an indicator that nobody reported: its windows, and who is missing in each. */
function withoutRows(
  indicator: Indicator,
  { portfolio, asOf, shared }: Pick<Asked, 'portfolio' | 'asOf'> & { readonly shared: SharedWindows },
): Observed {
  const declared = declaredPlaces(indicator, portfolio);
  const members = declared === undefined ? membersOfRows([], portfolio) : membersOf(declared);
  return assemble(askAbout(indicator, [], asOf, shared.get(indicator)), {
    values: [],
    reporting: [],
    coverage: (window) => allMissing(window, members),
    steps: [],
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
