import type { Approval } from '../measurements/approvals.ts';
import type { ApproveOutcome, ApproveRequest, Gap } from '../measurements/approve.ts';
import { byId } from '../model/by-id.ts';
import { isDate, type Period, parsePeriod } from '../model/period.ts';
import type { Framework, Portfolio } from '../model/portfolio.ts';
import { writeJson } from '../text/json.ts';
import { nearest, suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { interruptions, leftOut } from './ingest.ts';
import { type Opened, openForWork } from './open.ts';

export interface ApproveOptions extends CommonOptions {
  readonly by?: string;
  readonly date?: string;
  readonly list?: boolean;
}

/** Locks a period of a framework: its measurements take no further changes. Fails where what is stored in it has errors. */
export async function approve(
  named: { readonly framework: string | undefined; readonly period: string | undefined },
  options: ApproveOptions,
  context: Context,
): Promise<Outcome> {
  const opened = await openForWork(options, context);
  if (options.list === true) return list(opened, options, context);
  const left = leftOut(opened);
  if (left.length > 0) {
    context.err(`${left.join(', ')} cannot be read, so rows cannot be judged.\n→ plumbline validate shows where.\n`);
    return 1;
  }
  const request = requestOf(named, options, opened.portfolio, context.today);
  const { approve: lock } = await import('../measurements/approve.ts');
  const tell = (line: string) => {
    if (options.quiet !== true) context.err(line);
  };
  const outcome = await lock(opened.portfolio, opened.dir, request, { tell, seconds: options.wait });
  if (outcome.recovered !== undefined) tell(interruptions.recovered[outcome.recovered]);
  if (outcome.rows === 0 && outcome.errors.length === 0 && outcome.already === undefined) throw nothingStored(request);
  context.out(options.format === 'json' ? json(request, outcome) : text(request, outcome));
  return outcome.errors.length > 0 ? 1 : 0;
}

async function list({ dir, portfolio }: Opened, { format }: ApproveOptions, context: Context): Promise<Outcome> {
  const { readApprovals } = await import('../measurements/approvals.ts');
  const { approvals, problems } = readApprovals(dir, portfolio);
  const lines = approvals.map((one) => `${one.framework} ${one.period.text}: ${by(one)}\n`);
  if (format === 'json') context.out(writeJson({ approvals: approvals.map(approvalJson) }));
  else context.out(lines.length === 0 ? 'No period is approved.\n' : lines.join(''));
  if (problems.length === 0) return 0;
  context.err('measurements/approvals.csv has errors.\n→ plumbline validate shows where.\n');
  return 1;
}

function requestOf(
  { framework: id, period: text }: { readonly framework: string | undefined; readonly period: string | undefined },
  { by: party, date: day }: ApproveOptions,
  portfolio: Portfolio,
  today: string,
): ApproveRequest {
  if (id === undefined || text === undefined || party === undefined) {
    const example = 'plumbline approve programme 2025 --by secretariat';
    throw new UserError('approve needs a framework, a period and --by with a party.', `For example: ${example}.`);
  }
  const framework = byId(portfolio.frameworks, id);
  if (framework === undefined) {
    const known = portfolio.frameworks.map((one) => one.id);
    throw new UserError(`There is no framework ${id}.`, suggest(id, known));
  }
  if (!portfolio.parties.has(party)) {
    const hint = suggest(party, portfolio.parties.keys()) ?? 'Parties stand in plumbline.yaml.';
    throw new UserError(`--by is "${party}"; there is no such party.`, hint);
  }
  const date = day ?? today;
  if (!isDate(date)) throw new UserError(`--date is "${date}"; expected a day, YYYY-MM-DD.`);
  if (date > today) throw new UserError(`--date is ${date}, which is to come: today is ${today}.`);
  const period = periodOf(text, framework, portfolio);
  if (period.end > date) {
    throw new UserError(`The period ${text} ends on ${period.end}; on ${date} it cannot be approved yet.`);
  }
  return { framework, period, by: party, date };
}

function periodOf(text: string, framework: Framework, portfolio: Portfolio): Period {
  const period = parsePeriod(text, framework.fiscalYear ?? portfolio.fiscalYear);
  if (period !== undefined) return period;
  const targets = [...framework.indicators.values()].flatMap((one) => one.targets.map((target) => target.period.text));
  const near = nearest(text, new Set(targets));
  const forms =
    'Expected 2015, 2015-H1, 2015-Q1, 2015-03, 2015-03-31, FY2015 (where a fiscal year is set), or start/end.';
  throw new UserError(`There is no period "${text}".`, near === undefined ? forms : `Did you mean "${near}"? ${forms}`);
}

function nothingStored({ framework, period }: ApproveRequest): UserError {
  return new UserError(
    `Nothing is stored of framework ${framework.id} in ${period.text}: there is nothing to approve.`,
    'plumbline progress shows which periods have values.',
  );
}

function text(
  { framework, period, ...approval }: ApproveRequest,
  { already, rows, errors, gaps }: ApproveOutcome,
): string {
  const title = `${framework.id} ${period.text}`;
  if (errors.length > 0) {
    const lines = errors.map(
      ({ file, range: { start }, message, rule }) => `${file}:${start.line}:${start.column} ${message} [${rule}]`,
    );
    return `${lines.join('\n')}\n\n${title} is not approved: what is stored has ${count(errors.length, 'error')}. Correct it first.\n`;
  }
  if (already !== undefined) {
    const within = already.period.text === period.text ? '' : `, as part of ${already.period.text}`;
    return `${title} is approved already${within}: ${by(already)}. Nothing changed.\n`;
  }
  const missing = gaps.map((gap) => `  ${gapLine(gap)}\n`).join('');
  const warning = missing === '' ? '' : `warning: expected, and without a value:\n${missing}`;
  return `${title}: ${count(rows, 'row')} stored, no errors.\n${warning}Approved ${by(approval)}: the period takes no new and no changed values.\n`;
}

const shown = 5;

function gapLine({ indicator, coverage: { expected, missing } }: Gap): string {
  const names = missing
    .slice(0, shown)
    .map(({ place, period }) => (place === undefined ? period : `${place} ${period}`));
  const more = missing.length > shown ? `, and ${missing.length - shown} more` : '';
  return `${indicator}: ${missing.length} of ${expected} (${names.join(', ')}${more})`;
}

function by(approval: Pick<Approval, 'by' | 'date'>): string {
  return `by ${approval.by} on ${approval.date}`;
}

function json({ framework, period, by: party, date }: ApproveRequest, outcome: ApproveOutcome): string {
  return writeJson({
    framework: framework.id,
    period: period.text,
    by: party,
    date,
    written: outcome.written,
    already: outcome.already === undefined ? null : approvalJson(outcome.already),
    rows: outcome.already === undefined ? outcome.rows : null,
    gaps: outcome.gaps.map(({ indicator, coverage }) => ({
      indicator,
      ...{ expected: coverage.expected, reported: coverage.reported, withheld: coverage.withheld },
      missing: coverage.missing.map(({ place, period: when }) => ({ place: place ?? null, period: when })),
    })),
    errors: outcome.errors.map(({ file, range: { start }, rule, message }) => ({
      ...{ file, line: start.line, column: start.column, rule, message },
    })),
  });
}

function approvalJson({ framework, period, by: party, date }: Approval) {
  return { framework, period: period.text, by: party, date };
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
