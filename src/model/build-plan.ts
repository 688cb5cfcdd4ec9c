import { child } from '../text/location.ts';
import { type Exact, exact } from './decimal.ts';
import { comparePeriods } from './period.ts';
import type { Baseline, PlannedValue, Qualifier, Revision, Target } from './portfolio.ts';
import {
  type Data,
  date,
  type Entry,
  get,
  given,
  inner,
  number,
  period,
  pick,
  type Reading,
  readNumber,
  readPeriod,
} from './reading.ts';
import type { Text } from './text.ts';

/** The baseline of an indicator, in one of its three forms; undefined where nothing is said, or what is said cannot be read. */
export function buildBaseline(owner: Entry, per: Exact, reading: Reading): Baseline | undefined {
  const entry = inner(owner, 'baseline');
  if (entry === undefined) return undefined;
  const at = entry.at;
  const reason = get<Text>(entry, 'not_applicable');
  const known = Object.hasOwn(entry.data, 'value') || Object.hasOwn(entry.data, 'numerator');
  const planned = Object.hasOwn(entry.data, 'planned');
  if ((reason !== undefined ? 1 : 0) + (known ? 1 : 0) + (planned ? 1 : 0) > 1) {
    reading.problems.push({
      rule: 'baseline-form',
      at,
      message: 'The baseline says more than one of: a value, not_applicable, planned.',
      hint: 'Keep one of the three.',
    });
    return undefined;
  }
  if (reason !== undefined) return { kind: 'not-applicable', at, reason };
  if (planned) {
    const when = period(reading, entry, 'planned');
    return when && { kind: 'planned', at, when };
  }
  if (!Object.hasOwn(entry.data, 'period')) {
    reading.problems.push({
      rule: 'sheet-baseline-date-missing',
      at,
      message: 'The baseline has no period.',
      hint: 'Add the year or date it was measured: period: 2012.',
    });
    return undefined;
  }
  const when = period(reading, entry, 'period');
  if (when === undefined) return undefined;
  return {
    kind: 'known',
    at,
    period: when,
    ...pick<'source' | 'method' | 'note', Text>(entry, 'source', 'method', 'note'),
    ...buildParts(entry, per, reading),
    ...given({
      lower: number(reading, entry, 'lower'),
      upper: number(reading, entry, 'upper'),
      qualifier: get<Qualifier>(entry, 'qualifier'),
    }),
  };
}

/** A value and its parts; numerator ÷ denominator × per where only the parts are given (calculation contract, 1.2). */
function buildParts(
  entry: Entry,
  per: Exact,
  reading: Reading,
): Pick<PlannedValue, 'value' | 'truth' | 'numerator' | 'denominator'> {
  const value = number(reading, entry, 'value');
  const numerator = number(reading, entry, 'numerator');
  const denominator = number(reading, entry, 'denominator');
  const quotient =
    numerator === undefined || denominator === undefined || denominator.isZero()
      ? undefined
      : numerator.times(per).div(denominator);
  return given({ value: value ?? quotient, truth: truthOf(entry.data.value), numerator, denominator });
}

function truthOf(written: unknown): true | undefined {
  return typeof written === 'boolean' ? true : undefined;
}

/** The targets of an indicator, earliest first. */
export function buildTargets(entry: Entry, per: Exact, reading: Reading): readonly Target[] {
  const written = get<{ readonly [period: string]: unknown }>(entry, 'targets') ?? {};
  const targets = Object.entries(written).flatMap(([text, value]): Target[] => {
    const at = child(entry.at, 'targets', text);
    const found = readPeriod(reading, text, { ...at, part: 'key' });
    return found === undefined ? [] : [{ at, period: found, ...buildPlannedValue(value, per, { reading, at }) }];
  });
  return targets.toSorted((a, b) =>
    a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : comparePeriods(a.period, b.period),
  );
}

function buildPlannedValue(
  written: unknown,
  per: Exact,
  { reading, at }: { reading: Reading; at: Target['at'] },
): PlannedValue {
  if (typeof written !== 'object' || written === null)
    return given({ value: readNumber(reading, written as number | boolean, at), truth: truthOf(written) });
  const entry: Entry = { data: written as Data, at };
  const change = get<number | string>(entry, 'change');
  return {
    ...buildParts(entry, per, reading),
    ...pick<'note', Text>(entry, 'note'),
    ...given({
      min: number(reading, entry, 'min'),
      max: number(reading, entry, 'max'),
      tolerance: number(reading, entry, 'tolerance'),
      change: change === undefined ? undefined : buildChange(change),
      qualifier: get<Qualifier>(entry, 'qualifier'),
    }),
  };
}

/** `10` adds ten to the baseline, `"10%"` a tenth of it. */
function buildChange(written: number | string): { amount: Exact; relative: boolean } {
  if (typeof written === 'number') return { amount: exact(written), relative: false };
  return { amount: exact(written.replace('%', '')).div(100), relative: true };
}

/** A replaced target or baseline; none where its date cannot be read. */
export function buildRevision(entry: Entry, per: Exact, reading: Reading): Revision[] {
  const when = date(reading, entry, 'date');
  const kind = Object.hasOwn(entry.data, 'baseline') ? 'baseline' : 'target';
  const was = get<unknown>(entry, 'was');
  if (when === undefined) return [];
  return [
    {
      at: entry.at,
      kind,
      date: when,
      reason: get<string>(entry, 'reason') ?? 'other',
      ...pick<'note', Text>(entry, 'note'),
      ...given({
        period: period(reading, entry, kind),
        was:
          was === null || was === undefined
            ? undefined
            : buildPlannedValue(was, per, { reading, at: child(entry.at, 'was') }),
        approvedBy: get<string>(entry, 'approved_by'),
      }),
    },
  ];
}
