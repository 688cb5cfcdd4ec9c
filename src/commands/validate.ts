import { join } from 'node:path';
import { isFolder, readText } from '../io.ts';
import type { CheckedStore } from '../measurements/check-store.ts';
import { fileRules } from '../measurements/rules/file-rules.ts';
import { rowRules } from '../measurements/rules/index.ts';
import { reporters } from '../reporters/index.ts';
import { summarise, type Verdict } from '../reporters/reporter.ts';
import { rules } from '../rules/index.ts';
import { readingRules } from '../rules/reading-rules.ts';
import { runRules } from '../rules/run.ts';
import { compareDiagnostics } from '../text/finding.ts';
import type { CommonOptions, Context, Outcome } from './context.ts';
import { asOfDate, type Opened, openPortfolio } from './open.ts';

export interface ValidateOptions extends CommonOptions {
  readonly all?: boolean;
}

/** Reads everything, runs the rules, checks the store, prints the verdict. Fails on errors that no waiver accepts. */
export async function validate(options: ValidateOptions, context: Context): Promise<Outcome> {
  const opened = await openPortfolio(options, context);
  const verdict = await judge(opened, asOfDate(options, context));
  const report = reporters[options.format ?? 'text'] ?? reporters.text;
  const lines = (file: string) => linesOf(opened.dir, file);
  const style = { colour: context.colour, showInfos: options.all === true, lines };
  context.out(report?.(verdict, style) ?? '');
  return summarise(verdict.diagnostics).errors > 0 ? 1 : 0;
}

async function judge({ dir, loaded, portfolio }: Opened, asOf: string): Promise<Verdict> {
  const ids = [...readingRules, ...rules].map(({ id }) => id);
  const measured = [...rowRules, ...fileRules].map(({ id }) => id);
  // The engine works on threads of its own: the rules run while it starts.
  const working = judgeStore({ dir, portfolio }, asOf);
  const findings = runRules(rules, { portfolio, asOf, ruleIds: [...ids, ...measured] });
  const store = await working;
  return {
    diagnostics: [...loaded.diagnostics, ...findings, ...store.diagnostics].toSorted(compareDiagnostics),
    checked: { files: loaded.files + store.files, rules: ids.length + store.rules },
    notChecked: [...loaded.notChecked, ...store.notChecked],
  };
}

/** The engine is only loaded where there are measurements to check. */
async function judgeStore({ dir, portfolio }: Pick<Opened, 'dir' | 'portfolio'>, asOf: string): Promise<CheckedStore> {
  const none = { what: 'measurements', why: 'The portfolio has none.' };
  if (!isFolder(join(dir, 'measurements'))) return { diagnostics: [], notChecked: [none], files: 0, rules: 0 };
  const { checkStore } = await import('../measurements/check-store.ts');
  const checked = await checkStore(portfolio, dir, asOf);
  return checked.files > 0 ? checked : { ...checked, notChecked: [...checked.notChecked, none] };
}

function linesOf(dir: string, file: string): readonly string[] | undefined {
  try {
    return readText(join(dir, file))
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return undefined;
  }
}
