import type { LineBehind } from '../measurements/rows-behind.ts';
import type { Exact } from '../model/decimal.ts';
import type { Indicator, Revision } from '../model/portfolio.ts';
import { nameOf } from '../model/roll-ups.ts';
import type { Slice } from '../model/slice.ts';
import { say, type Text } from '../model/text.ts';
import { plain } from '../progress/formula.ts';
import type { Source, Trace } from '../progress/trace.ts';
import { type Location, resolve } from '../text/location.ts';

/** What is printed of a trace. */
export interface Shown {
  readonly found: Trace;
  readonly slice: Slice;
  readonly asOf: string;
  readonly languages: readonly string[];
}

/** What is printed: a heading and lines, which may hold a block of rows. */
interface Section {
  readonly heading: string;
  readonly lines: readonly (string | readonly string[])[];
}

function sections({ found, slice, asOf, languages }: Shown): readonly Section[] {
  const { given, standing, period, actual, targets, revisions, band } = found;
  const { indicator, method } = given;
  const text = (written: Text | undefined) => say(written, languages).replace(/\s+/g, ' ').trim();
  const unit = text(indicator.unit);
  const where = [slice.place, slice.category && `${slice.category.dimension}=${slice.category.category}`].filter(
    Boolean,
  );
  const head = [
    `As of ${asOf}${period === undefined ? '' : `, period ${period.text}`}${where.length === 0 ? '' : `, ${where.join(', ')}`}.`,
    [indicator.direction, indicator.cumulation, `achievement: ${method}`, unit === '' ? '' : `unit: ${unit}`]
      .filter(Boolean)
      .join(' · '),
  ];
  const done =
    standing.steps === undefined
      ? 'none'
      : `${standing.steps.completed.length} of ${standing.steps.due.length} due steps done`;
  const value = actual.combined.kind === 'value' ? plain(actual.combined.value) : done;
  return [
    { heading: `${nameOf(indicator)}: ${text(indicator.name) || indicator.id}`, lines: head },
    { heading: `Actual: ${value}`, lines: sourceLines(actual, false) },
    ...(targets.length === 0 ? [] : [{ heading: targetHeading(found), lines: targetLines(targets, revisions) }]),
    ...baselineSection(indicator, revisions),
    {
      heading: `Rating: ${standing.rating}`,
      lines: [
        ...(standing.formula === undefined ? [] : [standing.formula]),
        ...(standing.reason === undefined ? [] : [standing.reason]),
        ...(band === undefined ? [] : [bandText(band)]),
        ...(standing.coverage === undefined ? [] : [coverageText(standing.coverage)]),
        ...(standing.awaiting === undefined ? [] : [`${standing.awaiting.text} has ended and is awaited.`]),
      ],
    },
  ];
}

/** Rows that are in the value, then those that are not, with the reason; then how they make it. */
function sourceLines(
  { indicator, windows, contributions, working, combined }: Source,
  named: boolean,
): Section['lines'] {
  const value = combined.kind === 'value' ? plain(combined.value) : 'no value';
  const head = named ? [`From ${nameOf(indicator)}: ${value}`] : [];
  const below = contributions.flatMap((one) => sourceLines(one, true));
  const rows = windows.flatMap(({ period, lines }) => {
    const used = lines.filter((line) => line.used);
    const others = lines.filter((line) => !line.used);
    return [
      ...(used.length === 0
        ? [`${period.text}: no row counts.`]
        : [`${period.text}, ${used.length === 1 ? '1 row' : `${used.length} rows`}:`, used.map(rowText)]),
      ...(others.length === 0 ? [] : ['not in it:', others.map(rowText)]),
    ];
  });
  return [...head, ...below, ...rows, ...working];
}

function rowText(line: LineBehind): string {
  const { period, place, reporter, step, categories, value, numerator, denominator, status, qualifier, why } = line;
  const key = [
    period.text,
    place,
    reporter,
    step,
    ...[...categories].map(([dimension, id]) => `${dimension}=${id}`),
  ].filter(Boolean);
  const parts =
    numerator !== undefined && denominator !== undefined ? `${numerator.toFixed()} / ${denominator.toFixed()}` : '';
  const said = [value?.toFixed() ?? '', parts].filter(Boolean).join(', ');
  const remarks = [qualifier, status, why === undefined ? '' : `(${why})`].filter(Boolean);
  return [`${placeText(line.at)}  ${key.join(' ')}  ${said || '—'}`, ...remarks].join('  ');
}

