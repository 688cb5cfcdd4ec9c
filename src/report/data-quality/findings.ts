import type { Framework } from '../../model/portfolio.ts';
import { compareText, type Diagnostic, type Severity } from '../../text/finding.ts';
import { dateText } from '../dates.ts';
import { inLanguage, nameOf, type Said, said } from '../edition.ts';
import type { Brief } from '../report.ts';
import { isAbout } from '../title-block.ts';
import type { words } from './words/en.ts';

/** What one rule finds in the files of the framework. */
export interface RuleFindings {
  readonly rule: string;
  readonly severity: string;
  /** What it asks for; its words are English. */
  readonly summary: Said;
  readonly open: string;
  readonly waived: string;
}

/** What validate could not look at. */
export interface Unchecked {
  readonly what: Said;
  readonly why: Said;
}

/** A finding that is accepted, by whom and until when. */
export interface WaiverView {
  readonly rule: string;
  readonly at: string;
  readonly reason: Said;
  readonly by: string;
  readonly until: string;
  readonly expired: boolean;
  /** How many findings it accepts; empty where the rules did not run. */
  readonly findings: string;
}

const loudest: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by rule, the loudest first. */
export function ruleFindings(framework: Framework, brief: Brief<typeof words>): readonly RuleFindings[] {
  const { verdict, edition, words: own } = brief;
  if (verdict === null) return [];
  const isOwn = isAbout(framework);
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of verdict.diagnostics.filter(({ file }) => isOwn(file))) {
    const key = `${loudest.indexOf(diagnostic.severity)} ${diagnostic.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, found]): readonly RuleFindings[] => {
      const [first] = found;
      if (first === undefined) return [];
      const open = found.filter(({ waived }) => waived === undefined).length;
      const summary = verdict.rules.find(({ id }) => id === first.rule)?.summary ?? first.message;
      return [
        {
          rule: first.rule,
          severity: own.severity[first.severity],
          summary: inLanguage(summary, edition.language === 'en' ? '' : 'en'),
          open: String(open),
          waived: String(found.length - open),
        },
      ];
    });
}

export function uncheckedViews({ verdict, edition }: Brief<typeof words>): readonly Unchecked[] {
  const lang = edition.language === 'en' ? '' : 'en';
  return (verdict?.notChecked ?? []).map(({ what, why }) => ({
    what: inLanguage(what, lang),
    why: inLanguage(why, lang),
  }));
}

/** Waivers for the framework or something in it. */
export function waiverViews({ id }: Framework, { edition, verdict }: Brief<typeof words>): readonly WaiverView[] {
  const { portfolio, asOf, words } = edition;
  return portfolio.waivers
    .filter(({ target }) => target === id || target.startsWith(`${id}/`))
    .map(({ rule, target, reason, by, until }) => {
      const used = verdict?.waivers.find((one) => one.rule === rule && one.at === target);
      return {
        rule,
        at: target,
        reason: said(reason, edition),
        by: nameOf(by, edition),
        until: dateText(until, words),
        expired: until < asOf,
        findings: used === undefined ? '' : String(used.findings),
      };
    });
}
