import { targetValue } from '../model/planned.ts';
import type { Baseline, Indicator, Qualifier, Revision, Target } from '../model/portfolio.ts';
import type { Figure } from '../progress/facts.ts';
import { dateText, periodText } from './dates.ts';
import { type Edition, type Said, said } from './edition.ts';
import { plannedText, valueText } from './values.ts';

/** A figure as a template shows it. */
export interface FigureView {
  /** With its sign of uncertainty and its unit: `≥ 41.5%`. */
  readonly text: Said;
  /** Empty where it has none of its own. */
  readonly period: string;
  /** Words, not a figure. */
  readonly plain: boolean;
  readonly marks: readonly Mark[];
  /** Remarks below the figure. */
  readonly lines: readonly Said[];
  /** Keys of the notes that explain its symbols. */
  readonly notes: readonly string[];
}

export interface Mark {
  readonly letter: string;
  readonly meaning: string;
}

/** In the order in which notes are printed. */
export const noteSymbols: Readonly<Record<string, string>> = {
  'at-least': '≥',
  'at-most': '≤',
  about: '≈',
  provisional: 'p',
  estimated: 'e',
  carried: 'c',
  derived: 'd',
  'to-date': 's',
  'last-known': 'k',
  none: '—',
};

/** A computed or stored figure; `extra` are marks that its place in the report adds. */
export function figureView(
  figure: Figure,
  indicator: Indicator,
  edition: Edition,
  extra: readonly string[] = [],
): FigureView {
  const { lower, upper } = figure;
  const interval =
    lower === undefined || upper === undefined
      ? []
      : [edition.words.interval(valueText(lower, indicator, edition), valueText(upper, indicator, edition))];
  return view(
    valueText(figure.value, indicator, edition),
    periodText(figure.period, edition.words),
    [...figure.qualifiers, ...figure.marks, ...extra],
    interval,
    edition,
  );
}

/** The baseline as planned; null where none is stated. */
export function baselineView(indicator: Indicator, edition: Edition, computed?: Figure): FigureView | null {
  const { baseline } = indicator;
  if (baseline === undefined) return computed === undefined ? null : figureView(computed, indicator, edition);
  const revised = revisionLines(indicator, undefined, edition);
  if (baseline.kind === 'not-applicable') {
    return wordsView(edition.words.notApplicable, '', [said(baseline.reason, edition), ...revised]);
  }
  if (baseline.kind === 'planned') {
    return wordsView(edition.words.plannedFor(periodText(baseline.when, edition.words)), '', revised);
  }
  const note = baseline.note === undefined ? [] : [said(baseline.note, edition)];
  const known = knownBaseline(baseline, indicator, edition, computed);
  return known === null ? null : { ...known, lines: [...known.lines, ...note, ...revised] };
}

function knownBaseline(
  baseline: Extract<Baseline, { kind: 'known' }>,
  indicator: Indicator,
  edition: Edition,
  computed: Figure | undefined,
): FigureView | null {
  const { period, value, qualifier, lower, upper } = baseline;
  if (computed !== undefined) return figureView(computed, indicator, edition);
  if (value === undefined) return null;
  const ends = lower === undefined || upper === undefined ? {} : { lower, upper };
  return figureView({ period, value, qualifiers: qualifierList(qualifier), marks: [], ...ends }, indicator, edition);
}

/** A target or milestone as planned, a change from the baseline worked out, with what it was before. */
export function targetView(target: Target, indicator: Indicator, edition: Edition): FigureView {
  const written = plannedText(target, indicator, edition);
  const value = target.change === undefined ? undefined : targetValue(target, indicator);
  const note = target.note === undefined ? [] : [said(target.note, edition)];
  return view(
    value === undefined ? written : valueText(value, indicator, edition),
    periodText(target.period, edition.words),
    qualifierList(target.qualifier),
    [...(value === undefined ? [] : [written]), ...note, ...revisionLines(indicator, target.period.text, edition)],
    edition,
  );
}

/** Words in the place of a figure: a step, a reason why there is none. */
export function wordsView(text: Said, period: string, lines: readonly Said[]): FigureView {
  return { text, period, plain: true, marks: [], lines, notes: [] };
}

/** Notes that stand before the figure as a sign; the others follow it as a letter. */
const signKeys: ReadonlySet<string> = new Set(['at-least', 'at-most', 'about']);

/** The signs before a figure, such as `≥`. */
export function signsOf(keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return keys;
  return Object.entries(noteSymbols).flatMap(([key, symbol]) =>
    signKeys.has(key) && keys.includes(key) ? [symbol] : [],
  );
}

function view(
  text: string,
  period: string,
  keys: readonly string[],
  lines: readonly Said[],
  edition: Edition,
): FigureView {
  const notes = keys.length === 0 ? keys : Object.keys(noteSymbols).filter((key) => keys.includes(key));
  return {
    text: [...signsOf(keys), text].join(' '),
    period,
    plain: false,
    marks: notes
      .filter((key) => !signKeys.has(key))
      .map((key) => ({ letter: noteSymbols[key] ?? '', meaning: edition.words.note[key] ?? key })),
    lines,
    notes,
  };
}

function qualifierList(qualifier: Qualifier | undefined): readonly Qualifier[] {
  return qualifier === undefined ? [] : [qualifier];
}

function revisionLines(indicator: Indicator, target: string | undefined, edition: Edition): readonly string[] {
  return indicator.revisions
    .filter((revision) => (target === undefined ? revision.kind === 'baseline' : isOf(revision, target)))
    .map((revision) => {
      const date = dateText(revision.date, edition.words);
      const reason = edition.words.revisionReason[revision.reason] ?? revision.reason;
      const was = revision.was === undefined ? '' : plannedText(revision.was, indicator, edition);
      return was === '' ? edition.words.setLater(date, reason) : edition.words.was(was, date, reason);
    });
}

function isOf(revision: Revision, target: string): boolean {
  return revision.kind === 'target' && revision.period?.text === target;
}
