import { isOnScale, isQuotient } from '../model/measure.ts';
import type { Indicator } from '../model/portfolio.ts';
import { nameOf } from '../model/roll-ups.ts';
import { putTogether, refusalOf } from './aggregate.ts';
import type { Case } from './case.ts';
import type { Combined, Valued } from './combined.ts';
import { plain } from './formula.ts';

/** What one indicator brings: its places put together already. */
export interface Part {
  readonly from: Case;
  readonly combined: Combined;
}

/** Figures of several frameworks as one, by `aggregation.frameworks`: calculation contract, section 1.5. */
export function combineFrameworks(parts: readonly Part[], given: Case): Combined {
  for (const { from, combined } of parts) {
    if (combined.kind === 'refused') return refused(`${nameOf(from.indicator)}: ${combined.reason}`);
    const reason = unlike(from.indicator, given.indicator);
    if (reason !== undefined) return refused(`${nameOf(from.indicator)} ${reason}`);
  }
  const valued = parts.flatMap(asValued);
  const [only, another] = valued;
  if (only === undefined) return { kind: 'none' };
  const rule = given.frameworks;
  const reason = refusalOf(rule, given.indicator, 'frameworks');
  if (reason !== undefined) return refused(reason);
  const { frameworkWeights } = given.indicator.aggregation;
  const whole = putTogether(valued, rule, { per: given.indicator.per, weights: frameworkWeights, over: 'frameworks' });
  if (whole.kind !== 'value' || (rule !== 'sum' && rule !== 'pooled')) return whole;
  const working = valued.map(({ value, numerator, denominator }) =>
    rule === 'sum' || numerator === undefined || denominator === undefined
      ? plain(value)
      : `${plain(numerator)}/${plain(denominator)}`,
  );
  return another === undefined ? whole : { ...whole, working: working.join(rule === 'sum' ? ' + ' : ' and ') };
}

/** A figure in the place of a place: weights go by framework. */
function asValued({ from, combined }: Part): readonly Valued[] {
  if (combined.kind !== 'value') return [];
  const { kind: _kind, working: _working, ...figure } = combined;
  return [{ ...figure, place: from.framework.id, places: 1, latest: '' }];
}

/** What keeps a figure from being combined with another, in words that follow its name; the rules of the link family say it at its line. */
function unlike(child: Indicator, parent: Indicator): string | undefined {
  for (const key of ['measure', 'cumulation', 'currency'] as const) {
    const [own, other] = [child[key], parent[key]];
    if (own !== undefined && other !== undefined && own !== other) {
      return `has the ${key} ${own}, and ${nameOf(parent)} ${other}`;
    }
  }
  if (isQuotient(parent) && !child.per.eq(parent.per))
    return `is per ${child.per.toFixed()}, and ${nameOf(parent)} per ${parent.per.toFixed()}`;
  return isOnScale(parent) && !sameScale(child, parent) ? `has another scale than ${nameOf(parent)}` : undefined;
}

function sameScale(child: Indicator, parent: Indicator): boolean {
  const values = ({ scale }: Indicator) => scale.map(({ value }) => value.toFixed()).join(' ');
  return values(child) === values(parent);
}

function refused(reason: string): Combined {
  return { kind: 'refused', reason };
}
