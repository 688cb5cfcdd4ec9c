import { join } from 'node:path';
import schema from '../../schemas/framework.schema.json' with { type: 'json' };
import { writeFiles } from '../io.ts';
import { type InputFile, load } from '../load.ts';
import { parsePeriod, sameDays } from '../model/period.ts';
import type { Indicator } from '../model/portfolio.ts';
import { codedReason, type Reason } from '../text/coded-reason.ts';
import type { Diagnostic } from '../text/finding.ts';
import type { Path } from '../text/location.ts';
import { suggest } from '../text/suggestion.ts';
import { UserError } from '../text/user-error.ts';
import { parseYaml } from '../text/yaml.ts';
import { editYaml, type YamlEdit } from '../text/yaml-edit.ts';
import { flowText, type YamlValue } from '../text/yaml-write.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { asOfDate, type Opened, openForWork } from './open.ts';

export interface RetargetOptions extends CommonOptions {
  /** A code, and after a colon a text. */
  readonly reason?: string;
  readonly approvedBy?: string;
}

/** Writes a target or the baseline of an indicator, and keeps the old one under its revisions: both or neither. */
export async function retarget(
  [name, period, value]: readonly [name: string, period: string, value: string],
  options: RetargetOptions,
  context: Context,
): Promise<Outcome> {
  const date = asOfDate(options, context);
  const { code, note } = reasonOf(options.reason);
  const opened = await openForWork(options, context);
  const indicator = indicatorNamed(name, opened);
  const { file } = indicator.at.source;
  const input = opened.files.find((one) => one.file === file) ?? { file, text: '' };
  const place = placeOf(period, indicator, opened);
  const whole = (await parseYaml(file, input.text)).value;
  const old = (valueAt(whole, place.path) ?? null) as YamlValue;
  const now = await plannedValue(value);
  const { path, was } = within(old, now, place.path);
  const approved = options.approvedBy === undefined ? {} : { approved_by: options.approvedBy };
  const revision = {
    [place.kind]: place.period,
    ...{ was, date, reason: code },
    ...(note === '' ? {} : { note }),
    ...approved,
  };
  const edited = editYaml(input.text, retargetEdits(indicator.at.path, { path, now, revision }));
  if ('refused' in edited) throw new UserError(`${file}: ${edited.refused.message}`, edited.refused.hint);
  const found = await newProblems(opened, { file, text: edited.text });
  if (found !== undefined) throw new UserError(found.message, found.hint);
  writeFiles([{ path: join(opened.dir, file), text: edited.text }]);
  context.out(closing(indicator, place, was, now));
  return 0;
}

/** The new value, and the entry that keeps the old one. */
export function retargetEdits(
  indicator: Path,
  { path, now, revision }: { readonly path: Path; readonly now: YamlValue; readonly revision: YamlValue },
): readonly YamlEdit[] {
  return [
    { kind: 'set', path, value: now },
    { kind: 'append', path: [...indicator, 'revisions'], value: revision },
  ];
}

/** Why a target or baseline is replaced. */
const codes: readonly string[] = schema.$defs.fields.revisions.items.properties.reason.enum;

function reasonOf(reason: string | undefined): Reason {
  const example = 'budget-realignment: The grant was cut by a third.';
  if (reason !== undefined && reason.trim() !== '') return codedReason(reason, codes, example);
  throw new UserError('No reason is given.', `For example: --reason "${example}"`);
}

/** By framework/id, or by an id that one framework alone has. Throws a UserError for another name. */
function indicatorNamed(name: string, { portfolio }: Opened): Indicator {
  const all = portfolio.frameworks.flatMap(({ indicators }) => [...indicators.values()]);
  const found = all.filter(({ framework, id }) => name === id || name === `${framework}/${id}`);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const names = found.map(({ framework, id }) => `${framework}/${id}`);
  if (found.length > 1) {
    throw new UserError(`Several frameworks have an indicator ${name}.`, `Name one of ${names.join(', ')}.`);
  }
  const known = all.map(({ framework, id }) => (name.includes('/') ? `${framework}/${id}` : id));
  throw new UserError(`There is no indicator ${name}.`, suggest(name, new Set(known)));
}

interface PlanPlace {
  readonly kind: 'target' | 'baseline';
  readonly path: Path;
  /** As `revisions` writes it. */
  readonly period: string | number;
}

/** Where the value stands: under the period as it is written there, or as it is asked for. */
function placeOf(asked: string, indicator: Indicator, { portfolio }: Opened): PlanPlace {
  const { at, baseline, targets } = indicator;
  if (asked === 'baseline') {
    if (baseline?.kind !== 'known') {
      throw new UserError(`${indicator.id} has no baseline that could be revised.`, 'Write it into the framework.');
    }
    return { kind: 'baseline', path: [...at.path, 'baseline', 'value'], period: asYear(baseline.period.text) };
  }
  const framework = portfolio.frameworks.find(({ id }) => id === indicator.framework);
  const period = parsePeriod(asked, framework?.fiscalYear ?? portfolio.fiscalYear);
  if (period === undefined) {
    throw new UserError(
      `There is no period ${asked}.`,
      'Expected baseline, or a period: 2015, 2015-H1, 2015-Q1, 2015-03, FY2015, or start/end.',
    );
  }
  const target = targets.find((one) => sameDays(one.period, period));
  const key = String(target?.at.path.at(-1) ?? asked);
  return { kind: 'target', path: [...at.path, 'targets', key], period: asYear(key) };
}

function asYear(period: string): string | number {
  return /^\d{4}$/.test(period) ? Number(period) : period;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as { readonly [key: string]: unknown } | null | undefined)?.[String(step)],
    value,
  );
}

/** A number, true or false, or a map as the file format has it: `{min: 93, max: 97}`. */
async function plannedValue(text: string): Promise<YamlValue> {
  const { value } = await parseYaml('value', `value: ${text}\n`);
  const planned = (value as { readonly value?: YamlValue } | undefined)?.value;
  if (typeof planned === 'number' || typeof planned === 'boolean') return planned;
  if (typeof planned === 'object' && planned !== null && !Array.isArray(planned)) return planned;
  throw new UserError(`The value is "${text}"; expected a number, true or false, or a map such as {min: 93, max: 97}.`);
}

/** A value that stands in a map beside others, such as a note, is replaced there. */
function within(old: YamlValue, now: YamlValue, path: Path): { readonly path: Path; readonly was: YamlValue } {
  const holds = typeof old === 'object' && old !== null && !Array.isArray(old) && 'value' in old;
  return { path: holds && typeof now !== 'object' ? [...path, 'value'] : path, was: withoutNote(old) };
}

function withoutNote(old: YamlValue): YamlValue {
  if (typeof old !== 'object' || old === null || !('note' in old)) return old;
  return Object.fromEntries(Object.entries(old).filter(([key]) => key !== 'note'));
}

/** What reading the changed file finds that it did not find before. */
async function newProblems(opened: Opened, changed: InputFile): Promise<Diagnostic | undefined> {
  const { diagnostics } = await load(opened.files.map((file) => (file.file === changed.file ? changed : file)));
  return diagnostics.length > opened.loaded.diagnostics.length
    ? diagnostics.find((one) => one.file === changed.file)
    : undefined;
}

function closing({ framework, id }: Indicator, { kind, period }: PlanPlace, was: YamlValue, now: YamlValue): string {
  const written = `${framework}/${id}: the ${kind} of ${period} is ${flowText(now)}`;
  return was === null
    ? `${written}; revisions say that it is new.\n`
    : `${written}; ${flowText(was)} is kept under revisions.\n`;
}
