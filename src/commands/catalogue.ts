import { fileRules } from '../measurements/rules/file-rules.ts';
import { rowRules } from '../measurements/rules/index.ts';
import { factRules } from '../progress/rules/index.ts';
import { families } from '../rules/index.ts';
import { readingRules } from '../rules/reading-rules.ts';
import type { RuleWords } from '../rules/rule.ts';
import { closingRules } from '../rules/setting/index.ts';
import { loudest } from '../rules/severity.ts';
import type { RuleDescription } from '../rules/verdict.ts';
import { compareText } from '../text/finding.ts';

/** Every rule there is, of the model, of measurements and of reading, by family. */
export function catalogue(): readonly RuleDescription[] {
  return [
    ...Object.entries(families).flatMap(([family, rules]) => describe(family, rules)),
    ...describe('setting', closingRules),
    ...describe('measurement', [...[...rowRules, ...factRules].toSorted(byId), ...fileRules]),
    ...describe('reading', readingRules),
  ];
}

function byId(a: RuleWords, b: RuleWords): number {
  return compareText(a.id, b.id);
}

function describe(family: string, rules: readonly RuleWords[]): readonly RuleDescription[] {
  return rules.map(({ id, severity, summary, why, fix }) => ({
    id,
    family,
    severity: loudest(severity),
    summary,
    why,
    fix,
  }));
}
