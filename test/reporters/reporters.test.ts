import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse, type TestCase } from 'junit2json';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

/** One portfolio in a folder of a repository, with findings of every kind: waived, related, with signs that formats escape. */
const files = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'm & e/größe/plumbline.yaml': [
    'title: Portfolio',
    'parties: {city: {title: City}}',
    'waivers:',
    '  - {rule: ind-none, at: main/impact, reason: "Others <follow> it: \\"MDG\\" & more.", by: M&E unit, until: 2027-12-31}',
  ].join('\n'),
  'm & e/größe/frameworks/main.yaml': [
    'id: main',
    'title: Main',
    'results:',
    '  impact: {level: impact, statement: Cities thrive}',
    '  outcome: {level: outcome, statement: Appropriate <services> & 100% of "them" improved, contributes_to: [impakt]}',
    '  trust: {level: outcome, statement: Trust in councils restored, contributes_to: [impact]}',
    '  plans: {level: outcome, statement: Plans kept, contributes_to: [impact]}',
    'indicators:',
    '  water: {result: outcome, name: Households with water, measure: percentage}',
    '',
  ].join('\n'),
};
let dir = '';
const validate = (format: string, ...more: readonly string[]) =>
  plumbline(join(dir, 'm & e/größe'), 'validate', '--format', format, ...more);
interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly waived?: { readonly reason: string };
}
let all: readonly Found[] = [];

