import {
  baseline,
  changeOf,
  current,
  goalOf,
  milestone,
  planWithRevisions,
  previous,
  revisionsOf,
  value,
} from './expected.ts';
import { definitionOf, type Known, type Plain, rowOf, targetsOf } from './facts.ts';
import { days, periodWords } from './written.ts';

/** What stands in the columns of a donor's matrix, by a column that it alone has. */
export function donorRow(fact: Plain, has: (label: string) => boolean, known: Known) {
  const own = definitionOf(fact, known);
  const planned = plannedTexts(own, known);
  const first = baseline(fact, known);
  if (has('Baseline data')) return { 'Baseline data': first, Targets: planned.join(' ') };
  if (has('Intermediate targets')) {
    const actual = { Previous: previous(fact, known), Current: current(fact, known) };
    const [last, milestones] = [planned.at(-1) ?? '', planned.slice(0, -1).join(' ')];
    return { Baseline: first, ...actual, 'Intermediate targets': milestones, 'End target': last };
  }
  const reached = has('Current value') ? { 'Current value': current(fact, known) } : {};
  return { Baseline: first, Target: planned.join(' '), ...reached };
}

function plannedTexts(own: Plain, known: Known): readonly string[] {
  const targets = targetsOf(own).map((one) => planWithRevisions(one, own, known));
  return targets.length > 0 ? targets : stepPeriods(own).map((due) => (due === '' ? '' : periodWords(due)));
}

function stepPeriods({ steps = {} }: Plain): readonly string[] {
  return Object.values<Plain>(steps).map(({ due }) => (due === undefined ? '' : String(due)));
}

/** What FCDO's rows of an indicator say: planned and achieved by period, under the heads of its result's columns. */
export function periodRow(fact: Plain, facts: readonly Plain[], known: Known): Readonly<Record<string, string>> {
  const own = definitionOf(fact, known);
  const columns = columnsOf(
    facts.filter(({ result }) => result === fact.result),
    known,
  );
  const cells = columns.flatMap(({ period, label }) => [
    [`Planned ${label}`, plannedIn(period, own, known)],
    [`Achieved ${label}`, achievedIn(period, fact, known)],
  ]);
  const last = valuesOf(fact, known).at(-1);
  const isShown = last === undefined || columns.some(({ period }) => period === last);
  return {
    Baseline: baseline(fact, known),
    Rating: milestone(fact, known),
    'Latest value': isShown ? '' : `${achievedIn(last, fact, known)} ${periodWords(last)}`,
    Heads: '',
    ...Object.fromEntries(cells),
  };
}

function plannedIn(period: string, own: Plain, known: Known): string {
  const target = targetsOf(own).find((one) => one.period === period);
  if (target === undefined) return '';
  const revisions = revisionsOf(own, ({ target: of }) => String(of) === period, known);
  return `${goalOf(target.planned, own, known)} ${changeOf(target.planned, own, known)} ${revisions}`;
}

function achievedIn(period: string, fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const row = rowOf(fact, period, known);
  if (own.measure === 'milestone' || row === undefined || row.actual === '') return '';
  const ends = [row.lower, row.upper].filter((end) => end !== undefined && end !== '');
  const interval = ends.length < 2 ? [] : ends.map((end) => value(end, own, known));
  return [value(row.actual, own, known), ...interval].join(' ');
}

/** The periods of a result's targets and steps in their order; where nothing is planned the latest six with a value. */
function columnsOf(facts: readonly Plain[], known: Known): readonly { period: string; label: string }[] {
  const planned = facts.flatMap((fact) => {
    const own = definitionOf(fact, known);
    const targets = targetsOf(own).map(({ period }) => period);
    return targets.length > 0 ? targets : stepPeriods(own).filter((due) => due !== '');
  });
  if (planned.length === 0) {
    const values = inOrder(facts.flatMap((fact) => valuesOf(fact, known))).slice(-6);
    return values.map((period) => ({ period, label: periodWords(period) }));
  }
  const periods = inOrder(planned);
  return periods.map((period, index) => {
    const title = index === periods.length - 1 ? 'Target' : `Milestone ${index + 1}`;
    return { period, label: `${title} ${periodWords(period)}` };
  });
}

/** Periods with a value of the whole, as the tidy table has them. */
function valuesOf({ framework, indicator }: Plain, { csv }: Known): readonly string[] {
  return csv
    .filter((row) => row.framework === framework && row.indicator === indicator && row.actual !== '')
    .map(({ period = '' }) => period);
}

function inOrder(periods: readonly string[]): readonly string[] {
  const key = (period: string) => days(period).toReversed().join(' ');
  return [...new Set(periods)].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
