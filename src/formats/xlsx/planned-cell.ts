import { plannedValue } from '../../model/planned.ts';
import type { Indicator, Target } from '../../model/portfolio.ts';
import { type Edition, told } from '../../report/edition.ts';
import { plannedText } from '../../report/values.ts';
import type { SheetCell } from './workbook.ts';

/** A target as a cell: a number where it is one, else what is planned in words. */
export function targetCell(
  target: Target | undefined,
  indicator: Indicator,
  { edition, format }: { readonly edition: Edition; readonly format: string },
): SheetCell {
  if (target === undefined) return { value: undefined, look: 'number' };
  const value = plannedValue(target, indicator);
  if (value !== undefined && typeof value !== 'string') return { value, look: 'number', format };
  return { value: plannedText(target, indicator, edition), look: 'number' };
}

/** The baseline as a cell: a number, or why there is none. */
export function baselineCell(
  { baseline }: Indicator,
  { edition, format }: { readonly edition: Edition; readonly format: string },
): SheetCell {
  if (baseline === undefined) return { value: undefined, look: 'number' };
  if (baseline.kind === 'planned') return { value: `planned for ${baseline.when.text}`, look: 'text' };
  if (baseline.kind === 'not-applicable') return { value: told(baseline.reason, edition), look: 'text' };
  return { value: baseline.value, look: 'number', format };
}