beforeAll(async () => {
  // The folder is made by hand: it outlives one test.
  const { mkdtempSync, mkdirSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { dirname } = await import('node:path');
  dir = mkdtempSync(join(tmpdir(), 'plumbline-reporters-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  all = JSON.parse((await validate('json')).out).diagnostics;
  const { rmSync } = await import('node:fs');
  return () => rmSync(dir, { recursive: true, force: true });
});

test('the portfolio has findings of every severity, and a waived one', () => {
  const kinds = new Set(all.map(({ severity, waived }) => (waived === undefined ? severity : 'waived')));
  expect([...kinds].toSorted()).toEqual(['error', 'info', 'waived', 'warning']);
});

const words = ({ message, hint }: Found) => (hint === undefined ? message : `${message}\n→ ${hint}`);

describe('sarif', () => {
  test('is valid against the published schema, and says all that JSON says', async () => {
    const { code, out } = await validate('sarif');
    expect(code).toBe(1);
    const log = JSON.parse(out);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/sarif-2.1.0.schema.json'), 'utf8'));
    const valid = ajv.compile(schema);
    expect(valid(log), JSON.stringify(valid.errors)).toBe(true);

    const [run] = log.runs;
    expect(run.results.length).toBe(all.length);
    for (const [index, found] of all.entries()) {
      const result = run.results[index];
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(found.rule);
      expect(result.level).toBe(found.severity === 'info' ? 'note' : found.severity);
      expect(result.message.text).toBe(words(found));
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(decodeURIComponent(artifactLocation.uri)).toBe(`m & e/größe/${found.file}`);
      expect(new URL(artifactLocation.uri, 'file:///').pathname).toBe(`/${artifactLocation.uri}`);
      expect([region.startLine, region.startColumn]).toEqual([found.range.start.line, found.range.start.column]);
      expect(result.suppressions?.length ?? 0).toBe(found.waived === undefined ? 0 : 1);
    }
    const said = run.invocations[0].toolExecutionNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(said.some((text: string) => text.startsWith('Not checked: measurements.'))).toBe(true);
  });
});

describe('junit', () => {
  const cases = async (...more: readonly string[]) => {
    const { out, code } = await validate('junit', ...more);
    const suites = await parse(out);
    if (suites === undefined || suites === null || !('testsuite' in suites)) throw new Error('no test suites');
    const list = (suites.testsuite ?? []).flatMap(({ testcase }) => testcase ?? []);
    return { suites, list, code };
  };
  const failed = (list: readonly TestCase[]) => list.filter(({ failure }) => failure !== undefined);

  test('is read by a parser: errors fail, waived findings and what was not checked are skipped, the rest passes', async () => {
    const { suites, list } = await cases();
    const open = all.filter(({ waived }) => waived === undefined);
    const errors = open.filter(({ severity }) => severity === 'error');
    expect(failed(list).map(({ failure }) => failure?.[0]?.message)).toEqual(errors.map(({ message }) => message));
    const [first] = errors;
    expect(failed(list)[0]?.failure?.[0]?.inner).toContain(
      `m & e/größe/${first?.file}:${first?.range.start.line}:${first?.range.start.column} error: ${first?.message}`,
    );
    expect(suites).toMatchObject({ tests: list.length, failures: errors.length, errors: 0 });
    const skipped = list.filter(({ skipped }) => skipped !== undefined);
    expect(skipped.map(({ skipped: [reason] = [] }) => reason?.message)).toContain(
      'Others <follow> it: "MDG" & more. (M&E unit, until 2027-12-31)',
    );
    expect(skipped.map(({ name }) => name)).toContain('measurements');
    // What only passes with words is read as well.
    const said = list.flatMap((one) => one['system-out'] ?? []).join('\n');
    for (const found of open.filter(({ severity }) => severity !== 'error')) expect(said).toContain(found.message);
  });

  test('a rule that found nothing is a passed case', async () => {
    const { list } = await cases();
    expect(list.find(({ name }) => name?.startsWith('chain-cycle: '))).toMatchObject({
      classname: 'plumbline.chain',
    });
  });

  test('with --fail-on warning, warnings fail', async () => {
    const { list } = await cases('--fail-on', 'warning');
    const open = all.filter(({ waived, severity }) => waived === undefined && severity !== 'info');
    expect(failed(list).length).toBe(open.length);
  });
});

describe('github', () => {
  /** Reads workflow commands as the runner does. */
  const read = (out: string) =>
    out.split('\n').flatMap((line) => {
      const [, command, properties = '', data = ''] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
      if (command === undefined) return [];
      const plain = (text: string) =>
        text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
      const entries = properties.split(',').map((one) => one.split('='));
      return [
        {
          command,
          message: plain(data),
          ...Object.fromEntries(entries.map(([key, value = '']) => [key, plain(value)])),
        },
      ];
    });
  const names: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', info: 'notice' };

  test('annotates each finding at its line, from the top of the repository, errors first', async () => {
    const { out } = await validate('github', '--all');
    const open = all.filter(({ waived }) => waived === undefined);
    const expected = ['error', 'warning', 'info'].flatMap((severity) =>
      open.filter((one) => one.severity === severity),
    );
    expect(read(out)).toMatchObject(
      expected.map((found) => ({
        command: names[found.severity],
        message: words(found),
        file: `m & e/größe/${found.file}`,
        line: String(found.range.start.line),
        title: found.rule,
      })),
    );
  });

  test('leaves infos out without --all, and says how many', async () => {
    const { out } = await validate('github');
    expect(read(out).filter(({ command }) => command === 'notice')).toEqual([]);
    expect(out).toMatch(/\d+ infos? \(--all shows them\)/);
    expect(out).toContain('  not checked: measurements — The portfolio has none.');
  });
});

describe('text', () => {
  test('lists the waivers that hold, with what they accept', async () => {
    const { out } = await validate('text');
    expect(out).toContain(
      'Accepted by waivers\n  ind-none at main/impact: 1 finding. Others <follow> it: "MDG" & more. (M&E unit, until 2027-12-31)\n',
    );
  });

  test('with --max shows the loudest and counts the rest', async () => {
    const { out } = await validate('text', '--all', '--max', '1');
    const open = all.filter(({ waived }) => waived === undefined);
    expect(out.match(/^frameworks\/\S+ (error|warning|info) /gm)?.map((line) => line.split(' ')[1])).toEqual(['error']);
    expect(out).toContain(`and ${open.length - 1} findings more (--max)`);
  });
});

describe('options', () => {
  test('--rule runs one rule alone', async () => {
    const { out, code } = await validate('json', '--rule', 'word-vague-term');
    const { diagnostics, checked } = JSON.parse(out);
    expect(diagnostics.map(({ rule }: Found) => rule)).toEqual(['word-vague-term']);
    expect(checked.rules).toBe(1);
    expect(code).toBe(0);
  });

  test('--rule with a name that no rule has is a mistake of the command line', async () => {
    const { err, code } = await validate('json', '--rule', 'word-vague-terms');
    expect(err).toBe('There is no rule word-vague-terms.\n→ Did you mean "word-vague-term"?\n');
    expect(code).toBe(2);
  });

  test('--fail-on warning ends with 1 on warnings', async () => {
    const quiet = folder({
      'plumbline.yaml': 'title: Portfolio\n',
      'frameworks/main.yaml': 'id: main\ntitle: Main\nresults:\n  impact: {level: impact, statement: Cities thrive}\n',
    });
    expect((await plumbline(quiet, 'validate')).code).toBe(0);
    expect((await plumbline(quiet, 'validate', '--fail-on', 'warning')).code).toBe(1);
    expect((await plumbline(quiet, 'validate', '--fail-on', 'anything')).code).toBe(2);
  });

  test('--max takes a whole number', async () => {
    const { err, code } = await validate('text', '--max', 'many');
    expect(err).toBe('--max is "many"; expected a whole number, 1 or more.\n');
    expect(code).toBe(2);
  });
});
