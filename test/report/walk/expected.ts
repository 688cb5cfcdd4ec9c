import { Decimal } from 'decimal.js';
import { definitionOf, type Known, type Plain, rowOf, type Target, targetsOf } from './facts.ts';
import { days, later, numbersIn, numberText, percentSign, percentText, periodWords } from './written.ts';

/** What stands in each column of an indicator's row: its numbers in their order, words only where they bring numbers. */
export function scorecardRow(fact: Plain, known: Known): Readonly<Record<string, string>> {
  return {
    Baseline: baseline(fact, known),
    Previous: previous(fact, known),
    Current: current(fact, known),
    Target: target(fact, known),
    Progress: fact.achievement === null ? '' : percentText(fact.achievement, known.language),
    Rating: rating(fact, known),
    Coverage: fact.coverage === null ? '' : coverage(fact.coverage, true),
  };
}

export function matrixRow(fact: Plain, known: Known): Readonly<Record<string, string>> {
  const own = definitionOf(fact, known);
  const targets = targetsOf(own).map((one) => planWithRevisions(one, own, known));
  const steps = Object.values<Plain>(own.steps ?? {}).map(({ due }) => (due === undefined ? '' : words(due)));
  const planned = targets.length > 0 ? targets : steps;
  return {
    Baseline: baseline(fact, known),
    Milestones: planned.slice(0, -1).join(' '),
    Target: planned.at(-1) ?? '',
  };
}

/** What may stand in a column of an indicator's course, at a period as it is written. */
export function valuesAt(column: string, period: string, fact: Plain, known: Known): readonly string[] {
  const own = definitionOf(fact, known);
  const isThere = (one: unknown) => numbersIn(words(one)).join() === numbersIn(period).join();
  const text = (one: unknown) => (one === undefined || one === null || one === '' ? [] : [value(one, own, known)]);
  const rows = known.csv.filter(
    (row) => row.framework === fact.framework && row.indicator === fact.indicator && isThere(row.period),
  );
  const baselines = fact.baseline !== null && isThere(fact.baseline.period) ? text(fact.baseline.value) : [];
  const targets = targetsOf(own).filter((one) => isThere(one.period));
  const planned = targets.flatMap((one) => [plan(one.planned, own, known), ...text(one.planned?.value)]);
  switch (column) {
    case 'Actual':
      return [...rows.flatMap((row) => text(row.actual)), ...baselines];
    case 'Baseline':
      return baselines;
    case 'Target':
      return [
        ...planned,
        ...rows.flatMap((row) => text(row.target)),
        ...[fact.target, fact.finalTarget].flatMap((one) => (isThere(one?.period) ? text(one.value) : [])),
      ];
    case 'Rated':
      return text(fact.target?.value);
    case 'Original target': {
      const was = (own.revisions ?? []).filter((one: Plain) => isThere(one.target) || one.baseline !== undefined);
      return [...was.map((one: Plain) => plan(one.was, own, known)), ...planned, ...baselines];
    }
    default:
      return rows.map((row) => interval(row.lower, row.upper, own, known));
  }
}

export const words = (period: unknown) => periodWords(String(period));

/** A value with the unit that its measure writes beside it. */
export function value(digits: unknown, own: Plain, { language }: Known): string {
  const text = numberText(digitsOf(digits), language);
  const { places } = own.aggregation ?? {};
  if (places?.['share-if'] !== undefined) return `${text}${percentSign(language)}`;
  if (places?.['count-if'] !== undefined) return text;
  if (own.measure === 'percentage') return `${text}${percentSign(language)}`;
  if (own.measure === 'currency' && own.currency !== undefined) return `${own.currency} ${text}`;
  return own.measure === 'boolean' ? '' : text;
}

function digitsOf(written: unknown): string {
  return typeof written === 'boolean' ? String(Number(written)) : String(written);
}

export function figure(one: Plain, own: Plain, known: Known): string {
  return one === null ? '' : `${value(one.value, own, known)} ${words(one.period)}`;
}

