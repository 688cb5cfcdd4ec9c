import type { Notes } from '../../measurements/notes.ts';
import type { Limits } from '../../rules/limits.ts';
import type { RuleWords } from '../../rules/rule.ts';
import type { Finding } from '../../text/finding.ts';
import type { Facts, Figure, Progress } from '../facts.ts';

/** A check on where indicators stand: on what is computed from the rows, and on rows that are not there. */
export interface FactRule extends RuleWords {
  check(input: FactInput): Iterable<Finding>;
}

export interface FactInput {
  readonly facts: Facts;
  /** The numbers of the portfolio's profile, and its own. */
  readonly limits: Limits;
  readonly notes: Notes;
}

/** `framework/id`, as a reader knows the indicator. */
export function titleOf({ framework, indicator }: Pick<Progress, 'framework' | 'indicator'>): string {
  return `${framework.id}/${indicator.id}`;
}

/** `41.5 (2012)`: at most two places, for reading alone. */
export function shown({ value, period }: Figure): string {
  return `${value.toDecimalPlaces(2).toFixed()} (${period.text})`;
}
