import type { Diagnostic, NotChecked, Severity } from '../text/finding.ts';

/** What a run of validate found. */
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
