import { byId } from '../model/by-id.ts';
import type { Exact } from '../model/decimal.ts';
import { isOnScale, isQuotient } from '../model/measure.ts';
import { contains, type FiscalYear, type Period, parsePeriod } from '../model/period.ts';
import type { Indicator, Portfolio } from '../model/portfolio.ts';

/** What a row's framework, indicator and period mean: worked out once for all rows that share them. */
export interface Subject {
  /** Why there is no indicator or no period: the word the rules' SQL asks for. */
  readonly problem?: 'framework' | 'indicator' | 'ambiguous' | 'period';
  readonly indicator?: Indicator;
  readonly period?: Period;
}

/** The texts of a row that say what it is about. */
export interface SubjectTexts {
  readonly framework: string | undefined;
  readonly indicator: string | undefined;
  readonly period: string | undefined;
}

export function resolveSubject({ framework, indicator, period }: SubjectTexts, portfolio: Portfolio): Subject {
  const owner = framework === undefined ? undefined : byId(portfolio.frameworks, framework);
  if (framework !== undefined && owner === undefined) return { problem: 'framework' };
  const frameworks = owner === undefined ? portfolio.frameworks : [owner];
  const found = frameworks.flatMap(({ indicators }) => {
    const one = indicator === undefined ? undefined : indicators.get(indicator);
    return one === undefined ? [] : [one];
  });
  const [only, second] = found;
  if (only === undefined) return { problem: 'indicator' };
  if (second !== undefined) return { problem: 'ambiguous' };
  const parsed = period === undefined ? undefined : parsePeriod(period, fiscalYearOf(only, portfolio));
  return parsed === undefined ? { indicator: only, problem: 'period' } : { indicator: only, period: parsed };
}

/** The fiscal year of the indicator's framework, else the portfolio's. */
export function fiscalYearOf(indicator: Indicator, portfolio: Portfolio): FiscalYear | undefined {
  return byId(portfolio.frameworks, indicator.framework)?.fiscalYear ?? portfolio.fiscalYear;
}

/** The target period whose end lies inside `period` without being its end; undefined where there is none. */
export function straddled(period: Period, { targets }: Indicator): Period | undefined {
  if (targets.some(({ period: { start, end } }) => start === period.start && end === period.end)) return undefined;
  return targets.find((target) => period.start <= target.period.end && target.period.end < period.end)?.period;
}

/** The approved period that holds `period`. */
export function lockOf<T extends { readonly framework: string; readonly period: Period }>(
  indicator: Indicator,
  period: Period,
  approvals: readonly T[],
): T | undefined {
  return approvals.find((approval) => approval.framework === indicator.framework && contains(approval.period, period));
}

/** Whether the indicator is a share that cannot pass 100 %. */
export function isShare({ measure, over100 }: Indicator): boolean {
  return measure === 'percentage' && !over100;
}

/** Parts are needed to combine the values of the indicator. */
export function needsParts(indicator: Indicator): boolean {
  const { places, periods, frameworks } = indicator.aggregation;
  return isQuotient(indicator) && [places, periods, frameworks].includes('pooled');
}

/** The values that the indicator's scale allows; undefined where any number may stand. */
export function scaleValues(indicator: Indicator): readonly Exact[] | undefined {
  const { scale } = indicator;
  return isOnScale(indicator) && scale.length > 0 ? scale.map(({ value }) => value) : undefined;
}
