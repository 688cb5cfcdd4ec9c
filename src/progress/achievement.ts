import { type Exact, one, zero } from '../model/decimal.ts';
import type { Direction } from '../model/portfolio.ts';
import type { Achieved, Comparison } from './comparison.ts';
import { equation, plain } from './formula.ts';
import { unproven } from './proof.ts';
import { withinBand } from './within-band.ts';

/** Section 3 of the calculation contract, for the methods that compare an actual with a target. */
export function achievementOf(comparison: Comparison): Achieved {
  if (comparison.method === 'within-band') return withinBand(comparison);
  const { value: target, period } = comparison.goal;
  if (target === undefined) return refused(`the target of ${period.text} has no value, only a band`);
  if (comparison.method === 'binary') return binary(comparison.actual, target);
  if (comparison.direction === undefined) return refused('its direction is not declared');
  const achieved =
    comparison.method === 'from-baseline' ? fromBaseline(comparison, target) : toTarget(comparison, target);
  return unproven(achieved, comparison, target) ?? achieved;
}

/** (A − B) ÷ (T − B); a verdict where the target is not on the way that the direction points. */
function fromBaseline({ baseline, noBaseline, actual, direction }: Comparison, target: Exact): Achieved {
  if (baseline === undefined) return refused(noBaseline);
  const rises = target.gt(baseline);
  const astray = target.eq(baseline) || (direction === 'increase' && !rises) || (direction === 'decrease' && rises);
  const met = isMet(actual, target, direction);
  if (!astray) {
    const value = actual.minus(baseline).div(target.minus(baseline));
    const formula = equation(
      `(${plain(actual)} − ${plain(baseline)}) ÷ (${plain(target)} − ${plain(baseline)})`,
      value,
    );
    return { kind: 'ratio', value: unsigned(value), met, formula };
  }
  const why = target.eq(baseline) ? 'the target is the baseline' : 'the target is behind the baseline';
  const compared = `${why}: actual ${plain(actual)}, target ${plain(target)}, baseline ${plain(baseline)}`;
  const worse = isWorse(actual, target, direction) && isWorse(actual, baseline, direction);
  return { kind: 'verdict', verdict: met ? 'achieved' : worse ? 'regressed' : 'off-track', met, reason: compared };
}

/** A ÷ T where more is better, T ÷ A where less is; a verdict where the division says nothing. */
function toTarget({ actual, direction }: Comparison, target: Exact): Achieved {
  if (direction === 'maintain') return refused('a ratio to the target needs a direction, increase or decrease');
  const met = isMet(actual, target, direction);
  const compared = `actual ${plain(actual)}, target ${plain(target)}`;
  if (target.lt(0)) return verdict(met, `the target is below 0: ${compared}`);
  if (direction === 'increase') {
    if (target.isZero()) return verdict(met, `the target is 0: ${compared}`);
    return ratio(actual, target, met);
  }
  if (actual.lte(0)) return verdict(true, `nothing is left: ${compared}`);
  return ratio(target, actual, met);
}

function ratio(above: Exact, below: Exact, met: boolean): Achieved {
  const value = unsigned(above.div(below));
  return { kind: 'ratio', value, met, formula: equation(`${plain(above)} ÷ ${plain(below)}`, value) };
}

function verdict(met: boolean, reason: string): Achieved {
  return { kind: 'verdict', verdict: met ? 'achieved' : 'off-track', met, reason };
}

function binary(actual: Exact, target: Exact): Achieved {
  const odd = [actual, target].find((value) => !value.isZero() && !value.eq(1));
  if (odd !== undefined) return refused(`${plain(odd)} is neither 1 (yes) nor 0 (no)`);
  const met = actual.eq(target);
  return { kind: 'ratio', value: met ? one : zero, met, formula: `actual: ${yes(actual)}; target: ${yes(target)}` };
}

function yes(value: Exact): string {
  return value.isZero() ? 'no' : 'yes';
}

/** At the target or beyond it in the desired direction. */
function isMet(actual: Exact, target: Exact, direction: Direction | undefined): boolean {
  if (direction === 'decrease') return actual.lte(target);
  return direction === 'maintain' ? actual.eq(target) : actual.gte(target);
}

function isWorse(actual: Exact, than: Exact, direction: Direction | undefined): boolean {
  if (direction === 'maintain') return false;
  return direction === 'decrease' ? actual.gt(than) : actual.lt(than);
}

function refused(reason: string): Achieved {
  return { kind: 'refused', reason };
}

/** Zero has no sign: (60 − 60) ÷ (40 − 60) is 0. */
function unsigned(value: Exact): Exact {
  return value.isZero() ? zero : value;
}
