import { Decimal } from 'decimal.js';
import {
  baseline,
  changeOf,
  coverage,
  current,
  figure,
  goalOf,
  interval,
  plan,
  rating,
  revisionsOf,
  value,
  words,
} from './expected.ts';
import { definitionOf, type Known, type Plain, rowOf, targetsOf, textsIn, without } from './facts.ts';
import { factNamed, type Line } from './lines.ts';
import { methodOf } from './together.ts';
import { days, numbersIn, percentText } from './written.ts';

/** Numbers of a tracking table that are not what the files and the tidy table give for their period, and lines that are not its own. */
export function strangersInTracking(
  lines: readonly Line[],
  facts: readonly Plain[],
  known: Known,
): { readonly wrong: readonly string[]; readonly rest: readonly Line[] } {
  const wrong: string[] = [];
  const rest: Line[] = [];
  let fact: Plain;
  let open: string[] = [];
  const close = () => {
    if (fact !== undefined) wrong.push(...open.map((label) => `${fact.indicator}, ${label}: no row`));
  };
  for (const line of lines) {
    const [first = ''] = line.cells;
    const isOpening = line.cells.length === 1 && /Baseline: /.test(first);
    const named = isOpening || / · \S /.test(first) ? factNamed(first, facts) : undefined;
    if (named !== undefined) {
      if (named !== fact) {
        close();
        open = Object.keys(rowsOf(named, known));
      }
      fact = named;
    }
    if (fact === undefined || /^How figures|^Notes/.test(line.under)) rest.push(line);
    else if (line.cells.length === 5) {
      wrong.push(...differing(line.cells, fact, known));
      open = open.filter((label) => label !== first);
    } else wrong.push(...aside(first, fact, known).map((one) => `${fact.indicator}: ${one}`));
  }
  close();
  return { wrong, rest };
}

function differing([label = '', ...cells]: readonly string[], fact: Plain, known: Known): readonly string[] {
  const expected = rowsOf(fact, known)[label];
  if (expected === undefined) return [`${fact.indicator}, ${label}: no such row`];
  const own = textsIn(definitionOf(fact, known));
  return cells.flatMap((cell, index) => {
    const [found, wanted] = [numbersIn(without(cell, own)), numbersIn(expected[index] ?? '')];
    return found.join(' | ') === wanted.join(' | ')
      ? []
      : [`${fact.indicator}, ${label}, ${index}: ${found.join(' | ')} instead of ${wanted.join(' | ')}`];
  });
}

type Cells = readonly [target: string, actual: string, progress: string, coverage: string];

function rowsOf(fact: Plain, known: Known): Readonly<Record<string, Cells>> {
  const own = definitionOf(fact, known);
  const targets = targetsOf(own);
  const isOutside = (period: string) =>
    !targets.some((one) => days(one.period)[0] <= days(period)[0] && days(one.period)[1] >= days(period)[1]);
  const others = known.csv
    .filter((row) => row.framework === fact.framework && row.indicator === fact.indicator && row.actual !== '')
    .flatMap(({ period = '' }) => (isOutside(period) ? [period] : []));
  const steps = Object.values<Plain>(own.steps ?? {});
  const periods = [...targets.map(({ period }) => period), ...others];
  const parts = known.parts.get(`${fact.framework}/${fact.indicator}`) ?? [];
  const life = lifeCells(fact, known);
  const hasLife = periods.length + steps.length > 0 || life[0] !== '' || life[1] !== '';
  return Object.fromEntries([
    ...periods.map((period) => [words(period), periodCells(period, fact, known)]),
    ...steps.map(({ due }) => [due === undefined ? 'No date' : words(due), ['', '', '', '']]),
    ...(hasLife ? [['Life of the programme', life]] : []),
    ...parts.filter(hasFigure).map((part) => [partLabel(part, known), partCells(part, fact, known)]),
  ]);
}

function periodCells(period: string, fact: Plain, known: Known): Cells {
  const own = definitionOf(fact, known);
  const planned = targetsOf(own).find((one) => one.period === period)?.planned;
  const row = rowOf(fact, period, known);
  const revised = revisionsOf(own, ({ target }) => String(target) === period, known);
  const actual = row?.actual ?? '';
  return [
    planned === undefined ? '' : `${goalOf(planned, own, known)} ${changeOf(planned, own, known)} ${revised}`,
    actual === '' ? '' : `${value(actual, own, known)} ${interval(row?.lower, row?.upper, own, known)}`,
    planned === undefined || actual === '' ? '' : achieved(actual, planned, fact, known),
    row === undefined || row.expected === '' ? '' : coverage(row, false),
  ];
}

