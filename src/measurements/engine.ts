import { overlaps, type Period } from '../model/period.ts';
import { whole } from '../model/place-tree.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';
import type { Problem } from '../text/finding.ts';
import { assemble, type CoverageRow, type Found, type ReportingRow, type StepRow, type ValueRow } from './assemble.ts';
import { byIndicator, withDatabase } from './database.ts';
import { declaredPlaces, type Member, membersOf, membersOfRows } from './expected.ts';
import type { Coverage, Observed } from './observation.ts';
import { feedPlaces, feedQuestions } from './questions.ts';
import { readRaw, sizeOf } from './reading.ts';
import { completedSteps, coverageCounts, reducedValues, reportingPlaces, totalsTable } from './reduction.ts';
import { makeRows } from './rows.ts';
import { sharedWindows } from './shared-windows.ts';
import { listStored, openStored, readingStore, type StoredFile } from './store.ts';
import { askAbout, type Window } from './windows.ts';

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
    return files.length === 0 ? nothing : observeStored(files, { portfolio, asOf, leftOut });
  });
  const found = new Map(stored.observed.map((observed) => [observed.indicator, observed]));
  const shared = sharedWindows(portfolio, stored.periodsOf);
  return new Map(
    [...indicators].map(([id, indicator]) => [
      id,
      found.get(id) ?? withoutRows(indicator, { portfolio, asOf, shared: shared.get(indicator) }),
    ]),
  );
}

/** What was found of the indicators that have rows, and the periods of these rows. */
interface Stored {
  readonly observed: readonly Observed[];
  readonly periodsOf: (indicator: Indicator) => readonly Period[];
}

const nothing: Stored = { observed: [], periodsOf: () => [] };

interface Asked {
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly leftOut: (problem: Problem) => void;
}

async function observeStored(stored: readonly StoredFile[], { portfolio, asOf, leftOut }: Asked): Promise<Stored> {
  const { files, problems } = openStored(stored, portfolio);
  problems.forEach(leftOut);
  return withDatabase(sizeOf(files), async (database) => {
    for (const problem of await readRaw(database, files, portfolio)) leftOut(problem);
    const rows = await makeRows(database, { portfolio, files, fresh: files.length, approvals: [] });
    const periods = new Map(rows.indicators.map(({ indicator, periods: own }) => [indicator, own]));
    const periodsOf = (indicator: Indicator) => periods.get(indicator) ?? [];
    const shared = sharedWindows(portfolio, periodsOf);
    const questions = rows.indicators.map(({ indicator, periods: own }) =>
      askAbout(indicator, own, asOf, shared.get(indicator)),
    );
    await feedQuestions(database, questions, portfolio);
    await database.run(totalsTable(portfolio, rows.columns));
    const { layered } = await feedPlaces(database, questions, portfolio, asOf);
    const latest = questions.some(({ time }) => time === 'latest');
    const others = questions.some(({ time }) => time !== 'latest' && time !== 'steps');
    const work = reducedValues({ layered, latest, others });
    const values = byIndicator(latest || others ? await database.rows<ValueRow>(work) : []);
    const coverages = byIndicator(await database.rows<CoverageRow>(coverageCounts));
    const hasSteps = questions.some(({ time }) => time === 'steps');
    const steps = byIndicator(hasSteps ? await database.rows<StepRow>(completedSteps(asOf)) : []);
    const reporting = byIndicator(shared.size === 0 ? [] : await database.rows<ReportingRow>(reportingPlaces(asOf)));
    const observed = questions.map((question, ind) => {
      const own = new Map((coverages.get(ind) ?? []).map((row) => [question.windows[row.win], coverageOf(row)]));
      const coverage: Found['coverage'] = (window) => own.get(window) ?? nobody;
      return assemble(question, {
        values: values.get(ind) ?? [],
        coverage,
        steps: steps.get(ind) ?? [],
        reporting: reporting.get(ind) ?? [],
      });
    });
    return { observed, periodsOf };
  });
}

/** Nobody is expected: no place of the list has begun, or all are taken out. */
const nobody: Coverage = { expected: 0, reported: 0, withheld: 0, missing: [] };

function coverageOf({ expected, reported, withheld, missing }: CoverageRow): Coverage {
  return {
    expected,
    reported,
    withheld,
    missing: (missing ?? []).map(({ place, period }) => placePeriod(place, period)),
  };
}

function placePeriod(place: string, period: string): Coverage['missing'][number] {
  return place === whole ? { period } : { place, period };
}

/** What is known of an indicator that nobody reported: its windows, and who is missing in each. */
function withoutRows(
  indicator: Indicator,
  { portfolio, asOf, shared }: Pick<Asked, 'portfolio' | 'asOf'> & { readonly shared: readonly Period[] | undefined },
): Observed {
  const declared = declaredPlaces(indicator, portfolio);
  const members = declared === undefined ? membersOfRows([], portfolio) : membersOf(declared);
  return assemble(askAbout(indicator, [], asOf, shared), {
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
