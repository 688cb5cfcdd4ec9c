import { isUnexplained, meet } from './deviations.ts';
import { coverage, current, milestone, plan, target, value, words } from './expected.ts';
import { definitionOf, isOf, type Known, type Plain, targetsOf, without } from './facts.ts';
import { factNamed, type Line, type TableWalk } from './lines.ts';
import { days, later, numbersIn } from './written.ts';

/** Numbers of a data-quality report that are not counted anew from JSON, validate, narratives and the frameworks’ files. */
export const strangersInQuality: TableWalk = (lines, facts, known) => {
  const followed = facts.filter(({ rating }) => rating !== 'retired' && rating !== 'context');
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const [first = ''] = line.cells;
    if (line.under === 'Reports by period' && line.header.length > 0 && line.cells.length > 1) {
      wrong.push(...strangeStates(line, followed, known));
      continue;
    }
    const fact = line.header[0] === 'Indicator' ? factNamed(first, facts) : undefined;
    const key = `${line.under} ${line.header.length} ${fact?.indicator ?? first}`;
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    const expected = fact === undefined ? loose(line, facts, followed, known) : rowOf(line, index, fact, known);
    const found = numbersIn(without(line.cells.slice(fact === undefined ? 0 : 1).join(' '), textsOf(known)));
    const wanted = numbersIn(expected);
    if (found.join(' ') !== wanted.join(' ')) wrong.push(`${key}: ${found.join(' ')} instead of ${wanted.join(' ')}`);
  }
  for (const [under, header, isThere] of listed(known)) {
    const expected = followed.filter(isThere).map(({ indicator }) => indicator);
    const found = [...seen.keys()].flatMap((key) =>
      key.startsWith(`${under} ${header} `) ? [key.slice(under.length + 3)] : [],
    );
    if (found.toSorted().join(' ') !== expected.toSorted().join(' ')) {
      wrong.push(`${under}: ${found.join(' ')} instead of ${expected.join(' ')}`);
    }
  }
  return { wrong, rest: [] };
};

/** Texts of the files, of validate, and the rules’ own as the README has them. */
function textsOf(known: Known): readonly string[] {
  const unseen = known.notChecked.flatMap(({ what, why }) => [what, why]);
  return [...unseen, ...known.texts, ...known.ruleTexts];
}

/** Which tables list which indicators, by heading and number of columns. */
function listed(known: Known): readonly (readonly [string, number, (fact: Plain) => boolean])[] {
  return [
    ['Completeness', 5, () => true],
    ['Missing after the days of grace', 5, (fact) => isLate(fact, known)],
    ['Awaited, within the days of grace', 4, ({ awaiting }) => awaiting !== null],
    ['Missing deviation narratives', 4, (fact) => isUnexplained(fact, known)],
  ];
}

function lastDay(period: string, fact: Plain, known: Known): string {
  return later(days(period)[1], definitionOf(fact, known).due_after_days ?? 30);
}

function isLate(fact: Plain, known: Known): boolean {
  const { period, rating, coverage: of } = fact;
  if (period === null || definitionOf(fact, known).collection_frequency === 'event') return false;
  return (rating === 'overdue' || (of?.missing ?? []).length > 0) && known.asOf > lastDay(period, fact, known);
}

const hasTarget = (fact: Plain, known: Known) => {
  const own = definitionOf(fact, known);
  return targetsOf(own).length > 0 || Object.values<Plain>(own.steps ?? {}).some(({ due }) => due !== undefined);
};
const isDue = ({ period, rating }: Plain) => period !== null && rating !== 'not-due';
const isReported = (fact: Plain) => isDue(fact) && !['overdue', 'no-data'].includes(fact.rating);
const hasEvidence = (fact: Plain, { narratives }: Known) =>
  narratives.some(
    ({ framework, period, results }) =>
      framework === fact.framework && meet(period, fact.period) && results?.[fact.result]?.evidence !== undefined,
  );

/** A row of an indicator in the table under a heading; `index` where it has several there. */
function rowOf({ under, header }: Line, index: number, fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const revision = own.revisions?.[index];
  const assessed = own.data_quality_assessment ?? {};
  switch (under) {
    case 'Completeness': {
      const { coverage: of } = fact;
      const isWhole = of === null || of.reported === of.expected || !isDue(fact);
      return `${milestone(fact, known)} ${isWhole ? '' : coverage(of, false)}`;
    }
    case 'Missing after the days of grace':
      return `${words(fact.period)} ${words(lastDay(fact.period, fact, known))} ${fact.coverage === null ? '' : coverage(fact.coverage, true)}`;
    case 'Awaited, within the days of grace':
      return `${words(fact.awaiting)} ${words(lastDay(fact.awaiting, fact, known))}`;
    case 'Disaggregation':
      return brokenDown(own.disaggregate_by[index], fact, known);
    case 'Revisions':
      return revised(revision, own, known);
    case 'Data quality assessments':
      return [assessed.date, assessed.next].map((day) => (day === undefined ? '' : words(day))).join(' ');
    case 'Missing deviation narratives':
      return `${target(fact, known)} ${current(fact, known)} ${milestone(fact, known)}`;
    default:
      return `no table of ${header.length} columns`;
  }
}

