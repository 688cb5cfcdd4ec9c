import type { Verdict } from '../rules/verdict.ts';
import type { Diagnostic } from '../text/finding.ts';
import type { Reporter, Style } from './reporter.ts';

interface Case {
  readonly name: string;
  readonly file?: string;
  /** What stands inside the element. */
  readonly body: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/**
 * JUnit XML, as CI servers read it: a suite a family of rules, a case a finding, and a passed case for each rule that found
 * nothing. Findings that fail the run are failures; quieter ones pass and say what they found; what a waiver accepts, and what
 * was not checked, is skipped.
 */
export const junit: Reporter = (verdict, style) => {
  const suites = [...suitesOf(verdict, style), ...unchecked(verdict)];
  const all = suites.flatMap(({ cases }) => cases);
  const inner = suites.map(({ name, cases }) => {
    const lines = cases.map((one) => testCase(name, one));
    return `  <testsuite${attributes({ name, ...counts(cases) })}>\n${lines.join('')}  </testsuite>\n`;
  });
  const head = attributes({ name: 'plumbline validate', ...counts(all) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${inner.join('')}</testsuites>\n`;
};

function suitesOf({ rules, diagnostics }: Verdict, style: Style): { name: string; cases: readonly Case[] }[] {
  const families = [...new Set(rules.map(({ family }) => family))];
  const byRule = new Map(rules.map(({ id }) => [id, diagnostics.filter(({ rule }) => rule === id)]));
  return families.map((family) => ({
    name: family,
    cases: rules
      .filter((rule) => rule.family === family)
      .flatMap(({ id, summary }): readonly Case[] => {
        const found = byRule.get(id) ?? [];
        if (found.length === 0) return [{ name: `${id}: ${summary}`, body: '', outcome: 'passed' }];
        return found.map((one) => finding(one, style));
      }),
  }));
}

function finding(diagnostic: Diagnostic, { prefix, failOn }: Style): Case {
  const { rule, severity, message, hint, file, range, related = [], waived } = diagnostic;
  const place = ({ start }: Diagnostic['range']) => `${start.line}:${start.column}`;
  const name = `${rule} ${prefix}${file}:${place(range)}`;
  const words = [
    `${prefix}${file}:${place(range)} ${severity}: ${message}`,
    ...(hint === undefined ? [] : [`→ ${hint}`]),
    ...related.map((other) => `${prefix}${other.file}:${place(other.range)} ${other.message}`),
  ].join('\n');
  const at = { name, file: `${prefix}${file}` };
  if (waived !== undefined) {
    const reason = `${waived.reason} (${waived.by}, until ${waived.until})`;
    return { ...at, body: `<skipped${attributes({ message: reason })}/>`, outcome: 'skipped' };
  }
  if (severity === 'error' || (severity === 'warning' && failOn === 'warning')) {
    const failure = `<failure${attributes({ message, type: severity })}>${xml(words)}</failure>`;
    return { ...at, body: failure, outcome: 'failed' };
  }
  return { ...at, body: `<system-out>${xml(words)}</system-out>`, outcome: 'passed' };
}

function unchecked({ notChecked }: Verdict): { name: string; cases: readonly Case[] }[] {
  if (notChecked.length === 0) return [];
  const cases = notChecked.map(
    ({ what, why }): Case => ({ name: what, body: `<skipped${attributes({ message: why })}/>`, outcome: 'skipped' }),
  );
  return [{ name: 'not checked', cases }];
}

function counts(cases: readonly Case[]) {
  const of = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: of('failed'), errors: 0, skipped: of('skipped') };
}

function testCase(suite: string, { name, file, body }: Case): string {
  const head = attributes({ classname: `plumbline.${suite.replaceAll(' ', '-')}`, name, ...(file && { file }) });
  return body === '' ? `    <testcase${head}/>\n` : `    <testcase${head}>${body}</testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
}

/** Text as XML takes it; characters that XML 1.0 knows no way to write become U+FFFD. */
function xml(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
