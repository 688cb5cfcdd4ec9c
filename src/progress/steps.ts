import { type Exact, sum, zero } from '../model/decimal.ts';
import { comparePeriods, type Period, sameDays } from '../model/period.ts';
import type { Indicator, Step } from '../model/portfolio.ts';
import type { Case } from './case.ts';
import type { StepProgress } from './facts.ts';
import { equation } from './formula.ts';

/** The steps of a milestone measure, and which of them are reported done by the as-of date. */
export interface Steps {
  readonly all: readonly Step[];
  readonly done: ReadonlySet<string>;
  /** When steps are due, earliest first; without dates of their own, the final target's period. */
  readonly periods: readonly Period[];
  /** Why the steps cannot be counted. */
  readonly refused?: string;
}

export function stepsOf({ indicator, observed, asOf }: Case): Steps {
  const all = [...indicator.steps.values()];
  const completions = (observed?.completions ?? []).filter(({ period }) => period.end <= asOf);
  const places = new Set(completions.map(({ place }) => place));
  const done = new Set(completions.map(({ step }) => step));
  const refused =
    all.length === 0
      ? 'it declares no steps'
      : places.size > 1
        ? 'steps of several places are not combined'
        : undefined;
  return { all, done, periods: duePeriods(indicator), ...(refused === undefined ? {} : { refused }) };
}

function duePeriods({ steps, targets }: Indicator): readonly Period[] {
  const last = targets.at(-1)?.period;
  const dated = [...steps.values()].flatMap(({ due }) => due ?? []);
  const periods = dated.length === 0 && last !== undefined ? [last] : dated;
  return periods
    .toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : comparePeriods(a, b)))
    .filter((period, index, sorted) => !sameDays(period, sorted[index - 1]));
}

/** All steps that are due in a period are done. */
export function isCompleted(period: Period, steps: Steps): boolean {
  return dueBy(period.end, steps).every(
    ({ id, due }) => (due !== undefined && due.end < period.end) || steps.done.has(id),
  );
}

/** Steps that are due by a day; where no step has a date, all of them. */
function dueBy(end: string, { all }: Steps): readonly Step[] {
  const isDated = all.some(({ due }) => due !== undefined);
  return isDated ? all.filter(({ due }) => due !== undefined && due.end <= end) : all;
}

/** What is due by the end of a period (nothing without one), what of it is done, and what is done before its time. */
export function stepProgress(period: Period | undefined, steps: Steps): StepProgress {
  const due = period === undefined ? [] : dueBy(period.end, steps).map(({ id }) => id);
  const done = steps.all.map(({ id }) => id).filter((id) => steps.done.has(id));
  return {
    due,
    completed: due.filter((id) => steps.done.has(id)),
    early: done.filter((id) => !due.includes(id)),
  };
}

/** Σ weights of the steps that are done ÷ Σ weights of the steps; undefined where there are none. */
export function shareDone(
  ids: readonly string[],
  { all, done }: Steps,
): { readonly value: Exact; readonly formula: string } | undefined {
  const steps = all.filter(({ id }) => ids.includes(id));
  const whole = sum(steps.map(({ weight }) => weight));
  if (whole.isZero()) return undefined;
  const part = steps.filter(({ id }) => done.has(id));
  const value = sum(part.map(({ weight }) => weight)).div(whole);
  return { value: value.isZero() ? zero : value, formula: equation(`${weights(part)} ÷ ${weights(steps)}`, value) };
}

function weights(steps: readonly Step[]): string {
  if (steps.length === 0) return '0';
  const terms = steps.map(({ weight }) => weight.toFixed());
  return terms.length === 1 ? (terms[0] ?? '0') : `(${terms.join(' + ')})`;
}
