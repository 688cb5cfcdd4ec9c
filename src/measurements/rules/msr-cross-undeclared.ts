import { name, quote } from '../database.ts';
import { finding, type RowRule } from './row-rule.ts';

/** Two categories stand in one row only where the indicator declares the cross. */
export const msrCrossUndeclared: RowRule = {
  id: 'msr-cross-undeclared',
  severity: 'error',
  summary: 'Two categories stand in one row only where the indicator declares the cross.',
  why: 'Parallel dimensions each make the total; their cross is a third one, and adding them counts people twice.',
  fix: 'Declare cross: [[sex, age]] at the indicator, or keep one category a row.',
  suspects: {
    each: ({ portfolio, columns }) => {
      const used = [...portfolio.dimensions.keys()].filter((id) => columns.has(id));
      const filled = used.map((id) => `(r.${name(id)} IS NOT NULL)::INTEGER`);
      // Where crosses are declared most rows have one: what was declared is no suspect, so that it is not fetched.
      const cross = used.map((id) => `CASE WHEN r.${name(id)} IS NOT NULL THEN ${quote(id)} END`);
      const isDeclared = `coalesce(contains(i.crosses, ';' || concat_ws('+', ${cross.join(', ')}) || ';'), false)`;
      return used.length < 2 ? undefined : `r.ind IS NOT NULL AND ${filled.join(' + ')} > 1 AND NOT ${isDeclared}`;
    },
  },
  explain(row, { portfolio }) {
    const filled = [...portfolio.dimensions.keys()].filter((id) => row.cell(id) !== undefined);
    const declared = row.indicator?.cross.some(
      (cross) => cross.length === filled.length && cross.every(({ id }) => filled.includes(id)),
    );
    if (declared === true || filled.length < 2) return undefined;
    const message = `The row crosses ${filled.join(' and ')}, and the indicator declares no such cross.`;
    const hint = `Declare cross: [[${filled.join(', ')}]] at the indicator, or keep one category a row.`;
    return finding(row.at(filled[1] ?? ''), message, hint);
  },
};