function brokenDown(dimension: string, fact: Plain, { portfolio, parts }: Known): string {
  const wanted = Object.entries<Plain>(portfolio.dimensions[dimension].categories).filter(([, one]) => !one?.residual);
  const present = (parts.get(`${fact.framework}/${fact.indicator}`) ?? [])
    .filter((part) => part.dimension === dimension && part.actual !== null)
    .map(({ category }) => category);
  if (fact.actual === null) return '';
  return `${wanted.filter(([id]) => present.includes(id)).length} of ${wanted.length}`;
}

function revised(revision: Plain, own: Plain, known: Known): string {
  const { target: period, was, date } = revision;
  const now =
    period === undefined ? own.baseline?.value : targetsOf(own).find((one) => one.period === String(period))?.planned;
  const before = was === undefined ? '' : plan(was, own, known);
  const after = now === undefined ? '' : period === undefined ? value(now, own, known) : plan(now, own, known);
  return `${period === undefined ? '' : words(period)} ${before} ${after} ${words(date)}`;
}

/** States of a row of the calendar that are not those of the tidy table, the plan and the days of grace. */
function strangeStates(
  { cells: [name = '', ...states], header: [, ...periods] }: Line,
  followed: readonly Plain[],
  known: Known,
): readonly string[] {
  const named = followed.filter((fact) => {
    const own = definitionOf(fact, known).name;
    return (own?.en ?? own) === name;
  });
  const faults = named.map((fact) =>
    periods.flatMap((period, index) => {
      const expected = stateIn(period, fact, known);
      return states[index] === expected ? [] : [`${name}, ${period}: ${states[index]} instead of ${expected}`];
    }),
  );
  return faults.some((one) => one.length === 0) ? [] : [...faults.flat(), `${name}: no such row`];
}

function stateIn(column: string, fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const ends = (period: string) => days(period)[1];
  const planned = targetsOf(own).find(({ period }) => words(period) === column)?.period;
  const row = known.csv.find(
    (one) => one.framework === fact.framework && one.indicator === fact.indicator && words(one.period ?? '') === column,
  );
  const isInside = targetsOf(own).some(
    (one) => days(one.period)[0] <= days(row?.period ?? '')[0] && ends(one.period) >= ends(row?.period ?? ''),
  );
  if (planned === undefined && (row === undefined || row.actual === '' || isInside)) return '';
  const [reported, expected, withheld] = [row?.reported, row?.expected, row?.withheld].map(Number);
  if ((reported ?? 0) > 0 && (reported ?? 0) + (withheld ?? 0) < (expected ?? 0)) return 'Reported in part';
  if (row !== undefined && row.actual !== '') return 'Reported';
  if ((withheld ?? 0) > 0) return 'Withheld';
  if (known.asOf <= lastDay(planned ?? '', fact, known)) return 'Not due';
  return own.collection_frequency === 'event' ? '' : 'Missing';
}

/** A row or sentence that is of no indicator. */
function loose(
  { under, cells, header }: Line,
  facts: readonly Plain[],
  followed: readonly Plain[],
  known: Known,
): string {
  const [first = '', second = ''] = cells;
  const due = followed.filter(isDue);
  const reported = due.filter(isReported);
  const count = (some: readonly Plain[], all: readonly Plain[]) =>
    all.length === 0 ? '' : `${some.length} of ${all.length}`;
  if (under === 'Completeness' && header.length === 3) {
    const shares: Readonly<Record<string, string>> = {
      'With a target': count(
        followed.filter((fact) => hasTarget(fact, known)),
        followed,
      ),
      Reported: count(reported, due),
      'With evidence': count(
        reported.filter((fact) => hasEvidence(fact, known)),
        reported,
      ),
    };
    return shares[first] ?? 'no such gauge';
  }
  if (under === 'Validity' && header.length === 5) {
    const severity = { Error: 'error', Warning: 'warning', Remark: 'info' }[second] ?? '';
    const found = known.findings.filter(
      (one) => isOf(one.file, facts[0]?.framework, known) && one.rule === first && one.loudness === severity,
    );
    const open = found.filter((one) => one.severity !== 'waived').length;
    return `${open} ${found.length - open}`;
  }
  if (under === 'Waivers' && header.length === 6) {
    const waiver = known.waivers.find(({ rule, at }) => rule === first && at === second) ?? {};
    return `${words(waiver.until ?? '')} ${waiver.findings}`;
  }
  if (under === 'Data quality assessments') {
    const assessed = followed.filter((fact) => definitionOf(fact, known).data_quality_assessment !== undefined);
    if (assessed.length === 0) return followed.length < 2 ? '' : String(followed.length);
    return `${assessed.length} of ${followed.length}`;
  }
  return '';
}