export function interval(lower: Plain, upper: Plain, own: Plain, known: Known): string {
  const isKnown = ![undefined, ''].includes(lower) && ![undefined, ''].includes(upper);
  return isKnown ? `${value(lower, own, known)} to ${value(upper, own, known)}` : '';
}

export function baseline(fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const { lower, upper, planned, not_applicable: reason } = own.baseline ?? {};
  const revisions = revisionsOf(own, ({ baseline: of }) => of !== undefined, known);
  if (reason !== undefined) return revisions;
  if (planned !== undefined) return `${words(planned)} ${revisions}`;
  return `${figure(fact.baseline, own, known)} ${interval(lower, upper, own, known)} ${revisions}`;
}

export function revisionsOf(own: Plain, isOf: (revision: Plain) => boolean, known: Known): string {
  return (own.revisions ?? [])
    .filter(isOf)
    .map(({ was, date }: Plain) => `${was === undefined ? '' : plan(was, own, known)} ${words(date)}`)
    .join(' ');
}

/** What was planned, as it is written. */
export function plan(planned: Plain, own: Plain, known: Known): string {
  if (typeof planned !== 'object') return value(planned, own, known);
  const { value: exact, min, max, tolerance, change, numerator, denominator } = planned;
  if (exact !== undefined) {
    const hasBand = min !== undefined || max !== undefined || tolerance === undefined;
    return `${value(exact, own, known)}${hasBand ? '' : ` ${numberText(String(tolerance), known.language)}`}`;
  }
  if (min !== undefined || max !== undefined) {
    return [min, max].map((end) => (end === undefined ? '' : value(end, own, known))).join(' ');
  }
  if (change !== undefined) {
    const amount = String(change).replace('-', '').replace('%', '');
    const sign = String(change).startsWith('-') ? '−' : '+';
    return `${sign}${numberText(amount, known.language)}${String(change).endsWith('%') ? percentSign(known.language) : ''}`;
  }
  return [numerator, denominator]
    .map((part) => (part === undefined ? '' : numberText(String(part), known.language)))
    .join(' ');
}

export function planWithRevisions({ period, planned }: Target, own: Plain, known: Known): string {
  const revisions = revisionsOf(own, ({ target: of }) => String(of) === period, known);
  return `${goalOf(planned, own, known)} ${words(period)} ${changeOf(planned, own, known)} ${revisions}`;
}

/** A change from the baseline, below the value that it comes to. */
export function changeOf(planned: Plain, own: Plain, known: Known): string {
  const written = plan(planned, own, known);
  return written === goalOf(planned, own, known) ? '' : written;
}

/** What is planned; a change from the baseline as the value that it comes to. */
export function goalOf(planned: Plain, own: Plain, known: Known): string {
  const start = own.baseline?.value;
  if (planned?.change === undefined || start === undefined) return plan(planned, own, known);
  const [from, change] = [new Decimal(String(start)), String(planned.change)];
  const amount = new Decimal(change.replace('%', ''));
  const by = change.endsWith('%') ? from.times(amount).div(100) : amount;
  return value(from.plus(by).toFixed(), own, known);
}

export function previous(fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  if (fact.previous === null) return '';
  const row = rowOf(fact, fact.previous.period, known);
  const isWhole = row !== undefined && row.reported === row.expected;
  return `${figure(fact.previous, own, known)} ${intervalAt(fact.previous, fact, known)} ${isWhole || row === undefined ? '' : coverage(row, false)}`;
}

/** The interval of a single value; a sum to date has none. */
function intervalAt(one: Plain, fact: Plain, known: Known): string {
  const row = rowOf(fact, one.period, known);
  return row?.actual === one.value ? interval(row?.lower, row?.upper, definitionOf(fact, known), known) : '';
}

