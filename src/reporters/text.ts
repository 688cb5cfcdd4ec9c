import { Chalk, type ChalkInstance } from 'chalk';
import { summarise, type Verdict } from '../rules/verdict.ts';
import type { Diagnostic, Severity } from '../text/finding.ts';
import { closingLines, plural, waiverLine } from './closing.ts';
import { type Reporter, type Style, shownIn } from './reporter.ts';

/** For people: each finding at its line with a caret, then the waivers and counts, then what was and what was not checked. */
export const text: Reporter = (verdict, style) => {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const { shown, left } = shownIn(verdict, style);
  const blocks = shown.map((diagnostic) => block(diagnostic, style, chalk));
  const rest = left === 0 ? [] : [`and ${plural(left, 'finding')} more (--max)\n`];
  return [...blocks, ...rest, ...waivers(verdict, chalk), closing(verdict, style, chalk)].join('\n');
};

const marks: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info' };

function paint(severity: Severity, chalk: ChalkInstance): (words: string) => string {
  return severity === 'error' ? chalk.red.bold : severity === 'warning' ? chalk.yellow.bold : chalk.cyan;
}

function block(diagnostic: Diagnostic, style: Style, chalk: ChalkInstance): string {
  const { file, range, severity, rule, message, hint, related = [] } = diagnostic;
  const place = `${file}:${range.start.line}:${range.start.column}`;
  const lines = [
    `${chalk.bold(place)} ${paint(severity, chalk)(marks[severity])} ${message} ${chalk.dim(`[${rule}]`)}`,
  ];
  lines.push(...frame(diagnostic, style, chalk));
  if (hint !== undefined) lines.push(`  ${chalk.green('→')} ${hint}`);
  for (const other of related.slice(0, 4)) {
    lines.push(chalk.dim(`  ${other.file}:${other.range.start.line}:${other.range.start.column} ${other.message}`));
  }
  if (related.length > 4) lines.push(chalk.dim(`  and ${related.length - 4} more places`));
  return `${lines.join('\n')}\n`;
}

const widest = 100;

/** The line of the finding with a caret below it; a long line is cut around the place. */
function frame({ file, range, severity }: Diagnostic, style: Style, chalk: ChalkInstance): string[] {
  const line = style.lines(file)?.[range.start.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const column = range.start.column - 1;
  const from = Math.max(0, Math.min(column - 40, line.length - widest));
  const cut = line.slice(from, from + widest).replaceAll('\t', ' ');
  const sameLine = range.end.line === range.start.line;
  const length = Math.max(
    1,
    Math.min((sameLine ? range.end.column - 1 : line.trimEnd().length) - column, cut.length - (column - from)),
  );
  const number = String(range.start.line);
  return [
    `${chalk.dim(`  ${number} │`)} ${from > 0 ? `…${cut.slice(1)}` : cut}`,
    `${chalk.dim(`  ${' '.repeat(number.length)} │`)} ${' '.repeat(column - from)}${paint(severity, chalk)('^'.repeat(length))}`,
  ];
}

function waivers({ waivers: all }: Verdict, chalk: ChalkInstance): string[] {
  const holding = all.filter(({ expired }) => !expired).map((waiver) => `  ${waiverLine(waiver)}`);
  return holding.length === 0 ? [] : [`${chalk.bold('Accepted by waivers')}\n${holding.join('\n')}\n`];
}

function closing(verdict: Verdict, style: Style, chalk: ChalkInstance): string {
  const [counts = '', ...rest] = closingLines(verdict, style);
  const { errors, warnings } = summarise(verdict.diagnostics);
  const colour = errors > 0 ? chalk.red.bold : warnings > 0 ? chalk.yellow : chalk.green;
  return `${[colour(counts), ...rest.map((line) => chalk.dim(line))].join('\n')}\n`;
}
