import { type Diagnostic, type NotChecked, type Severity, severities } from '../text/finding.ts';

/** What a run of validate found, as reporters print it. */
export interface Verdict {
  /** Waived ones too; sorted. */
  readonly diagnostics: readonly Diagnostic[];
  readonly checked: { readonly files: number; readonly rules: number };
  readonly notChecked: readonly NotChecked[];
  /** Every waiver of the portfolio. */
  readonly waivers: readonly WaiverUse[];
  /** The rules that were run. */
  readonly rules: readonly RuleDescription[];
}

/** A waiver, and what it accepts in this run. */
export interface WaiverUse {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
  readonly by: string;
  readonly until: string;
  readonly expired: boolean;
  /** How many findings it accepts. */
  readonly findings: number;
}

/** A rule as lists show it. */
export interface RuleDescription {
  readonly id: string;
  readonly family: string;
  /** The loudest it is by itself. */
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
}

export interface Style {
  readonly colour: boolean;
  readonly showInfos: boolean;
  /** At most so many findings are shown, the loudest; undefined = all. */
  readonly max: number | undefined;
  /** The quietest severity that fails the run. */
  readonly failOn: 'error' | 'warning';
  /** Path from the top of the repository to the portfolio, ending in `/`; empty where they are one. */
  readonly prefix: string;
  /** Version of the program. */
  readonly version: string;
  /** The lines of a file of the portfolio, for code frames; undefined where the text is not at hand. */
  readonly lines: (file: string) => readonly string[] | undefined;
}

/** A pure function from a verdict to text; it ends in a line break. */
export type Reporter = (verdict: Verdict, style: Style) => string;

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
}

export function summarise(diagnostics: readonly Diagnostic[]): Summary {
  const open = diagnostics.filter(({ waived }) => waived === undefined);
  const count = (severity: string) => open.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    waived: diagnostics.length - open.length,
  };
}

/** The findings that a list for people shows, in their order, and how many it leaves out beyond `max`. */
export function shownIn(
  { diagnostics }: Pick<Verdict, 'diagnostics'>,
  { showInfos, max }: Pick<Style, 'showInfos' | 'max'>,
): { readonly shown: readonly Diagnostic[]; readonly left: number } {
  const open = diagnostics.filter(({ waived, severity }) => waived === undefined && (showInfos || severity !== 'info'));
  if (max === undefined || open.length <= max) return { shown: open, left: 0 };
  const chosen = new Set(loudestFirst(open).slice(0, max));
  return { shown: open.filter((one) => chosen.has(one)), left: open.length - max };
}

/** Errors, then warnings, then infos; otherwise in their order. */
export function loudestFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return severities.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
}