export function current(fact: Plain, known: Known): string {
  const { steps, actual, lastKnown, period } = fact;
  if (steps !== null) {
    const early = steps.early.length === 0 ? '' : steps.early.length;
    if (steps.due.length === 0) return String(early);
    return `${steps.completed.length} ${steps.due.length} ${period === null ? '' : words(period)} ${early}`;
  }
  const one = actual ?? lastKnown;
  return one === null ? '' : `${figure(one, definitionOf(fact, known), known)} ${intervalAt(one, fact, known)}`;
}

export function target(fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const targets = targetsOf(own);
  const planned = targets.find(({ period }) => period === fact.period);
  const last = targets.at(-1);
  if (last === undefined) return '';
  const final = fact.finalTarget === null ? plan(last.planned, own, known) : value(fact.finalTarget.value, own, known);
  const finalLine = last === planned ? '' : `${final} ${words(last.period)}`;
  const { min, max } = planned?.planned ?? {};
  if (min !== undefined || max !== undefined)
    return `${plan({ min, max }, own, known)} ${words(fact.period)} ${finalLine}`;
  if (fact.target !== null) return `${figure(fact.target, own, known)} ${finalLine}`;
  if (planned !== undefined) return `${plan(planned.planned, own, known)} ${words(planned.period)} ${finalLine}`;
  return fact.finalTarget === null ? planWithRevisions(last, own, known) : figure(fact.finalTarget, own, known);
}

export function rating(fact: Plain, known: Known): string {
  const { toFinal, awaiting } = fact;
  const said = reason(fact, known);
  const way = toFinal === null ? '' : percentText(toFinal, known.language);
  const awaited = awaiting === null || said.startsWith(words(awaiting)) ? '' : words(awaiting);
  return [milestone(fact, known), said, way, awaited].join(' ');
}

/** The period of a met target that is not the last one. */
export function milestone(fact: Plain, known: Known): string {
  const { rating: word, period } = fact;
  const last = targetsOf(definitionOf(fact, known)).at(-1)?.period;
  const isMet = word === 'achieved' || word === 'exceeded';
  return isMet && period !== null && period !== last ? words(period) : '';
}

/** The numbers of the reason that is given, from what it speaks of. */
function reason(fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const { period, awaiting, coverage: of } = fact;
  const lastDay = (of_: string) => words(later(days(of_)[1], own.due_after_days ?? 30));
  switch (fact.rating) {
    case 'overdue':
      return `${words(period)} ${lastDay(period)}`;
    case 'not-due':
      return words(targetsOf(own)[0]?.period);
    case 'incomplete': {
      const { places } = own.aggregation ?? {};
      const isSum =
        places === 'sum' || places?.['count-if'] !== undefined || ['number', 'currency'].includes(own.measure);
      const needed = own.min_coverage ?? (isSum ? 1 : 0.7);
      return `${of.reported} of ${of.expected} ${needed === 1 ? '' : `${needed * 100}%`}`;
    }
    case 'no-data':
      return awaiting === null ? '' : `${words(awaiting)} ${lastDay(awaiting)}`;
    case 'cannot-compute':
      return own.baseline?.planned === undefined ? '' : words(own.baseline.planned);
    default:
      return '';
  }
}

/** `7 of 9 reported, 1 withheld`, and the numbers of who is missing. */
export function coverage({ reported, expected, withheld, missing = [] }: Plain, named: boolean): string {
  if (Number(expected) === 0) return '';
  const text = `${reported} of ${expected} ${Number(withheld) > 0 ? withheld : ''}`;
  const places = new Map<string | null, string[]>();
  for (const { place, period } of missing) places.set(place, [...(places.get(place) ?? []), period]);
  const onePeriod = new Set(missing.map(({ period }: Plain) => period)).size === 1;
  const names = [...places].flatMap(([place, periods]) => {
    if (place === null) return periods.map(words);
    if (onePeriod) return [''];
    return [periods.length > 1 ? `${periods.length}` : periods.map(words).join('')];
  });
  const all = Number(reported) + Number(withheld) === 0 && missing.length > names.length;
  if (!named || all) return text;
  const more = names.length > 8 ? `${names.length - 8}` : '';
  return `${text} ${names.slice(0, 8).join(' ')} ${more}`;
}
