import type { LineBehind } from '../measurements/rows-behind.ts';
import { type Exact, sum } from '../model/decimal.ts';
import { isCondition, type PlacesRule } from '../model/defaults.ts';
import { isQuotient } from '../model/measure.ts';
import type { Indicator } from '../model/portfolio.ts';
import type { Case } from './case.ts';
import type { Combined, Whole } from './combined.ts';
import { equation, plain } from './formula.ts';

/** What one place or framework brings. */
interface Term {
  readonly name: string;
  readonly value?: Exact;
  readonly numerator?: Exact;
  readonly denominator?: Exact;
}

/** How what several frameworks bring becomes one value, with numbers. */
export function workingOfContributions(
  contributions: readonly { readonly indicator: Indicator; readonly combined: Combined }[],
  combined: Combined,
  given: Case,
): readonly string[] {
  const terms = contributions.flatMap(({ indicator, combined: own }): readonly Term[] =>
    own.kind === 'value' ? [{ name: indicator.framework, ...own }] : [],
  );
  return lastStep(terms, given.frameworks, given.indicator.aggregation.frameworkWeights, combined, given);
}

/** How rows become a value, with numbers: those of a place together first, then the places. */
export function workingOfRows(
  windows: readonly { readonly lines: readonly LineBehind[] }[],
  combined: Combined,
  given: Case,
): readonly string[] {
  // Steps are not added up: their weights stand in the formula of the rating.
  if (given.method === 'steps') return [];
  const byPlace = new Map<string, LineBehind[]>();
  for (const line of windows.flatMap(({ lines }) => lines)) {
    if (line.used) byPlace.set(line.place, [...(byPlace.get(line.place) ?? []), line]);
  }
  const steps: string[] = [];
  const terms = [...byPlace].map(([place, lines]) => {
    const term = termOf(place, lines, given);
    if (lines.length > 1) steps.push(...placeSteps(lines, term, given));
    return term;
  });
  return [...steps, ...lastStep(terms, given.places, given.indicator.aggregation.weights, combined, given)];
}

function termOf(name: string, lines: readonly LineBehind[], given: Case): Term {
  const total = totalOf(lines, 'value');
  const value = isMeanOverTime(given) ? total?.div(lines.length) : total;
  const [numerator, denominator] = [totalOf(lines, 'numerator'), totalOf(lines, 'denominator')];
  return {
    name,
    ...(value === undefined ? {} : { value }),
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
  };
}

type Number = 'value' | 'numerator' | 'denominator';

/** The sum over all of them; undefined where one has none. */
function totalOf(all: readonly Partial<Record<Number, Exact>>[], key: Number): Exact | undefined {
  const found = all.flatMap((one) => one[key] ?? []);
  return found.length === all.length && all.length > 0 ? sum(found) : undefined;
}

function isMeanOverTime({ cumulation, indicator }: Case): boolean {
  return cumulation === 'point-in-time' && indicator.aggregation.periods === 'mean';
}

/** Several rows of a place: `jinja: 8 + 15 = 23`. */
function placeSteps(lines: readonly LineBehind[], { name, value, ...parts }: Term, given: Case): readonly string[] {
  const step = (key: Number, total: Exact | undefined, label: string) => {
    if (total === undefined) return [];
    const added = lines.map((line) => line[key]).flatMap((one) => (one === undefined ? [] : [plain(one)]));
    const words = added.join(' + ');
    const terms = key === 'value' && isMeanOverTime(given) ? `(${words}) ÷ ${added.length}` : words;
    return [`${[name, label].filter(Boolean).join(', ')}${name || label ? ': ' : ''}${equation(terms, total)}`];
  };
  const numerators = step('numerator', parts.numerator, 'numerators');
  const denominators = step('denominator', parts.denominator, 'denominators');
  const both = numerators.length > 0 && denominators.length > 0;
  return both && (isQuotient(given.indicator) || value === undefined)
    ? [...numerators, ...denominators]
    : step('value', value, '');
}

/** The terms by the rule; then the baseline, where a running total starts from it. */
function lastStep(
  terms: readonly Term[],
  rule: PlacesRule,
  weights: ReadonlyMap<string, Exact>,
  combined: Combined,
  given: Case,
): readonly string[] {
  if (combined.kind === 'refused') return [`no value: ${combined.reason}`];
  if (combined.kind === 'none' || terms.length === 0) return [];
  const fromBaseline = combined.working?.startsWith('baseline ') === true ? combined.working : undefined;
  const before = fromBaseline === undefined ? combined.value : (totalOf(terms, 'value') ?? combined.value);
  return [
    ...together(terms, rule, weights, { ...combined, value: before }, given),
    ...(fromBaseline === undefined ? [] : [equation(fromBaseline, combined.value)]),
  ];
}

function together(
  terms: readonly Term[],
  rule: PlacesRule,
  weights: ReadonlyMap<string, Exact>,
  { value, working }: Whole,
  { indicator }: Case,
): readonly string[] {
  const per = indicator.per.eq(1) ? '' : ` × ${indicator.per.toFixed()}`;
  const isQuotients = (isQuotient(indicator) || terms.some((term) => term.value === undefined)) && hasParts(terms);
  const single = (term: Term) =>
    isQuotients && term.numerator !== undefined && term.denominator !== undefined
      ? `${plain(term.numerator)} ÷ ${plain(term.denominator)}${per}`
      : plain(term.value ?? value);
  const words = terms.map(single);
  const [only] = words;
  if (isCondition(rule)) {
    const met = `${working ?? ''}: ${words.join(', ')}`;
    return rule.kind === 'count-if'
      ? [met]
      : [met, equation(`${working?.split(' ')[0]} ÷ ${words.length} × 100`, value)];
  }
  if (terms.length === 1) return [equation(only ?? '', value)];
  if (rule === 'pooled') {
    const added = (key: Number) => `(${terms.map((term) => plain(term[key] ?? sum([]))).join(' + ')})`;
    return [equation(`${added('numerator')} ÷ ${added('denominator')}${per}`, value)];
  }
  const bracketed = isQuotients ? words.map((word) => `(${word})`) : words;
  if (rule === 'weighted-mean') {
    const factors = terms.map(({ name }) => weights.get(name)?.toFixed() ?? '?');
    const above = bracketed.map((word, index) => `${factors[index]} × ${word}`).join(' + ');
    return [equation(`(${above}) ÷ (${factors.join(' + ')})`, value)];
  }
  if (rule === 'mean') return [equation(`(${bracketed.join(' + ')}) ÷ ${words.length}`, value)];
  if (rule === 'sum') return [equation(bracketed.join(' + '), value)];
  return [equation(`${rule} of ${bracketed.join(', ')}`, value)];
}

function hasParts(terms: readonly Term[]): boolean {
  return terms.every(({ numerator, denominator }) => numerator !== undefined && denominator !== undefined);
}
