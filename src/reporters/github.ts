import type { Diagnostic, Severity } from '../text/finding.ts';
import { closingLines } from './closing.ts';
import { loudestFirst, type Reporter, shownIn } from './reporter.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions: an annotation at the line of each finding, the loudest first, because GitHub shows ten of
 * a kind and step; then counts, and what was not checked, for the log.
 */
export const github: Reporter = (verdict, style) => {
  const { shown, left } = shownIn(verdict, style);
  const lines = loudestFirst(shown).map((diagnostic) => annotation(diagnostic, style.prefix));
  const rest = left === 0 ? [] : [`and ${left} more`];
  return `${[...lines, ...rest, ...closingLines(verdict, style)].join('\n')}\n`;
};

function annotation({ file, range, severity, rule, message, hint }: Diagnostic, prefix: string): string {
  const { start, end } = range;
  // GitHub takes columns only within a line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: `${prefix}${file}`, line: start.line, endLine: end.line, ...columns, title: rule };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${escapeData(hint === undefined ? message : `${message}\n→ ${hint}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
