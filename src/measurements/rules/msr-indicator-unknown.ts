import { suggest } from '../../text/suggestion.ts';
import { anyProblem, finding, type RowRule } from './row-rule.ts';

/** The indicator of a row exists. */
export const msrIndicatorUnknown: RowRule = {
  id: 'msr-indicator-unknown',
  severity: 'error',
  fixed: true,
  summary: 'The indicator of a row exists.',
  why: 'A misspelt code would open a series of its own, or be lost.',
  fix: 'Use the id of the indicator in its framework file.',
  suspects: { each: (scene) => (anyProblem(scene, 'indicator') ? `r.problem = 'indicator'` : undefined) },
  certain: true,
  explain(row, { portfolio }) {
    const [written, framework] = [row.cell('indicator'), row.cell('framework')];
    const at = row.at('indicator');
    const frameworks = portfolio.frameworks.filter(({ id }) => framework === undefined || id === framework);
    const known = [...new Set(frameworks.flatMap(({ indicators }) => [...indicators.keys()]))];
    if (written === undefined) return finding(at, 'The row names no indicator.', suggest('', known));
    const where = framework === undefined ? '' : ` in framework ${framework}`;
    return finding(at, `There is no indicator "${written}"${where}.`, suggest(written, known));
  },
};
