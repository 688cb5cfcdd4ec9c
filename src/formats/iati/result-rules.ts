import { childrenOf, type Element } from './xml-read.ts';

/** A breach of one of the rules that IATI publishes for results (IATI-Rulesets, version 2.03). */
export interface Breach {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly message: string;
}

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/;
const quantitative = ['1', '2', '3', '4'];

const ofValues = [
  { name: 'baseline', rule: '8.8' },
  { name: 'target', rule: '8.9' },
  { name: 'actual', rule: '8.10' },
] as const;

/** What the eleven result rules find in an activity. */
export function resultBreaches(activity: Element): readonly Breach[] {
  return childrenOf(activity, 'result').flatMap((result) =>
    childrenOf(result, 'indicator').flatMap((indicator) => [
      ...referencedTwice(result, indicator),
      ...childrenOf(indicator, 'period').flatMap(reversed),
      ...ofValues.flatMap(({ name, rule }) =>
        figuresOf(indicator, name).flatMap((one) => valueBreaches(one, rule, indicator.attributes.measure ?? '')),
      ),
    ]),
  );
}

function figuresOf(indicator: Element, name: string): readonly Element[] {
  if (name === 'baseline') return childrenOf(indicator, name);
  return childrenOf(indicator, 'period').flatMap((period) => childrenOf(period, name));
}

function referencedTwice(result: Element, indicator: Element): readonly Breach[] {
  if (childrenOf(result, 'reference').length === 0 || childrenOf(indicator, 'reference').length === 0) return [];
  const message = 'A code stands at the result and at its indicator; expected at one of them.';
  return [{ rule: '8.11.1', severity: 'error', line: indicator.line, message }];
}

function reversed(period: Element): readonly Breach[] {
  const day = (name: string) => {
    const found = childrenOf(period, name);
    return found.length === 1
      ? (/^\s*(\d{4}-\d{2}-\d{2})/.exec(found[0]?.attributes['iso-date'] ?? '')?.[1] ?? '')
      : '';
  };
  const [start, end] = [day('period-start'), day('period-end')];
  if (start === '' || end === '' || start <= end) return [];
  return [
    { rule: '8.6.1', severity: 'error', line: period.line, message: `The period starts on ${start}, after its end.` },
  ];
}

function valueBreaches({ name, line, attributes }: Element, rule: string, measure: string): readonly Breach[] {
  const { value } = attributes;
  const isQuantitative = quantitative.includes(measure);
  if (isQuantitative && value === undefined) {
    return [{ rule: `${rule}.1`, severity: 'error', line, message: `The ${name} has no value.` }];
  }
  if (isQuantitative && !decimal.test(value ?? '')) {
    return [{ rule: `${rule}.2`, severity: 'warning', line, message: `The ${name} "${value}" is no number.` }];
  }
  if (measure === '5' && value !== undefined) {
    const message = `The ${name} of a qualitative indicator has the value "${value}".`;
    return [{ rule: `${rule}.3`, severity: 'warning', line, message }];
  }
  return [];
}
