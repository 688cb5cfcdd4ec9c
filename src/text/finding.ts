import { type Location, type Range, resolve } from './location.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What a check says: where, what is wrong, what to do about it. */
export interface Finding {
  readonly at: Location;
  /** Subject first, the value named, what was expected. */
  readonly message: string;
  /** The remedy. */
  readonly hint?: string;
  readonly related?: readonly Related[];
}

export interface Related {
  readonly at: Location;
  readonly message: string;
}

/** A finding of reading or of the schema: it knows its rule, because no rule object stands behind it. */
export interface Problem extends Finding {
  readonly rule: string;
}

/** What is shown: plain data, places worked out. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** Relative to the portfolio, with `/`. */
  readonly file: string;
  readonly range: Range;
  /** In a workbook: `Data entry!G12`. */
  readonly cell?: string;
  readonly related?: readonly {
    readonly file: string;
    readonly range: Range;
    readonly cell?: string;
    readonly message: string;
  }[];
  /** The waiver that accepts it: `at` is what it was written for. */
  readonly waived?: { readonly at: string; readonly reason: string; readonly by: string; readonly until: string };
}

/** Something a run could not look at, and why. */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** Stamps rule and severity on a finding and works out its places, or has `locate` do so. */
export function diagnose(
  finding: Finding,
  rule: string,
  severity: Severity,
  locate: (at: Location) => Range = resolve,
): Diagnostic {
  return {
    rule,
    severity,
    message: finding.message,
    ...(finding.hint === undefined ? {} : { hint: finding.hint }),
    file: finding.at.source.file,
    range: locate(finding.at),
    ...cellOf(finding.at),
    ...(finding.related === undefined || finding.related.length === 0
      ? {}
      : {
          related: finding.related.map(({ at, message }) => ({
            file: at.source.file,
            range: locate(at),
            ...cellOf(at),
            message,
          })),
        }),
  };
}

function cellOf({ source, path }: Location): { readonly cell?: string } {
  return source.cell === undefined ? {} : { cell: source.cell(path) };
}

/** Where something is, for people: by line and column, or by the name of a cell. */
export function placeText({ file, range, cell }: Pick<Diagnostic, 'file' | 'range' | 'cell'>): string {
  return cell === undefined ? `${file}:${range.start.line}:${range.start.column}` : `${file} ${cell}`;
}

/** By file, place, rule and message, in code units: the same on every machine. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Order of two texts by code units: never by locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