function placeText(at: Location): string {
  return `${at.source.file}:${resolve(at).start.line}`;
}

function targetHeading({ standing, targets }: Trace): string {
  if (standing.target !== undefined) return `Target: ${plain(standing.target.value)}`;
  const [only] = targets;
  return only?.value === undefined ? 'Target' : `Target: ${plain(only.value)}`;
}

function targetLines(targets: Trace['targets'], revisions: readonly Revision[]): readonly string[] {
  const lines = targets.map((target) => {
    const words = (['value', 'min', 'max', 'tolerance'] as const).flatMap((key) => {
      const number = target[key];
      return number === undefined ? [] : [`${key === 'value' ? '' : `${key} `}${number.toFixed()}`];
    });
    const change =
      target.change === undefined
        ? []
        : [
            `baseline ${target.change.relative ? `+ ${target.change.amount.times(100).toFixed()} %` : `+ ${target.change.amount.toFixed()}`}`,
          ];
    return `${target.period.text}: ${[...words, ...change].join(', ')}, ${placeText(target.at)}`;
  });
  return [...lines, ...revisions.filter(({ kind }) => kind === 'target').map(revisionText)];
}

function revisionText({ at, period, was, date, reason }: Revision): string {
  return `${period?.text ?? ''} was ${was?.value?.toFixed() ?? 'not set'} until ${date} (${reason}), ${placeText(at)}`;
}

function baselineSection({ baseline }: Indicator, revisions: readonly Revision[]): readonly Section[] {
  if (baseline === undefined) return [];
  const revised = revisions.filter(({ kind }) => kind === 'baseline').map(revisionText);
  if (baseline.kind !== 'known')
    return [
      {
        heading: `Baseline: ${baseline.kind === 'planned' ? `planned for ${baseline.when.text}` : 'not applicable'}`,
        lines: [placeText(baseline.at), ...revised],
      },
    ];
  const parts =
    baseline.numerator === undefined || baseline.denominator === undefined
      ? ''
      : `, ${baseline.numerator.toFixed()} / ${baseline.denominator.toFixed()}`;
  return [
    {
      heading: `Baseline: ${baseline.value === undefined ? 'none' : plain(baseline.value)}`,
      lines: [`${baseline.period.text}${parts}, ${placeText(baseline.at)}`, ...revised],
    },
  ];
}

function bandText({ band, below }: NonNullable<Trace['band']>): string {
  const from =
    band.from === undefined ? undefined : `${band.exclusive === true ? 'above' : 'from'} ${percent(band.from)}`;
  const to = below === undefined ? undefined : `below ${percent(below)}`;
  return `${band.rating}: ${[from, to].filter(Boolean).join(' to ') || 'all others'}`;
}

function percent(value: Exact): string {
  return `${value.times(100).toFixed()} %`;
}

function coverageText({ reported, expected, withheld, missing }: NonNullable<Trace['standing']['coverage']>): string {
  const who = missing.map(({ framework, place, period }) => [framework, place, period].filter(Boolean).join(' '));
  return `${reported} of ${expected} reported${withheld === 0 ? '' : `, ${withheld} withheld`}${who.length === 0 ? '' : `; missing: ${who.join(', ')}`}`;
}

/** For a terminal: no line is cut, because each is there to be worked out again. */
export function traceText(shown: Shown): string {
  const blocks = sections(shown).map(({ heading, lines }) =>
    [
      heading,
      ...lines.flatMap((line) => (typeof line === 'string' ? [`  ${line}`] : line.map((row) => `    ${row}`))),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

export function traceMarkdown(shown: Shown): string {
  const plainText = (text: string) => text.replaceAll(/[\\`*_<>|[\]]/g, '\\$&');
  const blocks = sections(shown).map(({ heading, lines }, index) =>
    [
      `${index === 0 ? '#' : '##'} ${plainText(heading)}`,
      ...lines.map((line) => (typeof line === 'string' ? plainText(line) : `\`\`\`\n${line.join('\n')}\n\`\`\``)),
    ].join('\n\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}
