import type { Framework, Portfolio, Waiver } from '../model/portfolio.ts';
import { say } from '../model/text.ts';
import { compareDiagnostics, type Diagnostic, diagnose, type Severity } from '../text/finding.ts';
import type { Location } from '../text/location.ts';
import type { Rule, RuleInput } from './rule.ts';

/** What the rules say of a portfolio, with the severities and waivers of its plumbline.yaml applied. */
export function runRules(rules: readonly Rule[], input: RuleInput): readonly Diagnostic[] {
  const { portfolio } = input;
  const byFile = new Map(portfolio.frameworks.map((framework) => [framework.at.source.file, framework]));
  const diagnostics = rules.flatMap((rule) => {
    const severity = severityOf(rule, portfolio);
    if (severity === 'off') return [];
    return [...rule.check(input)].map((finding) => {
      const diagnostic = diagnose(finding, rule.id, severity);
      const places = [finding.at, ...(finding.related ?? []).map(({ at }) => at)];
      const waiver = waiverFor(
        rule.id,
        places.flatMap((at) => ownersOf(at, byFile)),
        input,
      );
      return waiver === undefined ? diagnostic : { ...diagnostic, waived: waiverWords(waiver, portfolio) };
    });
  });
  return diagnostics.toSorted(compareDiagnostics);
}

function severityOf(rule: Rule, portfolio: Portfolio): Severity | 'off' {
  return portfolio.rules.get(rule.id) ?? rule.severity;
}

function waiverWords({ reason, by, until }: Waiver, { languages }: Portfolio): NonNullable<Diagnostic['waived']> {
  return { reason: say(reason, languages), by, until };
}

/** A waiver holds until its last day, for its rule, at a framework or at one thing that the finding touches. */
function waiverFor(rule: string, owners: readonly string[], { portfolio, asOf }: RuleInput): Waiver | undefined {
  return portfolio.waivers.find(
    (waiver) => waiver.rule === rule && asOf <= waiver.until && owners.includes(waiver.target),
  );
}

/** What a place belongs to: the framework, and framework/id of the result, indicator … that it stands in. */
function ownersOf({ source, path }: Location, byFile: ReadonlyMap<string, Framework>): readonly string[] {
  const framework = byFile.get(source.file);
  if (framework === undefined) return [];
  const [collection, id] = path;
  return collection === undefined || id === undefined ? [framework.id] : [framework.id, `${framework.id}/${id}`];
}