/** By the calculation contract, section 3, for one period on its own. */
function achieved(actual: string, planned: Plain, fact: Plain, known: Known): string {
  const own = definitionOf(fact, known);
  const method = methodOf(own);
  if (fact.rating === 'retired') return '';
  const a = new Decimal(actual);
  const { min, max, value: exact, tolerance } = typeof planned === 'object' ? planned : { value: planned };
  const text = (ratio: Decimal) => percentText(ratio.toFixed(), known.language);
  if (method === 'Within a band') {
    const [low, high] = [min ?? exact, max ?? exact].map((end) => (end === undefined ? undefined : String(end)));
    const below = low === undefined ? new Decimal(0) : Decimal.max(0, new Decimal(low).minus(a));
    const above = high === undefined ? new Decimal(0) : Decimal.max(0, a.minus(high));
    const width = tolerance ?? (min === undefined || max === undefined ? undefined : max - min);
    if (width === undefined) return '';
    return text(Decimal.max(0, new Decimal(1).minus(below.plus(above).div(String(width)))));
  }
  if (method === 'Yes or no') return text(new Decimal(actual === '1' ? 1 : 0));
  const b = fact.baseline === null ? undefined : new Decimal(fact.baseline.value);
  const t = targetValue(planned, b);
  if (t === undefined) return '';
  if (method === 'Share of the target') {
    const [top, bottom] = own.direction === 'decrease' ? [t, a] : [a, t];
    return bottom.isZero() ? '' : text(top.div(bottom));
  }
  if (method !== 'From the baseline' || own.cumulation === 'incremental' || b === undefined) return '';
  const isWrongSide = own.direction === 'decrease' ? t.gte(b) : t.lte(b);
  return isWrongSide ? '' : text(a.minus(b).div(t.minus(b)));
}

function targetValue(planned: Plain, base: Decimal | undefined): Decimal | undefined {
  if (typeof planned !== 'object') return new Decimal(String(Number(planned)));
  const { value: exact, change } = planned;
  if (exact !== undefined) return new Decimal(String(exact));
  if (change === undefined || base === undefined) return undefined;
  const share = /^(.*)%$/.exec(String(change))?.[1];
  return base.plus(share === undefined ? String(change) : base.times(share).div(100));
}

function lifeCells(fact: Plain, known: Known): Cells {
  const own = definitionOf(fact, known);
  const last = targetsOf(own).at(-1);
  const { finalTarget: final, actual, steps } = fact;
  const end = final === null ? last?.planned : { value: final.value };
  return [
    last === undefined
      ? ''
      : final === null
        ? `${plan(last.planned, own, known)} ${words(last.period)}`
        : figure(final, own, known),
    steps === null
      ? current(fact, known)
      : `${steps.completed.length + steps.early.length} ${Object.keys(own.steps).length}`,
    actual === null || end === undefined ? '' : achieved(actual.value, end, fact, known),
    fact.coverage === null ? '' : coverage(fact.coverage, true),
  ];
}

function hasFigure({ actual, target, lastKnown = null }: Plain): boolean {
  return actual !== null || target !== null || lastKnown !== null;
}

export function partLabel({ dimension, category }: Plain, { portfolio, language }: Known): string {
  const { title, categories } = portfolio.dimensions[dimension];
  const said = (text: Plain) => text?.[language] ?? text?.en ?? text;
  const own = categories[category];
  return `${said(title)}: ${said(own?.title ?? own)}`;
}

function partCells(part: Plain, fact: Plain, known: Known): Cells {
  const own = definitionOf(fact, known);
  const final = known.plans
    .filter((row) => row.of === `${fact.framework}/${fact.indicator}` && row.kind === 'target')
    .filter((row) => row[part.dimension] === part.category)
    .toSorted((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1))
    .at(-1);
  const later = final === undefined || part.target?.period === final.period;
  return [
    part.target === null
      ? ''
      : `${figure(part.target, own, known)} ${later ? '' : `${value(final?.value, own, known)} ${words(final?.period)}`}`,
    part.actual === null ? '' : figure(part.actual, own, known),
    part.achievement === null ? '' : percentText(part.achievement, known.language),
    part.coverage === null ? '' : coverage(part.coverage, true),
  ];
}

/** Numbers of what stands beside the rows: rating and baseline by their place; narratives in their own words, with period and date. */
function aside(text: string, fact: Plain, known: Known): readonly string[] {
  const left = numbersIn(without(text, known.texts));
  const isNarrative = text.startsWith('Why it differs');
  const expected = isNarrative ? narrated(fact, known) : opening(text, fact, known);
  if (isNarrative) return left.filter((one) => !expected.includes(one));
  return left.join(' | ') === expected.join(' | ') ? [] : [`${left.join(' | ')} instead of ${expected.join(' | ')}`];
}

function opening(text: string, fact: Plain, known: Known): readonly string[] {
  const stands = factNamed(text, [fact]) === undefined ? '' : rating(fact, known);
  return numbersIn(`${stands} ${/Baseline: /.test(text) ? baseline(fact, known) : ''}`);
}

function narrated(fact: Plain, known: Known): readonly string[] {
  return known.narratives
    .filter(({ framework }) => framework === fact.framework)
    .flatMap(({ period, indicators }) => {
      const { by } = indicators?.[fact.indicator] ?? {};
      return numbersIn(`${words(period)} ${by === undefined ? '' : words(by)}`);
    });
}
