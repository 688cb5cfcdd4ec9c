import { byId } from '../model/by-id.ts';
import type { Period } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Slice } from '../model/slice.ts';
import type { Problem } from '../text/finding.ts';
import { assemble, type CoverageRow, type ReportingRow, type StepRow, type ValueRow } from './assemble.ts';
import { batches, eachOf, type Size } from './batches.ts';
import { allMissing, coverageCounts, coverageIn } from './coverage.ts';
import { byIndicator, withDatabase } from './database.ts';
import { declaredPlaces, membersOf, membersOfRows } from './expected.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Observed } from './observation.ts';
import { feedCells, feedMembers, feedPlaces, feedQuestions, feedWindows, placesIn } from './questions.ts';
import { sizeOf } from './reading.ts';
import { completedSteps, reducedValues, reportingPlaces } from './reduction.ts';
import { sharedWindows, withoutTargets } from './shared-windows.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';
import { type OwnedFile, readStored } from './stored-rows.ts';
import { totalsTable } from './totals.ts';
import { askAbout, coveringOf } from './windows.ts';

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
  const found = await eachOf(batches(owned), (batch, size) => observeBatch(batch, { ...asked, shared, size }));
  for (const one of found) one.problems.forEach(asked.leftOut);
  return { observed: found.flatMap(({ observed }) => observed), shared };
}

/** Where a combined figure has no targets, its windows are the periods of the rows: these are looked at first. */
async function windowsShared(files: readonly OwnedFile[], portfolio: Portfolio): Promise<SharedWindows> {
  const wanted = withoutTargets(portfolio);
  const asked = files.filter(({ indicator }) => wanted.has(indicator));
  const known = new Map<Indicator, readonly Period[]>();
  if (asked.length > 0) {
    const size = sizeOf(asked.map(({ file }) => file));
    const { periods } = await withDatabase(size, (database) => readStored(database, asked, portfolio));
    for (const [ind, { indicator }] of asked.entries()) {
      known.set(
        indicator,
        (periods[ind] ?? []).map(({ period }) => period),
      );
    }
  }
  return sharedWindows(portfolio, (indicator) => known.get(indicator) ?? []);
}

function indicatorOf({ owner }: MeasurementFile, { frameworks }: Portfolio): Indicator | undefined {
  return owner && byId(frameworks, owner.framework)?.indicators.get(owner.indicator);
}

function observeBatch(
  files: readonly OwnedFile[],
  { portfolio, asOf, slice, shared, size }: Asked & { readonly shared: SharedWindows; readonly size: Size },
): Promise<{ readonly observed: readonly Observed[]; readonly problems: readonly Problem[] }> {
  return withDatabase(size, async (database) => {
    const { periods, places: named, doubles, problems } = await readStored(database, files, portfolio, { slice });
    const columns = new Set(files.flatMap(({ file }) => file.columns));
    const questions = files.map(({ indicator }, ind) => {
      const own = (periods[ind] ?? []).map(({ period }) => period);
      return askAbout(indicator, own, asOf, shared.get(indicator));
    });
    const coverings = questions.map(coveringOf);
    const places = placesIn(named, portfolio);
    await feedQuestions(database, questions, periods, portfolio);
    await feedPlaces(database, places);
    const exhaustive = slice.category === undefined ? exhaustiveIn(files, portfolio) : 0;
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
    const hasShares = questions.some(({ windows }) => windows.some((window) => window.shared));
    const reporting = byIndicator(hasShares ? await database.rows<ReportingRow>(reportingPlaces) : []);
    const observed = questions.map((question, ind) =>
      assemble(question, {
        reporting: reporting.get(ind) ?? [],
        values: values.get(ind) ?? [],
        coverage: coverageIn({ question, covering: coverings[ind], places }, cells.get(ind) ?? []),
        steps: steps.get(ind) ?? [],
        places,
      }),
    );
    return { observed, problems };
  });
}

/** The most exhaustive dimensions that any of the files has. */
function exhaustiveIn(files: readonly OwnedFile[], { dimensions }: Portfolio): number {
  const counts = files.map(({ file }) => file.columns.filter((column) => dimensions.get(column)?.exhaustive).length);
  return Math.max(0, ...counts);
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
    places: [],
  });
}
