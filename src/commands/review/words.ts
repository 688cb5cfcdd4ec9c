import type { Exact } from '../../model/decimal.ts';
import { digits } from '../../model/decimal.ts';
import type { ScoreBand } from '../../review/scored.ts';

/** A score or a mean as people read it: one place after the point. */
export function rounded(value: Exact | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}

/** An amount without needless places. */
export function amount(value: Exact | number): string {
  return typeof value === 'number' ? String(value) : digits(value);
}

export const bandWords: Readonly<Record<ScoreBand, string>> = {
  keep: 'keep',
  revise: 'revise',
  drop: 'drop',
  open: 'not scored',
};

/** A Markdown table; bars and line breaks in cells are kept from ending them. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')).join(' | ')} |\n`;
  return `${line(header)}|${':--|'.repeat(header.length)}\n${rows.map(line).join('')}`;
}
