import type { Verdict } from '../rules/verdict.ts';
import { type Diagnostic, severities } from '../text/finding.ts';

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
