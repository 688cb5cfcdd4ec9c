import type { RuleDescription, Verdict } from '../rules/verdict.ts';
import type { Diagnostic, Severity } from '../text/finding.ts';
import type { Range } from '../text/location.ts';
import type { Reporter } from './reporter.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, as code scanning reads it: every finding with its place, its related places and the waiver that suppresses it;
 * every rule with why and fix; what was not checked as notifications.
 */
export const sarif: Reporter = (verdict, { prefix, version }) => {
  const index = new Map(verdict.rules.map(({ id }, position) => [id, position]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plumbline', version, rules: verdict.rules.map(describe) } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(verdict) }],
        results: verdict.diagnostics.map((diagnostic) => result(diagnostic, index, prefix)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function describe({ id, family, severity, summary, why, fix }: RuleDescription) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}`, markdown: `${why}\n\n**To put it right.** ${fix}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [family] },
  };
}

function notifications({ notChecked }: Verdict) {
  return notChecked.map(({ what, why }) => ({ level: 'note', message: { text: `Not checked: ${what}. ${why}` } }));
}

function result(diagnostic: Diagnostic, index: ReadonlyMap<string, number>, prefix: string) {
  const { rule, severity, message, hint, file, range, related = [], waived } = diagnostic;
  const ruleIndex = index.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message}\n→ ${hint}` },
    locations: [location(prefix + file, range)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            ...location(prefix + other.file, other.range),
            message: { text: other.message },
          })),
        }),
    ...(waived === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${waived.reason} (${waived.by}, until ${waived.until})`,
            },
          ],
        }),
  };
}

function location(file: string, { start, end }: Range) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}
