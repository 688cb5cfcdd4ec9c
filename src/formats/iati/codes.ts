import { placesRuleOf } from '../../model/defaults.ts';
import { isAdditive } from '../../model/measure.ts';
import type { Definition, Direction, GenericLevel, Level, Measure } from '../../model/portfolio.ts';

const resultTypes: Readonly<Record<GenericLevel, string>> = {
  input: '9',
  activity: '9',
  output: '1',
  'intermediate-outcome': '2',
  outcome: '2',
  impact: '3',
};

/** IATI's result type of a level; 9, other, for a level of one's own that stands for none of the generic ones. */
export function resultType(level: Level | undefined): string {
  return level?.generic === undefined ? '9' : resultTypes[level.generic];
}

const levels: Readonly<Record<string, GenericLevel>> = { '1': 'output', '2': 'outcome', '3': 'impact' };

/** The level of a result type; undefined for other results and unknown codes. */
export function levelOf(type: string | undefined): GenericLevel | undefined {
  return levels[type ?? ''];
}

const measureCodes: Readonly<Record<Measure, string>> = {
  number: '1',
  currency: '1',
  ratio: '1',
  index: '1',
  percentage: '2',
  boolean: '3',
  ordinal: '4',
  qualitative: '5',
  milestone: '5',
};

/** IATI's code of a measure; what is not said counts as a number. */
export function measureCode(measure: Measure | undefined): string {
  return measureCodes[measure ?? 'number'];
}

/** Values of qualitative measures are words: they stand in comments. */
export function isInWords(code: string): boolean {
  return code === '5';
}

/** `ascending`: 1, 0, or undefined where there is no better and worse. */
export function ascendingOf(direction: Direction | undefined): string | undefined {
  return direction === 'increase' ? '1' : direction === 'decrease' ? '0' : undefined;
}

export function directionOf(ascending: string | undefined): Direction | undefined {
  return ascending === '1' ? 'increase' : ascending === '0' ? 'decrease' : undefined;
}

/** `aggregation-status`: 1 where places are added up. */
export function aggregationOf(definition: Definition): string {
  return placesRuleOf(definition) === 'sum' && isAdditive(definition) ? '1' : '0';
}

const vocabularies: Readonly<Record<string, string>> = {
  who: '1',
  sphere: '2',
  wdi: '4',
  mdg: '5',
  hipso: '8',
  sdg: '9',
};

/** IATI's code of a vocabulary of indicators: 99 for one of somebody's own. */
export function vocabularyCode(name: string): string {
  return vocabularies[name.toLowerCase()] ?? (/^\d+$/.test(name) ? name : '99');
}

export function vocabularyName(code: string | undefined): string {
  return Object.keys(vocabularies).find((name) => vocabularies[name] === code) ?? code ?? '99';
}
